package hub

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"watchfloor/feed"
	"watchfloor/feed/wire"
)

func item(k string, n int) wire.Item { return wire.Item{K: k, D: fmt.Appendf(nil, `{"n":%d}`, n)} }

// follow applies everything from a cursor on, as a client does.
func follow(t *testing.T, from *topic, seq uint64, known map[string]wire.Item) uint64 {
	t.Helper()
	for {
		d := from.log.since(seq)
		if d == nil {
			return seq
		}
		if d.Prev != seq || d.Seq <= seq || len(d.Ops) > wire.MaxPartItems {
			t.Fatalf("after %d: prev %d seq %d, %d ops", seq, d.Prev, d.Seq, len(d.Ops))
		}
		for _, op := range d.Ops {
			if op.V <= known[op.K].V {
				t.Fatalf("%s goes from version %d to %d", op.K, known[op.K].V, op.V)
			}
			known[op.K] = wire.Item{K: op.K, V: op.V, D: op.D}
			if op.Op == wire.Delete {
				delete(known, op.K)
			}
		}
		seq = d.Seq
	}
}

// From whatever moment a client resumes, it ends up with the same content; of
// an ordered topic it has seen every change.
func TestResumeFromAnywhere(t *testing.T) {
	for _, ordered := range []bool{true, false} {
		rng := rand.New(rand.NewPCG(1, 2))
		now := time.Unix(1e9, 0)
		top := newTopic("x/pd", ordered)
		type client struct {
			seq   uint64
			known map[string]wire.Item
		}
		var clients []client
		for n := range 8_000 {
			now = now.Add(time.Duration(rng.IntN(20)) * time.Millisecond)
			k := fmt.Sprint("k", rng.IntN(300))
			if ordered {
				k = fmt.Sprint("k", n/4) // keys are never used again
			}
			if rng.IntN(5) == 0 {
				top.remove(now, []string{k})
			} else {
				top.put(now, "", []wire.Item{item(k, n)})
			}
			top.flush(now)
			if rng.IntN(300) == 0 {
				clients = append(clients, client{0, map[string]wire.Item{}})
				c := &clients[len(clients)-1]
				for _, s := range top.snapshot() {
					for _, i := range s.Items {
						c.known[i.K] = i
					}
					c.seq = s.At
				}
			}
		}
		top.flush(now.Add(time.Minute))
		for _, c := range clients {
			if !top.resumes(&wire.Cursor{Epoch: top.epoch, Seq: c.seq}) {
				continue
			}
			follow(t, top, c.seq, c.known)
			if wire.Hash(versionsOf(c.known)) != wire.Hash(top.versions) || len(c.known) != len(top.items) {
				t.Errorf("ordered %v, from %d: %d keys, want %d", ordered, c.seq, len(c.known), len(top.items))
			}
		}
		if len(clients) < 10 {
			t.Errorf("only %d clients", len(clients))
		}
	}
}

func versionsOf(known map[string]wire.Item) func(func(string, uint64) bool) {
	return func(yield func(string, uint64) bool) {
		for k, i := range known {
			if !yield(k, i.V) {
				return
			}
		}
	}
}

func TestWindowIsTenThousandChangesOrTenMinutes(t *testing.T) {
	now := time.Unix(1e9, 0)
	top := newTopic("incidents/pd", true)
	publish := func(n int) {
		for range n {
			top.put(now, "", []wire.Item{item("k", int(top.seq))})
		}
	}
	resumes := func(seq uint64) bool { return top.resumes(&wire.Cursor{Epoch: top.epoch, Seq: seq}) }
	publish(15_000)
	if !resumes(0) {
		t.Error("15 000 changes of the last 10 minutes do not resume")
	}
	now = now.Add(wire.WindowTime + time.Second)
	publish(1)
	if resumes(5000) || !resumes(5001) {
		t.Errorf("of older ones the newest 10 000 must resume: floor %d", top.log.floor)
	}
	for _, c := range []*wire.Cursor{nil, {Epoch: "other", Seq: 10_000}, {Epoch: top.epoch, Seq: top.seq + 1}} {
		if top.resumes(c) {
			t.Errorf("%+v resumes", c)
		}
	}
}

func TestLatestTopicForgetsWhatIsSuperseded(t *testing.T) {
	now := time.Unix(1e9, 0)
	top := newTopic("units/pd", false)
	for n := range 30_000 {
		now = now.Add(time.Second)
		top.put(now, "", []wire.Item{item("u-1", n), item(fmt.Sprint("gone-", n), n)})
		top.remove(now, []string{fmt.Sprint("gone-", n)})
	}
	if n := len(top.log.list); n > 3*wire.WindowDeltas {
		t.Errorf("%d changes are kept", n)
	}
	if n := len(top.log.newest) - len(top.items); n > 2*wire.WindowDeltas+slack {
		t.Errorf("%d deleted keys are kept", n)
	}
	if top.resumes(&wire.Cursor{Epoch: top.epoch, Seq: 1}) {
		t.Error("a cursor from before a forgotten deletion resumes")
	}
}

func TestLatestTopicSendsAKeyOnceASecond(t *testing.T) {
	inBubble(t, func(b *bench) {
		p := b.join("s3cret")
		p.send(&wire.Sub{ID: 1, Topic: "units/pd"})
		next[*wire.Snap](p)
		went := make(chan struct{})
		go func() {
			defer close(went)
			for n := range 100 { // 10 s at 10 Hz
				b.hub.Put(feed.Entities{Units: []feed.Unit{{ID: "u-1", Speed: float64(n)}}})
				time.Sleep(100 * time.Millisecond)
			}
		}()
		changes := 0
		for last := -1.0; last != 99; changes++ {
			var e feed.Entities
			op := next[*wire.Delta](p).Ops[0]
			if err := wire.Add(&e, wire.Units, op.K, op.D); err != nil || e.Units[0].Speed <= last {
				t.Fatalf("after %v came %s, %v", last, op.D, err)
			}
			last = e.Units[0].Speed
			p.send(&wire.Beat{Now: wire.TimeOf(time.Now())})
		}
		<-went
		if changes < 9 || changes > 11 {
			t.Errorf("%d changes in 10 s", changes)
		}
	})
}

// An ordered topic keeps every change for a slow client, and closes it rather
// than skip one; a latest topic skips.
func TestSlowClientIsClosedBeforeItMissesAnything(t *testing.T) {
	inBubble(t, func(b *bench) {
		p := b.join("s3cret")
		p.send(&wire.Sub{ID: 1, Topic: "incidents/pd"})
		next[*wire.Snap](p)
		done := make(chan struct{})
		go func() {
			defer close(done)
			for n := range 200 { // twice of what the client takes
				b.hub.Put(feed.Entities{Incidents: []feed.Incident{{ID: "inc-1", Title: strings.Repeat("x", 50_000+n)}}})
				time.Sleep(50 * time.Millisecond)
			}
		}()
		seq, code := uint64(0), 0
		for code == 0 {
			time.Sleep(500 * time.Millisecond)
			var data []byte
			if data, code = p.raw(); code != 0 {
				break
			}
			f, err := wire.Decode(data, wire.MaxToClient)
			if err != nil {
				t.Fatal(err)
			}
			if d, ok := f.(*wire.Delta); ok {
				if d.Prev != seq || d.Ops[0].V != seq+1 || d.Seq != seq+uint64(len(d.Ops)) {
					t.Fatalf("after %d: prev %d, version %d", seq, d.Prev, d.Ops[0].V)
				}
				seq = d.Seq
			}
		}
		<-done
		if code != wire.CloseSlow || seq == 0 {
			t.Errorf("closed with %d at %d", code, seq)
		}
	})
}
