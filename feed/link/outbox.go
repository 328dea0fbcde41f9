package link

import (
	"fmt"
	"slices"
	"sync"
	"time"

	"watchfloor/feed"
	"watchfloor/feed/wire"
)

const (
	retryAfter = time.Second      // until a command is sent again that the hub could not take
	patience   = 10 * time.Second // until one is sent again that the hub does not answer
)

// An outbox holds commands until they are answered, in their order. Any
// goroutine may call its methods.
type outbox struct {
	wake chan struct{} // something was added

	mu     sync.Mutex
	closed bool
	list   []*letter
	sent   []time.Time // of the commands of the last second
}

// A letter is a command that has no answer yet.
type letter struct {
	id, op string
	data   []byte
	queued time.Time
	sent   bool      // on this connection
	after  time.Time // not to be sent, or sent again, before
}

func newOutbox() *outbox { return &outbox{wake: make(chan struct{}, 1)} }

// add queues a command, or says why it cannot.
func (o *outbox) add(c *wire.Cmd, now time.Time) error {
	data, err := wire.Encode(c)
	if err != nil {
		return fmt.Errorf("queue a command: %w", err)
	}
	if len(data) > wire.MaxToHub {
		return fmt.Errorf("this is too big for the hub: %d KiB of at most %d", len(data)>>10+1, wire.MaxToHub>>10)
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	switch {
	case o.closed:
		return feed.ErrOffline
	case len(o.list) >= wire.MaxSendQueue:
		return feed.ErrBusy
	}
	o.list = append(o.list, &letter{id: c.ID, op: c.Op, data: data, queued: now})
	select {
	case o.wake <- struct{}{}:
	default:
	}
	return nil
}

// reconnected makes everything due again that is not too old: what is
// unanswered may be lost.
func (o *outbox) reconnected(now time.Time) []feed.Event {
	o.mu.Lock()
	for _, l := range o.list {
		l.sent, l.after = false, now
	}
	o.mu.Unlock()
	return o.expire(now)
}

// take returns what to send now, at most perSec commands a second, and how
// long to wait before asking again; 0 when nothing waits.
func (o *outbox) take(now time.Time, perSec int) (due [][]byte, wait time.Duration) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.sent = slices.DeleteFunc(o.sent, func(t time.Time) bool { return now.Sub(t) >= time.Second })
	next := now.Add(patience)
	for _, l := range o.list {
		if now.Before(l.after) {
			next = earlier(next, l.after)
			if l.sent {
				continue
			}
			break // what follows waits, too: order is kept
		}
		if len(o.sent) >= max(1, perSec) {
			next = earlier(next, o.sent[0].Add(time.Second))
			break
		}
		l.sent, l.after = true, now.Add(patience)
		o.sent = append(o.sent, now)
		due = append(due, l.data)
	}
	if len(o.list) == 0 {
		return nil, 0
	}
	return due, next.Sub(now)
}

func earlier(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}

// answer takes an Ack and returns what it tells. That is nothing when nobody
// waits for it, or when the command is to be sent again.
func (o *outbox) answer(a *wire.Ack, now time.Time) []feed.Event {
	o.mu.Lock()
	defer o.mu.Unlock()
	i := slices.IndexFunc(o.list, func(l *letter) bool { return l.id == a.ID })
	if i < 0 {
		return nil
	}
	l := o.list[i]
	if a.Status == wire.Rejected && a.Err != nil && a.Err.Retry {
		l.sent, l.after = false, now.Add(retryAfter)
		return nil
	}
	o.list = slices.Delete(o.list, i, i+1)
	return told(l.op, a, now)
}

// expire drops what is too old to be sent, or sent again.
func (o *outbox) expire(now time.Time) []feed.Event {
	return o.drop(now, wire.Expired, "the hub was out of reach for too long", func(l *letter) bool {
		return now.Sub(l.queued) > keep(l.op)
	})
}

// shut refuses everything from now on.
func (o *outbox) shut(now time.Time) []feed.Event {
	o.mu.Lock()
	o.closed = true
	o.mu.Unlock()
	return o.drop(now, wire.Failed, feed.ErrOffline.Error(), func(*letter) bool { return true })
}

func (o *outbox) drop(now time.Time, status, message string, which func(*letter) bool) []feed.Event {
	o.mu.Lock()
	defer o.mu.Unlock()
	var events []feed.Event
	o.list = slices.DeleteFunc(o.list, func(l *letter) bool {
		if which(l) {
			answer := feed.Answer{Status: status, Message: message, At: now.UTC()}
			events = append(events, feed.Answered{Intent: l.id, Answer: answer})
			return true
		}
		return false
	})
	return events
}
