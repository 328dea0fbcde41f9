package link

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"watchfloor/feed"
	"watchfloor/feed/wire"
)

// posted queues n commands at a moment.
func posted(t *testing.T, n int, now time.Time) (*outbox, []feed.Acknowledge) {
	t.Helper()
	o := newOutbox()
	var sent []feed.Acknowledge
	for i := range n {
		a := acknowledge(fmt.Sprint("inc-", i))
		c, err := command(a, now)
		if err = errors.Join(err, o.add(c, now)); err != nil {
			t.Fatal(err)
		}
		sent = append(sent, a)
	}
	return o, sent
}

func TestOutboxKeepsPaceAndOrder(t *testing.T) {
	now := time.Unix(1e9, 0)
	o, sent := posted(t, 50, now)
	for _, want := range []int{20, 20, 10} {
		due, wait := o.take(now, 20)
		if len(due) != want {
			t.Fatalf("%d at once, want %d", len(due), want)
		}
		for i, data := range due {
			if !strings.Contains(string(data), sent[i].ID) {
				t.Errorf("number %d is %s", i, data)
			}
		}
		sent = sent[want:]
		if again, _ := o.take(now, 20); len(again) != 0 {
			t.Errorf("%d more at once", len(again))
		}
		now = now.Add(wait)
	}
}

func TestOutboxSendsAgainWhatIsNotAnswered(t *testing.T) {
	now := time.Unix(1e9, 0)
	o, sent := posted(t, 3, now)
	o.take(now, 20)
	if told := o.answer(&wire.Ack{ID: sent[1].ID, Status: wire.Accepted}, now); len(told) != 1 {
		t.Error("an answer is not told")
	}
	if told := o.answer(&wire.Ack{ID: sent[1].ID, Status: wire.Accepted, Dup: true}, now); told != nil {
		t.Error("an answer is told twice")
	}
	later := &wire.Ack{ID: sent[2].ID, Status: wire.Rejected, Err: &wire.Fault{Code: wire.Rate, Retry: true}}
	if told := o.answer(later, now); told != nil {
		t.Error("not now is told as never")
	}
	for _, step := range []struct {
		after time.Duration
		want  int
	}{{retryAfter - 1, 0}, {retryAfter, 1}, {patience, 1}, {patience + retryAfter, 1}} {
		if due, _ := o.take(now.Add(step.after), 20); len(due) != step.want {
			t.Errorf("after %v %d are due, want %d", step.after, len(due), step.want)
		}
	}
	if events := o.reconnected(now.Add(time.Minute)); len(events) != 0 {
		t.Errorf("reconnected: %v", events)
	}
	if due, _ := o.take(now.Add(time.Minute), 20); len(due) != 2 {
		t.Errorf("after a reconnect %d are due", len(due))
	}
}

func TestOutboxExpires(t *testing.T) {
	now := time.Unix(1e9, 0)
	o, sent := posted(t, 1, now)
	if events := o.reconnected(now.Add(wire.QueueTime)); len(events) != 0 {
		t.Errorf("after 12 h: %v", events)
	}
	events := o.reconnected(now.Add(wire.QueueTime + 1))
	if len(events) != 1 || events[0].(feed.Answered).Intent != sent[0].ID || events[0].(feed.Answered).Answer.Status != "expired" {
		t.Errorf("after more: %v", events)
	}
	if due, wait := o.take(now, 20); len(due) != 0 || wait != 0 {
		t.Error("an expired command is sent")
	}
}

func TestOutboxRefusesWhenFullOrShut(t *testing.T) {
	now := time.Unix(1e9, 0)
	o, _ := posted(t, wire.MaxSendQueue, now)
	c, err := command(acknowledge("inc-1"), now)
	if err != nil {
		t.Fatal(err)
	}
	if err := o.add(c, now); !errors.Is(err, feed.ErrBusy) {
		t.Errorf("full: %v", err)
	}
	if failed := o.shut(now); len(failed) != wire.MaxSendQueue {
		t.Errorf("shut: %d failed", len(failed))
	}
	if err := o.add(c, now); !errors.Is(err, feed.ErrOffline) {
		t.Errorf("shut: %v", err)
	}
	c.ID = ""
	if err := newOutbox().add(c, now); err == nil {
		t.Error("a command without an id is queued")
	}
}
