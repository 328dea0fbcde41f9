package hub

import (
	"cmp"
	"slices"
	"time"

	"watchfloor/feed/wire"
)

const (
	overhead = 64   // bytes of an op or item beside its key and data
	slack    = 1024 // superseded changes worth a clean-up
)

// A change is one op of a topic.
type change struct {
	seq uint64
	at  time.Time
	op  wire.Op
}

func (c change) size() int { return len(c.op.K) + len(c.op.D) + overhead }

// Changes is the newest part of a topic's history, oldest first: every change
// after floor that still counts. All count on an ordered topic, on a latest
// topic the newest of each key.
type changes struct {
	list   []change
	floor  uint64
	newest map[string]uint64 // latest: key -> seq; nil when ordered
}

func newChanges(ordered bool) changes {
	if ordered {
		return changes{}
	}
	return changes{newest: map[string]uint64{}}
}

// append adds a change and forgets old ones; live is how many keys there are.
func (l *changes) append(c change, live int) {
	l.list = append(l.list, c)
	if l.newest == nil {
		l.expire(c.at)
		return
	}
	l.newest[c.op.K] = c.seq
	if len(l.list) > 2*live+wire.WindowDeltas+slack {
		l.compact()
	}
}

// expire keeps WindowDeltas changes or those of WindowTime, whichever is more.
func (l *changes) expire(now time.Time) {
	n := 0
	for len(l.list)-n > wire.WindowDeltas && now.Sub(l.list[n].at) > wire.WindowTime {
		n++
	}
	if n > 0 {
		l.floor = l.list[n-1].seq
		l.list = l.list[n:]
	}
}

// compact drops superseded changes, and the oldest deletions above
// WindowDeltas.
func (l *changes) compact() {
	l.list = slices.DeleteFunc(l.list, l.superseded)
	gone := 0
	for _, c := range l.list {
		if c.op.Op == wire.Delete {
			gone++
		}
	}
	l.list = slices.DeleteFunc(l.list, func(c change) bool {
		forget := c.op.Op == wire.Delete && gone > wire.WindowDeltas
		if forget {
			gone--
			l.floor = c.seq
			delete(l.newest, c.op.K)
		}
		return forget
	})
}

func (l *changes) superseded(c change) bool {
	return l.newest != nil && l.newest[c.op.K] != c.seq
}

// version is a key's last version on a latest topic, also of a deleted key; 0
// when it is not known.
func (l *changes) version(k string) uint64 {
	seq, ok := l.newest[k]
	if !ok {
		return 0
	}
	return l.list[l.after(seq-1)].op.V
}

// after is the index of the first change above seq.
func (l *changes) after(seq uint64) int {
	i, _ := slices.BinarySearchFunc(l.list, seq+1, func(c change, seq uint64) int { return cmp.Compare(c.seq, seq) })
	return i
}

// since collects what counts after prev, as much as one frame holds; nil when
// there is nothing.
func (l *changes) since(prev uint64) *wire.Delta {
	d, size := &wire.Delta{Prev: prev, Seq: prev, Ops: []wire.Op{}}, 0
	for _, c := range l.list[l.after(prev):] {
		if !l.superseded(c) {
			size += c.size()
			if len(d.Ops) == wire.MaxPartItems || len(d.Ops) > 0 && size > wire.MaxPart {
				break
			}
			d.Ops = append(d.Ops, c.op)
		}
		d.Seq, d.At = c.seq, wire.TimeOf(c.at)
	}
	if d.Seq == prev {
		return nil
	}
	return d
}

// behind tells how much a client that stands at seq is missing: bytes, and
// since when.
func (l *changes) behind(seq uint64) (size int, since time.Time) {
	missing := l.list[l.after(seq):]
	if len(missing) == 0 {
		return 0, time.Time{}
	}
	for _, c := range missing {
		size += c.size()
	}
	return size, missing[0].at
}
