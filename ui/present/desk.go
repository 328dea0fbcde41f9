package present

import (
	"watchfloor/feed"
	"watchfloor/mapview/sight"
)

// A Desk is what the operator of this station has chosen and asked for.
type Desk struct {
	Incident string             // id of the selected incident
	Camera   string             // id of the selected camera
	Cursor   string             // id of the incident the keyboard is at
	Attempts map[string]Attempt // by incident
	Only     Filter
	Layers   Layers        // of the map
	Watched  []string      // ids of the cameras of a place or an area that was asked for
	Sight    *sight.Survey // what cameras really see; nil: not known
}

// An Attempt is an acknowledgement that was sent and is not yet, or will not
// be, on the incident.
type Attempt struct {
	Pending bool
	Problem string // why it was not done
}

// A Filter limits the rows.
type Filter int

// The filters.
const (
	All Filter = iota
	Unacknowledged
	Mine // owned or acknowledged by the operator
)

// Open says whether an incident still asks for something.
func Open(i feed.Incident) bool { return i.State != feed.Closed && i.State != feed.Resolved }

// Unacked says whether nobody has acknowledged an open incident yet.
func Unacked(i feed.Incident) bool { return Open(i) && i.AckedAt.IsZero() }

// Stale says whether the snapshot may no longer be what the backend knows.
func Stale(s *feed.Snapshot) bool {
	return s.Link.State == feed.LinkLost || s.Link.State == feed.LinkForbidden
}
