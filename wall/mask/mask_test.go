package mask

import (
	"image"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// scaled puts the whole picture onto an image.
func scaled(size image.Point) func(Point) Point {
	return func(p Point) Point { return Point{p.X * float64(size.X), p.Y * float64(size.Y)} }
}

var (
	left  = Mask{{0, 0}, {0.5, 0}, {0.5, 1}, {0, 1}}
	arrow = Mask{{0.2, 0.1}, {0.8, 0.5}, {0.2, 0.9}, {0.4, 0.5}}
	eight = Mask{{0.1, 0.1}, {0.9, 0.9}, {0.9, 0.1}, {0.1, 0.9}}
	twice = Mask{{0.1, 0.1}, {0.9, 0.1}, {0.9, 0.9}, {0.1, 0.9}, {0.1, 0.1}, {0.9, 0.1}, {0.9, 0.9}, {0.1, 0.9}}
)

func TestHalfOfThePicture(t *testing.T) {
	size := image.Pt(8, 2)
	want := []Run{{0, 0, 5}, {1, 0, 5}} // the edge touches the fifth pixel
	if got := Runs([]Mask{left}, size, scaled(size)); !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// covered are the pixels of runs, each once.
func covered(t testing.TB, runs []Run, size image.Point) []bool {
	t.Helper()
	all := make([]bool, size.X*size.Y)
	for _, r := range runs {
		if r.Y < 0 || r.Y >= size.Y || r.X0 < 0 || r.X1 > size.X || r.X0 >= r.X1 {
			t.Fatalf("%+v is not in %v", r, size)
		}
		for x := r.X0; x < r.X1; x++ {
			if all[r.Y*size.X+x] {
				t.Fatalf("pixel %d,%d twice", x, r.Y)
			}
			all[r.Y*size.X+x] = true
		}
	}
	return all
}

// inside is the plainest test there is: the angle that m goes round p.
func inside(m Mask, p Point) bool {
	sum := 0.
	for i, a := range m {
		b := m[(i+1)%len(m)]
		sum += math.Remainder(math.Atan2(b.Y-p.Y, b.X-p.X)-math.Atan2(a.Y-p.Y, a.X-p.X), 2*math.Pi)
	}
	return math.Abs(sum) > 1
}

// TestNoPointInAMaskIsSeen: random points in random polygons are covered, and
// what is covered is near a mask, at any scale and crop.
func TestNoPointInAMaskIsSeen(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	masks := []Mask{arrow, eight, twice, left}
	for range 40 {
		var m Mask
		for range 3 + random.IntN(7) {
			m = append(m, Point{random.Float64()*1.4 - 0.2, random.Float64()*1.4 - 0.2})
		}
		masks = append(masks, m)
	}
	size := image.Pt(61, 43)
	for _, m := range masks {
		zoom, offX, offY := 1+5*random.Float64(), random.Float64(), random.Float64()
		at := func(p Point) Point { return Point{(p.X - offX) * zoom * 61, (p.Y - offY) * zoom * 43} }
		all := covered(t, Runs([]Mask{m}, size, at), size)
		for range 2000 {
			p := Point{random.Float64(), random.Float64()}
			q := at(p)
			if !inside(m, p) || q.X < 0 || q.Y < 0 || q.X >= 61 || q.Y >= 43 {
				continue
			}
			if !all[int(q.Y)*61+int(q.X)] {
				t.Fatalf("%v of %v is seen at %v", p, m, q)
			}
		}
	}
}

func TestNothingElseIsCovered(t *testing.T) {
	size := image.Pt(100, 80)
	for _, m := range []Mask{arrow, left} {
		all := covered(t, Runs([]Mask{m}, size, scaled(size)), size)
		for i, is := range all {
			x, y := float64(i%100)+0.5, float64(i/100)+0.5
			near := false
			for i := range 16 {
				dy, dx := math.Sincos(float64(i) * math.Pi / 8)
				near = near || inside(m, Point{(x + dx) / 100, (y + dy) / 80})
			}
			if is && !near {
				t.Fatalf("pixel %v,%v is covered", x, y)
			}
		}
	}
}

// TestWhatIsNoMaskCoversEverything: it was meant to cover something.
func TestWhatIsNoMaskCoversEverything(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	size := image.Pt(7, 5)
	for _, m := range []Mask{nil, {}, {{0, 0}}, {{0, 0}, {1, 1}}, {{0, 0}, {1, nan}, {1, 1}}, {{inf, 0}, {1, 0}, {1, 1}}} {
		if slices.Contains(covered(t, Runs([]Mask{m}, size, scaled(size)), size), false) {
			t.Errorf("%v leaves something to see", m)
		}
	}
	if got := Runs(nil, size, scaled(size)); got != nil {
		t.Errorf("no masks cover %v", got)
	}
}

func TestEqual(t *testing.T) {
	if !Equal(nil, []Mask{}) || !Equal([]Mask{arrow, left}, []Mask{slices.Clone(arrow), left}) {
		t.Error("the same are not")
	}
	if Equal([]Mask{arrow}, []Mask{left}) || Equal([]Mask{arrow}, []Mask{arrow, arrow}) || Equal([]Mask{nil}, nil) {
		t.Error("others are the same")
	}
}

// FuzzRuns: no corners make it fail, or leave the image.
func FuzzRuns(f *testing.F) {
	f.Add(0.1, 0.2, 0.9, 0.1, 0.5, 0.8, uint8(20), uint8(10))
	f.Add(-1e300, 1e300, math.NaN(), 0., math.Inf(-1), 2., uint8(1), uint8(0))
	f.Add(1e308, -1e308, -1e308, 1e308, 0.5, 0.5, uint8(9), uint8(9))
	f.Fuzz(func(t *testing.T, ax, ay, bx, by, cx, cy float64, w, h uint8) {
		size := image.Pt(int(w), int(h))
		covered(t, Runs([]Mask{{{ax, ay}, {bx, by}, {cx, cy}}}, size, scaled(size)), size)
	})
}

func BenchmarkRuns(b *testing.B) {
	size := image.Pt(1920, 1080)
	for b.Loop() {
		Runs([]Mask{arrow, eight}, size, scaled(size))
	}
}
