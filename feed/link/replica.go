package link

import (
	"fmt"
	"slices"
	"time"

	"watchfloor/feed"
	"watchfloor/feed/wire"
)

// maxDoubts is how often a topic may be out of step between two heartbeats
// that agree.
const maxDoubts = 5

// A replica is this station's copy of the hub's topics, as a pure state
// machine: it knows neither sockets nor the time. It lives longer than a
// connection. One goroutine uses it.
type replica struct {
	topics map[string]*topic
	ids    uint64
}

func newReplica() *replica { return &replica{topics: map[string]*topic{}} }

// A step is what comes of a frame: what to send and what has happened.
type step struct {
	send   []wire.Frame
	events []feed.Event
}

// welcome starts on a new connection: it asks for what this user may read
// and forgets what the user may not read any more.
func (r *replica) welcome(topics []string, now time.Time) step {
	var s step
	for name := range r.topics {
		if !slices.Contains(topics, name) {
			s.events = append(s.events, r.forget(name))
		}
	}
	for _, name := range topics {
		if !slices.Contains(wire.Kinds(), wire.KindOf(name)) {
			continue
		}
		if r.topics[name] == nil {
			r.topics[name] = newTopic(name)
		}
		t := r.topics[name]
		t.held, t.doubts = false, 0
		s.send = append(s.send, r.request(t, now))
	}
	return s
}

// forget drops a topic and what it brought.
func (r *replica) forget(name string) feed.Event {
	delete(r.topics, name)
	return feed.Replaced{Topic: name}
}

func (r *replica) request(t *topic, now time.Time) wire.Frame {
	r.ids++
	return t.request(r.ids, now)
}

// level tells whether every topic is in step.
func (r *replica) level() bool {
	for _, t := range r.topics {
		if t.phase != level {
			return false
		}
	}
	return true
}

// take takes a frame of a topic or a heartbeat; others do not concern it. An
// error means that the connection is no good.
func (r *replica) take(f wire.Frame, now time.Time) (step, error) {
	switch f := f.(type) {
	case *wire.SubOK:
		return r.follow(f.Topic, now, func(t *topic) ([]feed.Event, advice, error) { return nil, t.subok(f), nil })
	case *wire.Snap:
		return r.follow(f.Topic, now, func(t *topic) ([]feed.Event, advice, error) { return t.snap(f) })
	case *wire.Delta:
		return r.follow(f.Topic, now, func(t *topic) ([]feed.Event, advice, error) { return t.delta(f) })
	case *wire.Err:
		return r.refused(f), nil
	case *wire.Beat:
		return r.beat(f, now)
	}
	return step{}, nil
}

// follow lets one topic take a frame and does what it advises.
func (r *replica) follow(name string, now time.Time, take func(*topic) ([]feed.Event, advice, error)) (step, error) {
	t := r.topics[name]
	if t == nil {
		return step{}, nil // unsubscribed: not ours any more
	}
	events, then, err := take(t)
	if err != nil {
		return step{}, err
	}
	if t.phase != asked {
		t.moved = now
	}
	s := step{events: events}
	if then != carryOn {
		err = r.doubt(t, then, now, &s)
	}
	return s, err
}

// doubt asks the hub again, but not for ever.
func (r *replica) doubt(t *topic, then advice, now time.Time, s *step) error {
	if t.doubts++; t.doubts > maxDoubts {
		return fmt.Errorf("%s does not add up", t.name)
	}
	if then == fromZero {
		t.cursor = nil
	}
	s.send = append(s.send, r.request(t, now))
	return nil
}

// refused drops the topic that a sub asked for.
func (r *replica) refused(f *wire.Err) step {
	for name, t := range r.topics {
		if t.phase == asked && t.ask == f.ID {
			return step{events: []feed.Event{r.forget(name)}}
		}
	}
	return step{}
}

// beat looks for silent loss.
func (r *replica) beat(f *wire.Beat, now time.Time) (step, error) {
	var s step
	for name, t := range r.topics {
		seq, told := f.Heads[name]
		if then := t.head(seq, told); then != carryOn {
			if err := r.doubt(t, then, now, &s); err != nil {
				return step{}, err
			}
		}
	}
	return s, nil
}

// stuck says whether the hub owes something for too long.
func (r *replica) stuck(now time.Time) error {
	for _, t := range r.topics {
		if err := t.stuck(now); err != nil {
			return err
		}
	}
	return nil
}
