package feed

import (
	"time"

	"github.com/paulmach/orb"
)

// A Zone is a geofence: an area with a purpose, and the rules that raise
// alerts in it (protocol.md section 8). Package fence judges it.
type Zone struct {
	ID, Agency, Name string
	Kind             string       // secure, exclusion, school, event, patrol, speed, evacuation, custom
	Shape            string       // polygon, multipolygon, circle, corridor
	Geometry         orb.Geometry // Polygon or MultiPolygon; a circle's Point, a corridor's LineString
	Radius, Width    float64      // metres; of a circle, of a corridor from edge to edge
	Schedule         []Period     // when the rules hold; empty: always
	TZ               string       // IANA name of the Schedule's time zone; empty: UTC
	Rules            []Rule
	Revision         int // counts the changes of operators; the hub sets it
	UpdatedAt        time.Time
}

// A Period is a part of the week, in the zone's own time. Where To is not
// after From it ends on the next day.
type Period struct {
	Days     []time.Weekday // on which it begins; empty: every day
	From, To int            // minutes after midnight: From 0 to 1439, To 0 to 1440
}

// A Rule says what in a zone raises an alert, and how grave that is.
type Rule struct {
	ID         string // unique in its zone
	On         Trigger
	Subjects   []string      // ids or kinds of units; empty: all
	For        time.Duration // how long it must last before it is told; 0: at once
	Count      int           // of OnCount: so many at once are too many
	Speed      float64       // of OnSpeed: m/s; more is too fast
	Hysteresis float64       // metres; who is inside leaves only farther out than this
	Cooldown   time.Duration // no second alert about the same subject so soon
	Severity   Severity
	Urgency    string // CAP 1.2 word, as is Certainty
	Certainty  string
	Type       string // of the incident, for example "fence.enter"
	SOP        string // id of the procedure; empty: none
	Enabled    bool
}

// Trigger is what a Rule looks out for.
type Trigger string

// The values of Trigger. "Inside" is a subject's state, "enter" its change.
const (
	OnEnter   Trigger = "enter"   // comes from outside, and stays for For
	OnExit    Trigger = "exit"    // goes out, and stays there for For
	OnCross   Trigger = "cross"   // comes from outside and has left again
	OnInside  Trigger = "inside"  // is inside for For; again after each Cooldown
	OnOutside Trigger = "outside" // is outside for For; again after each Cooldown
	OnDwell   Trigger = "dwell"   // is inside for For, once a stay
	OnCount   Trigger = "count"   // Count subjects or more are inside for For
	OnSpeed   Trigger = "speed"   // is inside and faster than Speed for For
	OnAbsence Trigger = "absence" // no subject is inside for For
)

// Triggers lists the values of Trigger.
func Triggers() []Trigger {
	return []Trigger{OnEnter, OnExit, OnCross, OnInside, OnOutside, OnDwell, OnCount, OnSpeed, OnAbsence}
}

// A Fix is where a subject was at a moment.
type Fix struct {
	Subject, Kind string    // a unit's id and kind
	At            orb.Point // lon, lat
	Time          time.Time
	Speed         float64 // m/s; 0: not known, or it stands
	Accuracy      float64 // metres; 0: not known
}

// Fix returns the unit's last position; without a FixAt it has none, and the
// Fix has no Time.
func (u Unit) Fix() Fix {
	return Fix{Subject: u.ID, Kind: u.Kind, At: u.Position, Time: u.FixAt, Speed: u.Speed, Accuracy: u.Accuracy}
}

// A History is what the hub remembers of the units' positions: the answer to
// AskHistory. It must not be written to.
type History struct {
	Intent string    // the AskHistory's ID
	Fixes  []Fix     // in the order of their time
	Until  time.Time // it is complete up to here
	More   bool      // there is more before the To asked for: ask on from Until
}
