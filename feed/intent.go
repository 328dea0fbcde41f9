package feed

import "time"

// An Intent is something the operator asked the backend to do. The set is
// closed: Acknowledge, PutZone, DeleteZone and AskHistory. All but
// Acknowledge are refused (ErrNotLive) while the link is not live.
type Intent interface {
	intent()
	// IntentID is the ULID made by the client that names this intent.
	IntentID() string
}

// Acknowledge says that an operator has seen an incident. It silences, it
// does not close.
type Acknowledge struct {
	ID       string // ULID
	Incident string
	At       time.Time // the operator's time
}

// PutZone makes a zone, or changes the one with the same ID; it needs the role
// supervisor. Zone.Revision is the one that was edited, 0 for a new zone: the
// hub refuses the change when somebody else was quicker.
type PutZone struct {
	ID   string // ULID
	Zone Zone
	At   time.Time // the operator's time; zero: when it is sent
}

// DeleteZone removes a zone; it needs the role supervisor.
type DeleteZone struct {
	ID   string // ULID
	Zone string
	At   time.Time // the operator's time; zero: when it is sent
}

// AskHistory asks for the positions of the units from From to To, at the
// most those of the last hours. They come as Snapshot.History.
type AskHistory struct {
	ID       string // ULID
	From, To time.Time
}

func (Acknowledge) intent() {}
func (PutZone) intent()     {}
func (DeleteZone) intent()  {}
func (AskHistory) intent()  {}

// IntentID implements Intent.
func (a Acknowledge) IntentID() string { return a.ID }

// IntentID implements Intent.
func (p PutZone) IntentID() string { return p.ID }

// IntentID implements Intent.
func (d DeleteZone) IntentID() string { return d.ID }

// IntentID implements Intent.
func (a AskHistory) IntentID() string { return a.ID }
