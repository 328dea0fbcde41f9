package link

import (
	"errors"
	"fmt"
	"maps"
	"time"

	"watchfloor/feed"
	"watchfloor/feed/wire"
)

// A phase is where a topic stands on this connection.
type phase int

const (
	idle       phase = iota // not asked for
	asked                   // waits for a subok; frames before it are stale
	collecting              // a snapshot is coming in
	level                   // in step
)

// Advice is what to do after a frame.
type advice int

const (
	carryOn  advice = iota
	resync          // ask for what is missing, from the cursor on
	fromZero        // ask for everything
)

// A topic follows one topic of the hub. Its cursor and versions always
// belong together, and to what its events have made of the store.
type topic struct {
	name, kind string
	phase      phase
	ask        uint64            // id of the last sub or sync
	held       bool              // this connection has asked before: sync, not sub
	cursor     *wire.Cursor      // nil before the first snapshot
	versions   map[string]uint64 // of what the store shows
	snapshot   *snapshot         // while collecting
	moved      time.Time         // when a frame last brought it on
	doubts     int               // syncs since the last heartbeat that agreed
}

func newTopic(name string) *topic { return &topic{name: name, kind: wire.KindOf(name)} }

// request makes the next Sub or Sync.
func (t *topic) request(id uint64, now time.Time) wire.Frame {
	sub := wire.Sub{ID: id, Topic: t.name, Cursor: t.cursor}
	again := t.held
	t.phase, t.ask, t.held, t.snapshot, t.moved = asked, id, true, nil, now
	if again {
		return (*wire.Sync)(&sub)
	}
	return &sub
}

// subok starts a resume or a snapshot.
func (t *topic) subok(f *wire.SubOK) advice {
	if t.phase != asked || f.ID != t.ask {
		return carryOn // the answer to an older question
	}
	if f.Mode == wire.ModeSnapshot {
		t.phase, t.snapshot = collecting, newSnapshot(f.Epoch, f.Seq)
		return carryOn
	}
	if t.cursor == nil || *t.cursor != (wire.Cursor{Epoch: f.Epoch, Seq: f.Seq}) {
		return fromZero // a resume of something else
	}
	t.phase = level
	return carryOn
}

// snap takes one part of a snapshot; the last one swaps the content.
func (t *topic) snap(f *wire.Snap) ([]feed.Event, advice, error) {
	switch {
	case t.phase == level && f.Epoch != t.cursor.Epoch: // unasked: a new epoch
		t.phase, t.snapshot = collecting, newSnapshot(f.Epoch, f.At)
	case t.phase != collecting:
		return nil, carryOn, nil
	}
	s := t.snapshot
	fits, err := s.add(t.kind, f)
	if err != nil || !fits {
		return nil, fromZero, err
	}
	if !f.Last {
		return nil, carryOn, nil
	}
	if len(s.versions) != *f.Count || wire.Hash(maps.All(s.versions)) != f.Hash {
		return nil, fromZero, nil
	}
	return t.swap(s)
}

// swap puts a complete snapshot in and what happened since on top.
func (t *topic) swap(s *snapshot) ([]feed.Event, advice, error) {
	t.phase, t.snapshot = level, nil
	t.cursor, t.versions = &wire.Cursor{Epoch: s.epoch, Seq: s.at}, s.versions
	events := []feed.Event{feed.Replaced{Topic: t.name, Entities: s.entities}}
	for _, d := range s.deltas {
		if d.Seq <= s.at {
			continue
		}
		more, err := t.apply(d)
		if err != nil {
			t.cursor = nil // the store will not see what is half done here
			return nil, carryOn, err
		}
		events = append(events, more...)
	}
	return events, carryOn, nil
}

// delta takes changes, if they follow on what is here.
func (t *topic) delta(f *wire.Delta) ([]feed.Event, advice, error) {
	switch {
	case t.phase == collecting:
		if !t.snapshot.buffer(f) {
			return nil, fromZero, nil
		}
		return nil, carryOn, nil
	case t.phase != level:
		return nil, carryOn, nil
	case f.Epoch != t.cursor.Epoch:
		return nil, fromZero, nil
	case f.Prev != t.cursor.Seq:
		return nil, resync, nil
	}
	events, err := t.apply(f)
	return events, carryOn, err
}

// apply makes changes; the same or an older version of an entity is none.
func (t *topic) apply(f *wire.Delta) ([]feed.Event, error) {
	newest := map[string]wire.Op{}
	for _, op := range f.Ops {
		if op.Op == wire.Merge {
			return nil, errors.New("merge was not agreed on")
		}
		if op.V > t.known(op.K, newest) {
			newest[op.K] = op
		}
	}
	change := feed.Changed{Topic: t.name}
	for k, op := range newest {
		if op.Op == wire.Delete {
			change.Deleted = append(change.Deleted, k)
		} else if err := wire.Add(&change.Put, t.kind, k, op.D); err != nil {
			return nil, err
		}
	}
	t.commit(f, newest)
	if len(newest) == 0 {
		return nil, nil
	}
	return []feed.Event{change}, nil
}

// known is the version of a key after the ops so far; a deleted key has none.
func (t *topic) known(k string, newest map[string]wire.Op) uint64 {
	op, changed := newest[k]
	switch {
	case !changed:
		return t.versions[k]
	case op.Op == wire.Delete:
		return 0
	}
	return op.V
}

// commit moves the cursor and the versions in one step.
func (t *topic) commit(f *wire.Delta, newest map[string]wire.Op) {
	for k, op := range newest {
		if op.Op == wire.Delete {
			delete(t.versions, k)
		} else {
			t.versions[k] = op.V
		}
	}
	t.cursor = &wire.Cursor{Epoch: f.Epoch, Seq: f.Seq}
}

// head compares with what the hub says it has sent.
func (t *topic) head(seq uint64, told bool) advice {
	switch {
	case t.phase != level:
		return carryOn
	case !told || seq != t.cursor.Seq:
		return resync
	}
	t.doubts = 0
	return carryOn
}

// stuck says whether the hub owes this topic something for too long.
func (t *topic) stuck(now time.Time) error {
	if t.phase != level && t.phase != idle && now.Sub(t.moved) > wire.ReadTime {
		return fmt.Errorf("%s does not come in", t.name)
	}
	return nil
}
