package hub

import (
	"time"

	"watchfloor/feed/wire"
)

// burst is how long any amount of changes may wait to be sent.
const burst = time.Second

// A sub is one client's subscription of one topic.
type sub struct {
	id    uint64
	topic *topic
	last  uint64       // seq of the last frame sent
	parts []*wire.Snap // of a snapshot, still to be sent
	level bool         // the client has once caught up: from now on it must keep up
}

// subscribe answers sub and sync: from the cursor on if the log reaches so
// far back, else with a snapshot.
func (c *conn) subscribe(f *wire.Sub) error {
	for _, s := range c.subs {
		if s.id == f.ID {
			return ending{wire.CloseDuplicate, "the sub id is in use"}
		}
	}
	t := c.hub.topics[f.Topic]
	if t == nil {
		return c.write(&wire.Err{ID: f.ID, Code: wire.NotFound, Msg: "there is no such topic"})
	}
	s := &sub{id: f.ID, topic: t}
	c.subs[f.Topic] = s
	ok := &wire.SubOK{ID: f.ID, Topic: t.name, Mode: wire.ModeResume, Epoch: t.epoch}
	c.hub.mu.Lock()
	if t.resumes(f.Cursor) {
		s.last = f.Cursor.Seq
	} else {
		ok.Mode, s.last, s.parts = wire.ModeSnapshot, t.seq, t.snapshot()
	}
	c.hub.mu.Unlock()
	ok.Seq = s.last
	if err := c.write(ok); err != nil {
		return err
	}
	return c.send()
}

// send sends one more frame of each topic that has one; the loop comes back
// for more, so that a long snapshot delays no heartbeat and no other topic.
func (c *conn) send() error {
	for _, s := range c.subs {
		more, err := c.sendOne(s)
		if err != nil {
			return err
		}
		if more {
			c.poke()
		}
	}
	return nil
}

// sendOne tells whether there may be more to send.
func (c *conn) sendOne(s *sub) (more bool, err error) {
	if len(s.parts) > 0 {
		part := s.parts[0]
		s.parts = s.parts[1:]
		return true, c.write(part)
	}
	data, seq, err := c.next(s)
	if err != nil || data == nil {
		return false, err
	}
	s.last = seq
	return true, c.writeBytes(data)
}

// next is the next delta of a topic, or the end of a client that is too slow:
// once level it may not be far behind on an ordered topic, and never so far
// that changes are forgotten.
func (c *conn) next(s *sub) (data []byte, seq uint64, err error) {
	c.hub.mu.Lock()
	defer c.hub.mu.Unlock()
	t := s.topic
	if s.last < t.log.floor || t.ordered && s.level && late(t.log.behind(s.last)) {
		return nil, 0, ending{wire.CloseSlow, "too slow on " + t.name}
	}
	data, seq, err = t.delta(s.last)
	s.level = s.level || seq == t.seq
	return data, seq, err
}

// late tells whether a backlog is more than a burst just published.
func late(size int, since time.Time) bool {
	age := time.Since(since)
	return size > 0 && age > wire.SlowTime || size > wire.MaxBacklog && age > burst
}
