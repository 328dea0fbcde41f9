package present

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"watchfloor/feed"
)

// A Row is one line of the incident list, formatted. Rows are comparable: a
// list repaints those that differ.
type Row struct {
	ID       string
	Severity feed.Severity
	Title    string
	Detail   string // place · age · state · owner · cameras
	Ack      Ack
	AckNote  string // who acknowledged, or why it was refused
	Open     bool
	Selected bool
	Cursor   bool // the keyboard is here
	Dim      bool // last known state: the link is down
}

// Ack is where the acknowledgement of an incident stands.
type Ack int

// The values of Ack.
const (
	AckNone    Ack = iota // a closed incident that nobody acknowledged
	AckNeeded             // show the button
	AckPending            // sent, no answer yet
	AckDone
	AckRefused
)

// Rows formats the incidents the desk wants to see: open ones first, the most
// severe and then the newest first.
func Rows(s *feed.Snapshot, d Desk, now time.Time) []Row {
	rows := make([]Row, 0, len(s.Incidents))
	for _, i := range ordered(s, d) {
		rows = append(rows, row(s, d, i, now))
	}
	return rows
}

func ordered(s *feed.Snapshot, d Desk) []feed.Incident {
	list := make([]feed.Incident, 0, len(s.Incidents))
	for _, i := range s.Incidents {
		if wanted(i, d.Only, s.Link.User) {
			list = append(list, i)
		}
	}
	slices.SortFunc(list, before)
	return list
}

func wanted(i feed.Incident, only Filter, user string) bool {
	switch only {
	case Unacknowledged:
		return Unacked(i)
	case Mine:
		return user != "" && (i.Owner == user || i.AckedBy == user)
	}
	return true
}

func before(a, b feed.Incident) int {
	return cmp.Or(
		-compareBool(Open(a), Open(b)),
		-cmp.Compare(a.Severity, b.Severity),
		b.OpenedAt.Compare(a.OpenedAt),
		cmp.Compare(a.ID, b.ID),
	)
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

func row(s *feed.Snapshot, d Desk, i feed.Incident, now time.Time) Row {
	r := Row{
		ID:       i.ID,
		Severity: i.Severity,
		Title:    title(i),
		Detail:   detail(s, d, i, now),
		Open:     Open(i),
		Selected: i.ID == d.Incident,
		Cursor:   i.ID == d.Cursor,
		Dim:      Stale(s),
	}
	r.Ack, r.AckNote = ack(i, d.Attempts[i.ID])
	return r
}

// title names an incident. What is not a real event says so first.
func title(i feed.Incident) string {
	t := cmp.Or(i.Title, Words(i.Type), i.ID)
	if i.Status != "" && !strings.EqualFold(i.Status, "Actual") {
		return strings.ToUpper(i.Status) + ": " + t
	}
	return t
}

func detail(s *feed.Snapshot, d Desk, i feed.Incident, now time.Time) string {
	parts := []string{place(s, i), Age(now.Sub(i.OpenedAt)), Words(string(i.State))}
	if i.OpenedAt.IsZero() {
		parts[1] = ""
	}
	if i.Owner != "" {
		parts = append(parts, "owner "+i.Owner)
	}
	parts = append(parts, Count(len(Seeing(s, d.Sight, i)), "camera", "cameras"))
	return join(parts)
}

// place says where an incident is: its first known zone, else its type.
func place(s *feed.Snapshot, i feed.Incident) string {
	for _, id := range i.Zones {
		if z, ok := s.Zones[id]; ok && z.Name != "" {
			return z.Name
		}
	}
	return Words(i.Type)
}

func ack(i feed.Incident, a Attempt) (Ack, string) {
	switch {
	case !i.AckedAt.IsZero():
		return AckDone, i.AckedBy
	case a.Pending:
		return AckPending, ""
	case a.Problem != "":
		return AckRefused, a.Problem
	case !Open(i):
		return AckNone, ""
	}
	return AckNeeded, ""
}

// Next is the id of the alarm an operator should look at after the one with
// id current: the next unacknowledged row below it, else the first. Empty
// when all are acknowledged.
func Next(rows []Row, current string) string {
	at := slices.IndexFunc(rows, func(r Row) bool { return r.ID == current })
	for n := range rows {
		r := rows[(at+1+n)%len(rows)]
		if r.Open && (r.Ack == AckNeeded || r.Ack == AckRefused) {
			return r.ID
		}
	}
	return ""
}
