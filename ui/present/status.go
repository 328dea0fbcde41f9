package present

import (
	"cmp"
	"time"

	"watchfloor/feed"
)

// Level is how a word on the link is coloured.
type Level int

// The levels.
const (
	Calm Level = iota
	Good
	Caution
	Fault
)

// A Status is what the frame of the window says.
type Status struct {
	Link    string // a few words
	Banner  string // a sentence for the operator; empty when all is well
	Level   Level
	Hub     string
	User    string
	Cameras int
	Online  int
	Open    [5]int // open incidents, by severity
	Unacked int
}

// StatusOf counts a snapshot and puts its link into words.
func StatusOf(s *feed.Snapshot, now time.Time) Status {
	st := Status{Hub: s.Link.Hub, User: s.Link.User, Cameras: len(s.Cameras)}
	st.Link, st.Banner, st.Level = link(s.Link, now)
	for _, c := range s.Cameras {
		if c.Health == feed.Online {
			st.Online++
		}
	}
	for _, i := range s.Incidents {
		if Open(i) {
			st.Open[max(0, min(int(i.Severity), len(st.Open)-1))]++
		}
		if Unacked(i) {
			st.Unacked++
		}
	}
	return st
}

// Total is how many incidents are open.
func (s Status) Total() int {
	total := 0
	for _, n := range s.Open {
		total += n
	}
	return total
}

func link(l feed.Link, now time.Time) (words, banner string, level Level) {
	age := Exact(now.Sub(l.Since))
	switch l.State {
	case feed.LinkLive:
		return "Live", "", Good
	case feed.LinkConnecting:
		if l.Err == "" { // it takes a moment: nothing to tell
			return "Connecting", "", Caution
		}
		return "Connecting", because("Connecting to the hub", l.Err), Caution
	case feed.LinkLost:
		words := "Link lost " + age
		return words, because(words, l.Err) + " · showing the last known state", Fault
	case feed.LinkForbidden:
		return "Refused", because("The hub refused this station", l.Err), Fault
	}
	return "No hub", "", Calm
}

func because(what, why string) string {
	if why == "" {
		return what
	}
	return what + ": " + why
}

// Empty is what an incident list without rows says: a title and a sentence.
func Empty(s *feed.Snapshot, only Filter) (title, text string) {
	switch s.Link.State {
	case feed.LinkNone:
		return "No hub configured", "Incidents come from a hub: start with --hub, or without any option for the demo city."
	case feed.LinkConnecting:
		return "Connecting to the hub", cmp.Or(s.Link.Err, "Incidents appear here as soon as it answers.")
	case feed.LinkForbidden:
		return "The hub refused this station", cmp.Or(s.Link.Err, "Check the token.")
	}
	switch only {
	case Unacknowledged:
		return "All acknowledged", "Every open incident has been acknowledged."
	case Mine:
		return "None of yours", "Nothing is owned or was acknowledged by you."
	}
	return "All quiet", "New incidents appear here, the most severe first."
}
