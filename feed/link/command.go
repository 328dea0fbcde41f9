package link

import (
	"cmp"
	"encoding/json"
	"fmt"
	"time"

	"watchfloor/feed"
	"watchfloor/feed/wire"
)

// command is an intent as a frame.
func command(i feed.Intent, now time.Time) (*wire.Cmd, error) {
	switch i := i.(type) {
	case feed.Acknowledge:
		args, err := json.Marshal(wire.Target{K: i.Incident})
		return framed(i.ID, wire.OpAcknowledge, args, i.At), err
	case feed.PutZone:
		args, err := wire.PutZone(i.Zone)
		return framed(i.ID, wire.OpPutZone, args, cmp.Or(i.At, now)), err
	case feed.DeleteZone:
		args, err := json.Marshal(wire.Target{K: i.Zone})
		return framed(i.ID, wire.OpDeleteZone, args, cmp.Or(i.At, now)), err
	case feed.AskHistory:
		args, err := json.Marshal(wire.Span{From: wire.TimeOf(i.From), To: wire.TimeOf(i.To)})
		return framed(i.ID, wire.OpHistory, args, now), err
	}
	return nil, fmt.Errorf("%T cannot be sent to a hub", i)
}

func framed(id, op string, args json.RawMessage, at time.Time) *wire.Cmd {
	return &wire.Cmd{ID: id, Op: op, Args: args, TS: wire.TimeOf(at), Want: wire.Accepted}
}

// queued tells whether a command may wait for a link (protocol.md section 5).
func queued(op string) bool { return op == wire.OpAcknowledge }

// keep is how long a command is sent, or sent again.
func keep(op string) time.Duration {
	if queued(op) {
		return wire.QueueTime
	}
	return wire.LiveTime
}

// told is what an answer to a command tells the store.
func told(op string, a *wire.Ack, now time.Time) []feed.Event {
	answer := feed.Answer{Status: a.Status, At: now.UTC()}
	switch {
	case a.Err != nil:
		answer.Message = a.Err.Msg
	case a.Status == wire.Expired:
		answer.Message = "it came too late"
	case op == wire.OpHistory && a.Status == wire.Accepted:
		return recalled(a, answer)
	}
	return []feed.Event{feed.Answered{Intent: a.ID, Answer: answer}}
}

// recalled reads the positions that were asked for.
func recalled(a *wire.Ack, answer feed.Answer) []feed.Event {
	past, err := wire.ReadHistory(a.Detail)
	if err != nil {
		answer.Status, answer.Message = wire.Failed, "the hub's answer cannot be read: "+err.Error()
		return []feed.Event{feed.Answered{Intent: a.ID, Answer: answer}}
	}
	past.Intent = a.ID
	return []feed.Event{feed.Recalled{History: past}, feed.Answered{Intent: a.ID, Answer: answer}}
}
