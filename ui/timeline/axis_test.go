package timeline

import (
	"math"
	"math/rand/v2"
	"testing"
	"time"
)

var noon = time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)

// axes are axes from milliseconds to decades wide, on screens of all sizes.
func axes(t *testing.T, test func(a axis, r *rand.Rand)) {
	t.Helper()
	r := rand.New(rand.NewPCG(3, 5))
	for range 2000 {
		span := time.Duration(math.Exp(math.Log(float64(leastSpan)) + r.Float64()*math.Log(float64(mostSpan)/float64(leastSpan))))
		test(axis{noon.Add(time.Duration(r.Int64N(int64(mostSpan)))), span, 300 + 3500*r.Float64()}, r)
	}
}

func TestPlacesAndMomentsAgree(t *testing.T) {
	axes(t, func(a axis, r *rand.Rand) {
		x := (r.Float64()*3 - 1) * a.width
		if got := a.x(a.at(x)); math.Abs(got-x) > 0.001 {
			t.Fatalf("%+v: %f became %f", a, x, got)
		}
		if !a.at(0).Equal(a.from) || !a.at(a.width).Equal(a.to()) {
			t.Fatalf("%+v: shows %v to %v", a, a.at(0), a.at(a.width))
		}
	})
}

func TestZoomKeepsWhatIsUnderThePointer(t *testing.T) {
	axes(t, func(a axis, r *rand.Rand) {
		x, factor := r.Float64()*a.width, math.Exp(4*r.Float64()-2)
		z := a.zoom(x, factor)
		if d := math.Abs(z.x(a.at(x)) - x); d > 0.001 {
			t.Fatalf("%+v zoomed by %f at %f: moved by %f", a, factor, x, d)
		}
		want := min(max(float64(a.span)*factor, float64(leastSpan)), float64(mostSpan))
		if math.Abs(float64(z.span)-want) > 1 {
			t.Fatalf("%v by %f is %v", a.span, factor, z.span)
		}
	})
}

func TestPanGoesAlongWithTheHand(t *testing.T) {
	a := axis{noon, time.Minute, 600}
	if at := a.pan(100).x(noon); math.Abs(at-100) > 0.001 {
		t.Errorf("what was at 0 is at %f after 100", at)
	}
}

func TestAnAxisStaysWhereThereIsSomething(t *testing.T) {
	from, to := noon, noon.Add(time.Hour)
	axes(t, func(a axis, _ *rand.Rand) {
		all, got := fitting(from, to, a.width), a.within(from, to)
		if got.from.Before(all.from) || got.to().After(all.to()) {
			t.Fatalf("%+v became %+v, beyond %+v", a, got, all)
		}
		if want := min(a.span, all.span); got.span != want {
			t.Fatalf("%+v became %+v: %v long", a, got, want)
		}
		if again := got.within(from, to); again != got {
			t.Fatalf("%+v is not where it stays: %+v", got, again)
		}
	})
}

func TestFittingShowsBothEnds(t *testing.T) {
	for _, length := range []time.Duration{0, time.Millisecond, time.Hour, 90 * 365 * day} {
		a := fitting(noon, noon.Add(length), 600)
		if !a.shows(noon) || !a.shows(noon.Add(length)) || a.x(noon) < 5 {
			t.Errorf("%v: %+v", length, a)
		}
	}
}

func TestPagesTurnTowardsWhereTimeGoes(t *testing.T) {
	a := axis{noon, time.Minute, 600}
	out := a.to().Add(time.Second)
	if x := a.turn(out, true).x(out); x < 0 || x > 60 {
		t.Errorf("forwards it comes in at %f", x)
	}
	out = noon.Add(-time.Second)
	if x := a.turn(out, false).x(out); x < 540 || x > 600 {
		t.Errorf("backwards it comes in at %f", x)
	}
	if x := a.centre(out).x(out); math.Abs(x-300) > 0.001 {
		t.Errorf("centred at %f", x)
	}
}

func TestSnapTakesTheNearest(t *testing.T) {
	a := axis{noon, time.Minute, 600} // 100 ms a unit
	at := func(ms int) time.Time { return noon.Add(time.Duration(ms) * time.Millisecond) }
	for _, c := range []struct{ t, want int }{
		{1000, 1000}, {1500, 1000}, {1501, 1501}, {499, 499}, {500, 1000}, {2000, 2100}, {1900, 2100},
	} {
		if got := a.snap(at(c.t), 5, magnet{at(1000)}, magnet{at(2100), at(9000)}); !got.Equal(at(c.want)) {
			t.Errorf("%d ms snaps to %v, not %d ms", c.t, got.Sub(noon), c.want)
		}
	}
}
