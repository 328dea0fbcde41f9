package cameras

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
)

// limit is the time from a key to the list that it asks for.
const limit = 50 * time.Millisecond

// BenchmarkSearch34000 types queries into the field of a panel with 34,000
// cameras, letter by letter, and takes them back. It reports how long one key
// takes until the list is the one it asks for, and fails where that is longer
// than an operator should wait.
func BenchmarkSearch34000(b *testing.B) {
	p, w := shown(b, many(34_000))
	w.Resize(fyne.NewSize(420, 1000))
	p.FocusSearch(w.Canvas())
	var took []time.Duration
	timed := func(key func()) {
		began := time.Now()
		key()
		took = append(took, time.Since(began))
		if want := len(p.matches); p.searching() && len(p.lines) != want {
			b.Fatalf("%d lines for %d matches", len(p.lines), want)
		}
	}
	for b.Loop() {
		for _, query := range []string{"devote", "12034", "north agency 07", "quai antoine ramp", "e", "17. juni", "zanzibar"} {
			for _, r := range query {
				timed(func() { p.search.TypedRune(r) })
			}
			for range query {
				timed(func() { keys(p.search, fyne.KeyBackspace) })
			}
		}
	}
	slices.Sort(took)
	p95 := took[len(took)*95/100]
	b.ReportMetric(float64(p95.Microseconds())/1000, "p95-ms/key")
	b.ReportMetric(float64(took[len(took)-1].Microseconds())/1000, "max-ms/key")
	if p95 > limit {
		b.Errorf("p95 is %v, wants %v", p95, limit)
	}
}
