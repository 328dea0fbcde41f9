package link

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"watchfloor/feed"
	"watchfloor/feed/wire"
)

const watched = "incidents/pd"

// A model is a hub with one ordered topic and one client, as simple as can
// be, and a line to that client which is as bad as the test wants.
type model struct {
	*testing.T
	rng     *rand.Rand
	bad     bool // the line drops, repeats and swaps frames
	now     time.Time
	replica *replica
	store   *feed.Store
	line    []wire.Frame // on the way to the client
	applied map[string]bool
	faults  int

	epoch    int
	seq      uint64
	floor    uint64 // changes up to here are forgotten
	versions map[string]uint64
	used     map[string]uint64 // versions of deleted keys, too
	log      []wire.Op         // of seq 1, 2, …
	last     uint64            // sent to the client
	level    bool              // the client has subscribed
}

func newModel(t *testing.T, seed int) *model {
	return &model{
		T: t, rng: rand.New(rand.NewPCG(uint64(seed), 3)), bad: true, now: time.Unix(1e9, 0), replica: newReplica(),
		store: feed.NewStore(), applied: map[string]bool{}, versions: map[string]uint64{}, used: map[string]uint64{}, epoch: 1,
	}
}

func (m *model) name() string { return fmt.Sprint("e", m.epoch) }

func data(k string, v uint64) []byte { return fmt.Appendf(nil, `{"title":"%s@%d"}`, k, v) }

// change puts or deletes an entity and tells the client.
func (m *model) change() {
	k := fmt.Sprint("inc-", m.rng.IntN(12))
	m.seq++
	m.used[k]++
	m.versions[k] = m.used[k]
	op := wire.Op{Op: wire.Put, K: k, V: m.used[k], D: data(k, m.used[k])}
	if m.rng.IntN(6) == 0 {
		op.Op, op.D = wire.Delete, nil
		delete(m.versions, k)
	}
	m.log = append(m.log, op)
	m.tell()
}

// tell sends what the client has not been sent.
func (m *model) tell() {
	if !m.level || m.last == m.seq {
		return
	}
	m.line = append(m.line, &wire.Delta{
		Topic: watched, Epoch: m.name(), Prev: m.last, Seq: m.seq, At: wire.TimeOf(m.now), Ops: slices.Clone(m.log[m.last:]),
	})
	m.last = m.seq
}

// snapshot sends everything in parts of three.
func (m *model) snapshot() {
	keys := slices.Sorted(maps.Keys(m.versions))
	for part := 0; ; part++ {
		s := &wire.Snap{Topic: watched, Epoch: m.name(), At: m.seq, Part: part, Items: []wire.Item{}}
		for _, k := range keys[:min(3, len(keys))] {
			s.Items = append(s.Items, wire.Item{K: k, V: m.versions[k], D: data(k, m.versions[k])})
		}
		m.line = append(m.line, s)
		if keys = keys[len(s.Items):]; len(keys) == 0 {
			n := len(m.versions)
			s.Last, s.Count, s.Hash = true, &n, wire.Hash(maps.All(m.versions))
			break
		}
	}
	m.last, m.level = m.seq, true
}

// subscribe answers the client.
func (m *model) subscribe(s *wire.Sub) {
	ok := &wire.SubOK{ID: s.ID, Topic: s.Topic, Epoch: m.name()}
	m.line = append(m.line, ok)
	if c := s.Cursor; c != nil && c.Epoch == m.name() && c.Seq >= m.floor && c.Seq <= m.seq {
		ok.Mode, ok.Seq, m.last, m.level = wire.ModeResume, c.Seq, c.Seq, true
		m.tell()
		return
	}
	ok.Mode, ok.Seq = wire.ModeSnapshot, m.seq
	m.snapshot()
}

// restart is a new epoch: unasked, everything again.
func (m *model) restart() {
	m.epoch++
	m.seq, m.floor, m.log, m.versions, m.used = 0, 0, nil, map[string]uint64{}, map[string]uint64{}
	for range 5 {
		k := fmt.Sprint("inc-", m.rng.IntN(12))
		m.versions[k], m.used[k] = 1, 1
	}
	if m.level {
		m.snapshot()
	}
}

// connect is a new connection.
func (m *model) connect() {
	m.line, m.level = nil, false
	m.do(m.replica.welcome([]string{watched, "doors/pd"}, m.now), nil)
}

// deliver lets one frame arrive, or not, or twice, or after the next.
func (m *model) deliver() {
	if len(m.line) == 0 {
		return
	}
	f, fate := m.line[0], 99
	m.line = m.line[1:]
	if m.bad {
		fate = m.rng.IntN(60)
	}
	if fate < 3 {
		m.faults++
	}
	switch {
	case fate == 0:
		return
	case fate == 1:
		m.take(f)
	case fate == 2 && len(m.line) > 0:
		m.line[0], f = f, m.line[0]
	}
	m.take(f)
}

func (m *model) take(f wire.Frame) { m.do(m.replica.take(f, m.now)) }

// do is what a session does with a step.
func (m *model) do(s step, err error) {
	m.Helper()
	m.store.Apply(s.events...)
	for _, e := range s.events {
		if c, ok := e.(feed.Changed); ok {
			m.once(c)
		}
	}
	if err != nil {
		m.connect()
		return
	}
	for _, f := range s.send {
		switch f := f.(type) {
		case *wire.Sub:
			m.subscribe(f)
		case *wire.Sync:
			m.subscribe((*wire.Sub)(f))
		}
	}
}

// once makes sure that no change is applied twice.
func (m *model) once(c feed.Changed) {
	for _, i := range c.Put.Incidents {
		change := i.Title + m.replica.topics[watched].cursor.Epoch
		if m.applied[change] {
			m.Errorf("%s is applied twice", change)
		}
		m.applied[change] = true
	}
}

func (m *model) beat() {
	heads := map[string]uint64{}
	if m.level {
		heads[watched] = m.last
	}
	m.line = append(m.line, &wire.Beat{Now: wire.TimeOf(m.now), Heads: heads})
}

// rest lets everything come to rest on a good line.
func (m *model) rest() {
	m.bad = false
	for range 4 {
		m.now = m.now.Add(wire.ReadTime + 1)
		if m.replica.stuck(m.now) != nil {
			m.connect()
		}
		m.beat()
		for len(m.line) > 0 {
			m.deliver()
		}
	}
}

func (m *model) compare(seed int) {
	m.Helper()
	got := map[string]string{}
	for k, i := range m.store.Snapshot().Incidents {
		got[k] = i.Title
	}
	want := map[string]string{}
	for k, v := range m.versions {
		want[k] = fmt.Sprintf("%s@%d", k, v)
	}
	t := m.replica.topics[watched]
	if !maps.Equal(got, want) || wire.Hash(maps.All(t.versions)) != wire.Hash(maps.All(m.versions)) || !m.replica.level() {
		m.Errorf("seed %d, phase %d: the client has\n%v, want\n%v", seed, t.phase, got, want)
	}
	if *t.cursor != (wire.Cursor{Epoch: m.name(), Seq: m.seq}) {
		m.Errorf("seed %d: the client stands at %+v, the hub at %s %d", seed, *t.cursor, m.name(), m.seq)
	}
}
