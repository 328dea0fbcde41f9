package hub

import (
	"bytes"
	"cmp"
	"maps"
	"slices"
	"time"

	"github.com/oklog/ulid/v2"

	"watchfloor/feed"
	"watchfloor/feed/wire"
)

// A topic is the content of one topic and the log of its changes; it is state
// only, its caller holds the hub's lock. An ordered topic logs every change.
// A latest topic publishes a key at most once a second and holds back what
// comes sooner; of its log only the newest change of a key counts.
type topic struct {
	name, epoch string
	ordered     bool
	seq         uint64
	items       map[string]wire.Item
	log         changes
	due         map[string]time.Time // latest: when a key may be published again
	held        map[string]wire.Item // latest: what waits for that
	memo        memo
}

// newTopic returns an empty topic of a new epoch.
func newTopic(name string, ordered bool) *topic {
	return &topic{
		name: name, epoch: ulid.Make().String(), ordered: ordered, items: map[string]wire.Item{},
		log: newChanges(ordered), due: map[string]time.Time{}, held: map[string]wire.Item{},
	}
}

// put takes new data; it tells whether anything was published.
func (t *topic) put(now time.Time, by string, items []wire.Item) bool {
	before := t.seq
	for _, item := range items {
		switch {
		case bytes.Equal(t.items[item.K].D, item.D):
			delete(t.held, item.K)
		case now.Before(t.due[item.K]):
			t.held[item.K] = item
		default:
			t.publish(now, by, item)
		}
	}
	return t.seq != before
}

// flush publishes what has been held back for long enough.
func (t *topic) flush(now time.Time) bool {
	before := t.seq
	for _, k := range slices.Sorted(maps.Keys(t.held)) {
		if !now.Before(t.due[k]) {
			t.publish(now, "", t.held[k])
		}
	}
	return t.seq != before
}

func (t *topic) publish(now time.Time, by string, item wire.Item) {
	item.V = max(t.items[item.K].V, t.log.version(item.K)) + 1
	t.items[item.K] = item
	t.append(now, wire.Op{Op: wire.Put, K: item.K, V: item.V, By: by, D: item.D})
	if !t.ordered {
		delete(t.held, item.K)
		t.due[item.K] = now.Add(wire.KeyEvery)
	}
}

// remove deletes keys; it tells whether there were any.
func (t *topic) remove(now time.Time, keys []string) bool {
	before := t.seq
	for _, k := range keys {
		item, ok := t.items[k]
		if !ok {
			continue
		}
		delete(t.items, k)
		delete(t.held, k)
		delete(t.due, k)
		t.append(now, wire.Op{Op: wire.Delete, K: k, V: item.V + 1})
	}
	return t.seq != before
}

func (t *topic) append(now time.Time, op wire.Op) {
	t.seq++
	t.log.append(change{seq: t.seq, at: now, op: op}, len(t.items))
}

// incident reads an item as one.
func (t *topic) incident(k string) (feed.Incident, bool) {
	item, ok := t.items[k]
	if !ok {
		return feed.Incident{}, false
	}
	var e feed.Entities
	if err := wire.Add(&e, wire.Incidents, k, item.D); err != nil {
		return feed.Incident{}, false
	}
	return e.Incidents[0], true
}

// resumes tells whether everything after a cursor can be sent.
func (t *topic) resumes(c *wire.Cursor) bool {
	return c != nil && c.Epoch == t.epoch && c.Seq >= t.log.floor && c.Seq <= t.seq
}

// snapshot returns the content in parts, keys in byte order.
func (t *topic) snapshot() []*wire.Snap {
	items := slices.SortedFunc(maps.Values(t.items), func(a, b wire.Item) int { return cmp.Compare(a.K, b.K) })
	var parts []*wire.Snap
	for {
		n := fitting(items)
		parts = append(parts, &wire.Snap{
			Topic: t.name, Epoch: t.epoch, At: t.seq, Part: len(parts), Items: append([]wire.Item{}, items[:n]...),
		})
		if items = items[n:]; len(items) == 0 {
			break
		}
	}
	last, count := parts[len(parts)-1], len(t.items)
	last.Last, last.Count, last.Hash = true, &count, wire.Hash(t.versions)
	return parts
}

// versions is an iter.Seq2 of every key's version.
func (t *topic) versions(yield func(string, uint64) bool) {
	for k, item := range t.items {
		if !yield(k, item.V) {
			return
		}
	}
}

// fitting is how many items one part holds.
func fitting(items []wire.Item) int {
	size := 0
	for n, i := range items {
		size += len(i.K) + len(i.D) + overhead
		if n == wire.MaxPartItems || n > 0 && size > wire.MaxPart {
			return n
		}
	}
	return len(items)
}

// A memo is the last delta made: most clients ask for the same one.
type memo struct {
	prev, seq uint64
	data      []byte
}

// delta returns the frame that leads on from prev, as far as one frame goes,
// and where it leads; nil when there is nothing new.
func (t *topic) delta(prev uint64) (data []byte, seq uint64, err error) {
	if m := t.memo; m.data != nil && m.prev == prev && m.seq == t.seq {
		return m.data, m.seq, nil
	}
	d := t.log.since(prev)
	if d == nil {
		return nil, prev, nil
	}
	d.Topic, d.Epoch = t.name, t.epoch
	if data, err = wire.Encode(d); err == nil {
		t.memo = memo{prev, d.Seq, data}
	}
	return data, d.Seq, err
}
