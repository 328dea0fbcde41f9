package sequence

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"
)

var start = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

func after(seconds float64) time.Time {
	return start.Add(time.Duration(seconds * float64(time.Second)))
}

var four = []string{"a", "b", "c", "d"}

func TestEachItemHasItsDwell(t *testing.T) {
	s := New(four, 10*time.Second, start)
	var shown []string
	for at := 0.0; at <= 45; at += 0.1 {
		if s.Tick(after(at)) || at == 0 {
			shown = append(shown, s.Current())
		}
	}
	if !slices.Equal(shown, []string{"a", "b", "c", "d", "a"}) {
		t.Errorf("shown in 45 s: %v", shown)
	}
}

// A step is one thing that happens to a sequence, and what is seen after it.
type step struct {
	at       float64 // seconds since the start
	do       func(*Sequence, time.Time)
	current  string
	upcoming string // "": nothing to prepare
	words    string
}

func tick(s *Sequence, now time.Time)    { s.Tick(now) }
func hold(s *Sequence, now time.Time)    { s.Hold(true, now) }
func release(s *Sequence, now time.Time) { s.Hold(false, now) }
func by(n int) func(*Sequence, time.Time) {
	return func(s *Sequence, now time.Time) { s.Step(n, now) }
}

func set(items ...string) func(*Sequence, time.Time) {
	return func(s *Sequence, now time.Time) { s.Set(items, 10*time.Second, now) }
}

func skip(items ...string) func(*Sequence, time.Time) {
	return func(s *Sequence, now time.Time) {
		s.Skip(func(item string) bool { return slices.Contains(items, item) })
	}
}

func TestSteps(t *testing.T) {
	for name, c := range map[string]struct {
		items []string
		steps []step
	}{
		"the next is prepared before its turn": {four, []step{
			{0, tick, "a", "", "1 of 4 · 10 s"},
			{3.9, tick, "a", "", "1 of 4 · 7 s"},
			{4, tick, "a", "b", "1 of 4 · 6 s"},
			{9.9, tick, "a", "b", "1 of 4 · 1 s"},
			{10, tick, "b", "", "2 of 4 · 10 s"},
		}},
		"a late tick does not slow the sequence": {four, []step{
			{10.3, tick, "b", "", "2 of 4 · 10 s"},
			{19.9, tick, "b", "c", "2 of 4 · 1 s"},
			{20, tick, "c", "", "3 of 4 · 10 s"},
		}},
		"a laptop that slept shows the next item, for its whole time": {four, []step{
			{3600, tick, "b", "", "2 of 4 · 10 s"},
			{3609, tick, "b", "c", "2 of 4 · 1 s"},
		}},
		"a clock set back costs one dwell at most": {four, []step{
			{9, tick, "a", "b", "1 of 4 · 1 s"},
			{-3600, tick, "a", "", "1 of 4 · 10 s"},
			{-3590, tick, "b", "", "2 of 4 · 10 s"},
		}},
		"one item stays": {[]string{"a"}, []step{
			{0, tick, "a", "", "1 of 1"},
			{9, tick, "a", "", "1 of 1"},
			{100, tick, "a", "", "1 of 1"},
			{101, by(1), "a", "", "1 of 1"},
			{102, by(-3), "a", "", "1 of 1"},
		}},
		"nothing": {nil, []step{
			{0, tick, "", "", "nothing to show"},
			{100, tick, "", "", "nothing to show"},
			{101, by(1), "", "", "nothing to show"},
			{102, hold, "", "", "nothing to show"},
			{103, set("a", "b"), "a", "", "HELD 1 of 2"},
		}},
		"held across a dwell": {four, []step{
			{2, tick, "a", "", "1 of 4 · 8 s"},
			{2, hold, "a", "", "HELD 1 of 4"},
			{30, tick, "a", "", "HELD 1 of 4"},
			{40, hold, "a", "", "HELD 1 of 4"},
			{60, release, "a", "", "1 of 4 · 8 s"},
			{67.9, tick, "a", "b", "1 of 4 · 1 s"},
			{68, tick, "b", "", "2 of 4 · 10 s"},
		}},
		"held at the last moment leaves time to prepare": {four, []step{
			{9.5, hold, "a", "", "HELD 1 of 4"},
			{60, release, "a", "b", "1 of 4 · 6 s"},
			{65.9, tick, "a", "b", "1 of 4 · 1 s"},
			{66, tick, "b", "", "2 of 4 · 10 s"},
		}},
		"a step restarts the dwell": {four, []step{
			{9, by(1), "b", "", "2 of 4 · 10 s"},
			{10, tick, "b", "", "2 of 4 · 9 s"},
			{12, by(-1), "a", "", "1 of 4 · 10 s"},
			{13, by(-1), "d", "", "4 of 4 · 10 s"},
			{14, by(6), "b", "", "2 of 4 · 10 s"},
			{24, tick, "c", "", "3 of 4 · 10 s"},
		}},
		"a step keeps the hold": {four, []step{
			{1, hold, "a", "", "HELD 1 of 4"},
			{2, by(1), "b", "", "HELD 2 of 4"},
			{60, tick, "b", "", "HELD 2 of 4"},
			{60, release, "b", "", "2 of 4 · 10 s"},
		}},
		"another item removed": {four, []step{
			{13, tick, "b", "", "2 of 4 · 10 s"},
			{15, set("b", "c", "d"), "b", "", "1 of 3 · 8 s"},
			{23, tick, "c", "", "2 of 3 · 10 s"},
		}},
		"the current item removed": {four, []step{
			{13, tick, "b", "", "2 of 4 · 10 s"},
			{15, set("a", "c", "d"), "c", "", "2 of 3 · 10 s"},
			{16, set("a"), "a", "", "1 of 1"},
			{17, set(), "", "", "nothing to show"},
		}},
		"an item twice keeps its place": {[]string{"a", "b", "a", "c"}, []step{
			{1, by(2), "a", "", "3 of 4 · 10 s"},
			{2, set("a", "b", "d", "a", "c"), "a", "", "4 of 5 · 9 s"},
			{11, tick, "c", "", "5 of 5 · 10 s"},
		}},
		"what cannot be shown is left out": {four, []step{
			{0, skip("b", "c"), "a", "", "1 of 4 · 10 s"},
			{5, tick, "a", "d", "1 of 4 · 5 s"},
			{10, tick, "d", "", "4 of 4 · 10 s"},
			{11, by(-1), "c", "", "3 of 4 · 10 s"}, // the operator may
			{21, tick, "d", "", "4 of 4 · 10 s"},
		}},
		"only one can be shown": {four, []step{
			{0, skip("b", "c", "d"), "a", "", "1 of 4 · 10 s"},
			{9, tick, "a", "", "1 of 4 · 1 s"},
			{10, tick, "a", "", "1 of 4 · 10 s"},
		}},
		"nothing can be shown": {four, []step{
			{0, skip(four...), "a", "", "1 of 4 · 10 s"},
			{5, tick, "a", "b", "1 of 4 · 5 s"},
			{10, tick, "b", "", "2 of 4 · 10 s"},
		}},
	} {
		t.Run(name, func(t *testing.T) {
			s := New(c.items, 10*time.Second, start)
			for _, step := range c.steps {
				step.do(s, after(step.at))
				upcoming, prepare := s.Upcoming()
				if s.Current() != step.current || upcoming != step.upcoming || prepare != (upcoming != "") {
					t.Errorf("at %v s: shows %q, prepares %q (%v); want %q, %q",
						step.at, s.Current(), upcoming, prepare, step.current, step.upcoming)
				}
				if words := s.Words(after(step.at)); words != step.words {
					t.Errorf("at %v s: says %q, want %q", step.at, words, step.words)
				}
			}
		})
	}
}

func TestDwellHasLimits(t *testing.T) {
	for dwell, want := range map[time.Duration]time.Duration{
		0: DefaultDwell, -time.Hour: DefaultDwell, time.Millisecond: MinDwell, time.Minute: time.Minute,
	} {
		if left := New(four, dwell, start).Left(start); left != want {
			t.Errorf("a dwell of %v leaves %v, want %v", dwell, left, want)
		}
	}
}

func TestAShorterDwellIsTakenAtOnce(t *testing.T) {
	s := New(four, time.Minute, start)
	if s.Set(four, 5*time.Second, after(1)) || s.Left(after(1)) != 5*time.Second {
		t.Errorf("%v left", s.Left(after(1)))
	}
}

func TestTheCallersItemsAreItsOwn(t *testing.T) {
	items := slices.Clone(four)
	s := New(items, 0, start)
	items[0] = "x"
	if s.Current() != "a" {
		t.Error("the sequence shares the caller's slice")
	}
}

// Whatever happens: what comes on show was announced in time, the current item
// is one of the items, nothing changes while held, and no item stays longer
// than its dwell.
func TestPromises(t *testing.T) {
	for seed := range uint64(300) {
		random := rand.New(rand.NewPCG(seed, 1))
		run := newRun(random)
		for range 400 {
			if problem := run.next(random); problem != "" {
				t.Fatalf("seed %d at %v: %s", seed, run.now.Sub(start), problem)
			}
		}
	}
}

// A run drives a sequence at random.
type run struct {
	s     *Sequence
	dwell time.Duration
	now   time.Time
	since time.Time // the current item came on show, or something else happened
}

func newRun(random *rand.Rand) *run {
	dwell := time.Duration(1+random.IntN(20)) * time.Second
	return &run{New(pick(random), dwell, start), dwell, start, start}
}

func pick(random *rand.Rand) []string {
	items := slices.Clone(four)
	random.Shuffle(len(items), func(i, j int) { items[i], items[j] = items[j], items[i] })
	return items[:random.IntN(len(items)+1)]
}

func (r *run) next(random *rand.Rand) (problem string) {
	r.now = r.now.Add(time.Duration(random.IntN(1000)) * time.Millisecond)
	switch random.IntN(20) {
	case 0:
		r.s.Hold(random.IntN(2) == 0, r.now)
	case 1:
		r.s.Step(random.IntN(9)-4, r.now)
	case 2:
		r.s.Set(pick(random), r.dwell, r.now)
	default:
		return r.tick()
	}
	r.since = r.now
	return r.check()
}

func (r *run) tick() (problem string) {
	was, held := r.s.Current(), r.s.Held()
	announced, _ := r.s.Upcoming()
	change := r.s.Tick(r.now)
	switch {
	case change != (r.s.Current() != was):
		return "the change was not told"
	case change && held:
		return "it changed while held"
	case change && announced != r.s.Current():
		return "the change was not announced"
	}
	if change {
		r.since = r.now
	}
	return r.check()
}

func (r *run) check() (problem string) {
	_, of := r.s.Position()
	switch {
	case (r.s.Current() == "") != (of == 0):
		return "shows nothing, or something out of nothing"
	case r.s.Left(r.now) > r.dwell:
		return "an item stays longer than its dwell"
	case of > 1 && !r.s.Held() && r.now.Sub(r.since) > r.dwell+time.Second:
		return "an item stayed longer than its dwell"
	}
	return ""
}
