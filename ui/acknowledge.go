package ui

import (
	"time"

	"github.com/oklog/ulid/v2"

	"watchfloor/feed"
	"watchfloor/ui/present"
)

// patience is how long a live hub may take to answer.
const patience = 10 * time.Second

// sent is an acknowledgement on its way, or what became of it.
type sent struct {
	intent   string
	deadline time.Time
	problem  string
}

// acknowledge tells the hub that the operator has seen an incident. Until the
// hub says so too, it is pending.
func (a *App) acknowledge(id string) {
	i, ok := a.shown.Incidents[id]
	if !ok || !present.Unacked(i) || a.pending(id) {
		return
	}
	now := time.Now()
	intent := feed.Acknowledge{ID: ulid.Make().String(), Incident: id, At: now.UTC()}
	s := sent{intent: intent.ID, deadline: now.Add(patience)}
	if a.cfg.Sender == nil {
		s.problem = "there is no hub"
	} else if err := a.cfg.Sender.Send(intent); err != nil {
		s.problem = err.Error()
	}
	a.sent[id] = s
	a.show(now)
}

func (a *App) pending(incident string) bool {
	s, ok := a.sent[incident]
	return ok && s.problem == ""
}

// settle looks what became of what was sent.
func (a *App) settle(now time.Time) {
	for id, s := range a.sent {
		i, known := a.shown.Incidents[id]
		if !known || !present.Unacked(i) {
			delete(a.sent, id)
			continue
		}
		if s.problem == "" {
			s.problem = a.outcome(s, now)
			a.sent[id] = s
		}
	}
}

// outcome says why an acknowledgement failed; empty while it may still work.
// Without a link it waits: acknowledgements are queued.
func (a *App) outcome(s sent, now time.Time) string {
	answer, answered := a.shown.Answers[s.intent]
	switch {
	case answered && (answer.Status == "accepted" || answer.Status == "effected"):
		return ""
	case answered && answer.Message != "":
		return answer.Message
	case answered:
		return answer.Status
	case now.After(s.deadline) && a.shown.Link.State == feed.LinkLive:
		return "no answer from the hub"
	}
	return ""
}

// attempts is what the presenters need to know of it.
func (a *App) attempts() map[string]present.Attempt {
	all := make(map[string]present.Attempt, len(a.sent))
	for id, s := range a.sent {
		all[id] = present.Attempt{Pending: s.problem == "", Problem: s.problem}
	}
	return all
}
