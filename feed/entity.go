package feed

import (
	"time"

	"github.com/paulmach/orb"
)

// A Camera is a place a picture comes from: its name, position and where to
// play it (protocol.md section 8).
type Camera struct {
	ID, Agency, Name string
	Tier             string // "registry" (no streams) or "connected"
	Position         orb.Point
	PTZ              bool
	Heading, FOV     float64 // degrees; FOV is horizontal
	Range, Height    float64 // metres; Height is the mount height
	Streams          []Stream
	Masks            []Mask // private parts of the picture
	Mosaic           bool   // Masks show large blocks of colour, instead of nothing
	Lens             Lens
	Access           string // "always", "incident" or "request"
	Health           Health
	HealthAt         time.Time
	Cred             string // name of the credential, never the credential
	Tags             []string
	UpdatedAt        time.Time
}

// A Mask is a polygon over a part of a camera's upright picture that nobody
// may see: its corners, x to the right and y down, 0 to 1 of the picture.
type Mask []orb.Point

// A Lens says how a camera sees. The zero Lens draws straight lines straight;
// else it is a fisheye (equidistant) whose image is a circle.
type Lens struct {
	X, Y   float64 // centre of the circle, 0 to 1 of the picture's width and height
	Radius float64 // of the circle, in parts of the picture's width
	FOV    float64 // across the circle, degrees
}

// A Stream is one way to play a camera. URL carries no user info.
type Stream struct {
	Role          string // "main", "sub", "third" or "metadata"
	URL           string
	Codec         string
	Width, Height int // pixels
	FPS           float64
}

// Health is a camera's technical state, never mixed with scene alarms.
type Health string

// The values of Health.
const (
	Online   Health = "online"
	Degraded Health = "degraded"
	Offline  Health = "offline"
	Tampered Health = "tampered"
	Blurred  Health = "blurred"
	Unknown  Health = "unknown"
)

// A Unit is a crew or vehicle in the field.
type Unit struct {
	ID, Agency, Name string
	Kind             string // patrol, ambulance, fire …
	State            string // protocol.md section 9
	Emergency        bool
	Position         orb.Point
	Course, Speed    float64 // degrees, m/s
	Accuracy         float64 // metres; 0: not known
	FixAt, StaleAt   time.Time
	Incident         string // id, empty when free
}

// An Incident is an event an operator must see or act on, as the backend
// last described it.
type Incident struct {
	ID, Agency, Title              string
	Type                           string
	Status                         string // CAP: Actual, Exercise, System, Test, Draft
	State                          State
	Severity                       Severity
	Urgency, Certainty             string // CAP words
	Priority                       int    // 1..4, computed by the backend
	Geometry                       orb.Geometry
	Zones, Cameras, Alarms, Units  []string // ids; cameras best first
	Log                            []LogLine
	Owner                          string
	AckedBy                        string
	AckedAt                        time.Time // zero: not acknowledged
	OccurredAt, OpenedAt, ClosedAt time.Time
	UpdatedAt                      time.Time
}

// A LogLine is one entry of an incident's log.
type LogLine struct {
	At             time.Time
	By, Kind, Text string
}

// Severity is a CAP 1.2 severity; its order is its rank, worst highest.
type Severity int

// The values of Severity.
const (
	SeverityUnknown Severity = iota
	Minor
	Moderate
	Severe
	Extreme
)

// State is where an incident stands (protocol.md section 9).
type State string

// The values of State.
const (
	New        State = "new"
	InProgress State = "in_progress"
	OnHold     State = "on_hold"
	Resolved   State = "resolved"
	Closed     State = "closed"
)
