package link

import (
	"testing"

	"watchfloor/feed/wire"
)

// A thousand lives of a client on a bad line: at rest it equals the hub by
// hash and by value (operations.md T4).
func TestReplicaEqualsHubAtRest(t *testing.T) {
	faults := 0
	for seed := range 1000 {
		m := newModel(t, seed)
		m.connect()
		for range 300 {
			switch n := m.rng.IntN(100); {
			case n < 40:
				m.change()
			case n < 90:
				m.deliver()
			case n < 95:
				m.beat()
			case n < 97:
				m.connect()
			case n < 98:
				m.floor = m.seq
			case n < 99:
				m.restart()
			}
		}
		m.rest()
		m.compare(seed)
		faults += m.faults
	}
	if faults < 1000 {
		t.Errorf("only %d faults", faults)
	}
}

// A key that comes back in the delta that deletes it has not gone.
func TestDeltaIsReadInOrder(t *testing.T) {
	m := newModel(t, 1)
	m.bad = false
	m.connect()
	m.rest()
	put := func(v uint64) wire.Op { return wire.Op{Op: wire.Put, K: "inc-1", V: v, D: data("inc-1", v)} }
	del := func(v uint64) wire.Op { return wire.Op{Op: wire.Delete, K: "inc-1", V: v} }
	for n, c := range []struct {
		ops  []wire.Op
		want string
	}{
		{[]wire.Op{put(1), put(3), put(2)}, "inc-1@3"},
		{[]wire.Op{put(3), put(1)}, "inc-1@3"},
		{[]wire.Op{del(4), put(1)}, "inc-1@1"},
		{[]wire.Op{put(2), del(3)}, ""},
		{[]wire.Op{put(1), del(2), put(1), del(1), put(2)}, "inc-1@2"},
	} {
		seq := uint64(n)
		m.take(&wire.Delta{Topic: watched, Epoch: m.name(), Prev: seq, Seq: seq + 1, At: wire.TimeOf(m.now), Ops: c.ops})
		if got := m.store.Snapshot().Incidents["inc-1"].Title; got != c.want {
			t.Errorf("%d: got %q, want %q", n, got, c.want)
		}
	}
}
