package feed

import "time"

// An Event is one change reported by the backend or by the link to it. The
// set is closed: Replaced, Changed, Answered, Recalled and LinkChanged.
type Event interface{ event() }

// Replaced is the whole content of a topic: what is not in it is gone.
type Replaced struct {
	Topic    string // for example "cameras/pd"
	Entities Entities
}

// Changed is a change of a topic: what was put and the ids deleted.
type Changed struct {
	Topic   string
	Put     Entities
	Deleted []string
}

// Entities are values of any kind; a topic fills one of the fields.
type Entities struct {
	Cameras   []Camera
	Zones     []Zone
	Units     []Unit
	Incidents []Incident
}

// Answered tells how an Intent went.
type Answered struct {
	Intent string // the intent's ID
	Answer Answer
}

// An Answer is the backend's word on an Intent.
type Answer struct {
	Status  string // accepted, effected, failed, rejected, expired
	Message string // why not; empty when it went well
	At      time.Time
}

// Recalled brings what AskHistory asked for; the Answered follows it.
type Recalled struct{ History History }

// LinkChanged tells the state of the connection to the backend.
type LinkChanged struct{ Link Link }

// Link is the state of the connection to the backend.
type Link struct {
	State LinkState
	Hub   string // the hub's address without secrets
	User  string
	Since time.Time // of this state
	Try   int       // attempts since the link was last live
	Err   string    // why it is not live; empty when it is
}

// LinkState says whether what the screen shows is in step with the backend.
type LinkState string

// The values of LinkState.
const (
	LinkNone       LinkState = ""           // no hub configured
	LinkConnecting LinkState = "connecting" // first attempt
	LinkLive       LinkState = "live"
	LinkLost       LinkState = "lost"      // being redialled
	LinkForbidden  LinkState = "forbidden" // refused for good: never redialled
)

func (Replaced) event()    {}
func (Changed) event()     {}
func (Answered) event()    {}
func (Recalled) event()    {}
func (LinkChanged) event() {}
