package draw

import (
	"math"
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
)

var here = orb.Point{7.425, 43.739}

// off is a place so many metres east and north of here.
func off(east, north float64) orb.Point { return planeAt(here).from(orb.Point{east, north}) }

func area(points ...orb.Point) Figure { return Figure{Rings: []Ring{{Points: points}}} }

func box(half float64) []orb.Point {
	return []orb.Point{off(-half, -half), off(half, -half), off(half, half), off(-half, half)}
}

// Every geometry that is a figure comes back as it was.
func TestGeometryBothWays(t *testing.T) {
	square := orb.Polygon{closed(box(100), orb.CCW), closed(box(20), orb.CW)}
	far := orb.Polygon{closed([]orb.Point{off(300, 0), off(400, 0), off(350, 90)}, orb.CCW)}
	for _, c := range []struct {
		g             orb.Geometry
		radius, width float64
		kind          Kind
	}{
		{square, 0, 0, Polygon},
		{orb.MultiPolygon{square, far}, 0, 0, Polygon},
		{orb.Polygon{closed(rectangle(off(0, 0), off(50, 70)), orb.CCW)}, 0, 0, Rectangle},
		{here, 120, 0, Circle},
		{orb.LineString{off(0, 0), off(50, 50)}, 0, 30, Corridor},
	} {
		f, ok := Of(c.g, c.radius, c.width)
		if !ok || f.Err() != nil || f.Kind != c.kind || f.Radius != c.radius || f.Width != c.width {
			t.Errorf("%v: %+v %v %v", c.g, f, ok, f.Err())
		}
		if got := f.Geometry(); !reflect.DeepEqual(got, c.g) {
			t.Errorf("%v, want %v", got, c.g)
		}
	}
}

func TestWhatIsNoFigure(t *testing.T) {
	for _, g := range []orb.Geometry{nil, here, orb.LineString{here, off(1, 1)}, orb.MultiPoint{here}, orb.Polygon{{here, here}}} {
		if f, ok := Of(g, 0, 0); ok {
			t.Errorf("%v is the figure %+v", g, f)
		}
	}
	for _, f := range []Figure{{}, {Kind: Circle, Rings: []Ring{{Points: []orb.Point{here}}}}, {Kind: Corridor, Rings: []Ring{{Points: box(1)}}}, area(here, here)} {
		if f.Err() == nil {
			t.Errorf("%+v is an area", f)
		}
	}
}

// A rectangle's corner takes its neighbours along, whichever it is.
func TestRectangleStaysOne(t *testing.T) {
	for i := range 4 {
		f := Figure{Kind: Rectangle, Rings: []Ring{{Points: rectangle(off(-50, -20), off(50, 20))}}}
		opposite := f.Rings[0].Points[(i+2)%4]
		moved := f.Move(Spot{0, i}, off(80, 90))
		if !moved.upright() || moved.Rings[0].Points[(i+2)%4] != opposite || moved.Rings[0].Points[i] != off(80, 90) {
			t.Errorf("corner %d: %v", i, moved.Rings[0].Points)
		}
		if f.Rings[0].Points[i] == off(80, 90) {
			t.Error("the figure itself was changed")
		}
	}
}

func TestInsertAndDelete(t *testing.T) {
	f := area(box(100)...)
	more := f.Insert(Spot{0, 4}, off(-150, 0))
	if n := len(more.Rings[0].Points); n != 5 || more.Rings[0].Points[4] != off(-150, 0) {
		t.Fatalf("%d corners", n)
	}
	less, ok := more.Delete(Spot{0, 4})
	if !ok || !reflect.DeepEqual(less, f) {
		t.Errorf("%+v", less)
	}
	less, _ = less.Delete(Spot{0, 0})
	if _, ok := less.Delete(Spot{0, 0}); ok {
		t.Error("a triangle lost a corner")
	}
	for _, bad := range []Spot{{-1, 0}, {0, -1}, {1, 0}, {0, 5}} {
		if _, ok := f.Delete(bad); ok || !reflect.DeepEqual(f.Insert(bad, here), f) || !reflect.DeepEqual(f.Move(bad, here), f) {
			t.Errorf("%v was a corner", bad)
		}
	}
}

func TestHoles(t *testing.T) {
	f, ok := area(box(100)...).Cut(box(20))
	if !ok || len(f.Rings) != 2 || !f.Rings[1].Hole {
		t.Fatalf("%+v", f)
	}
	ground := planar.Area(orb.Polygon(f.Geometry().(orb.Polygon)))
	whole := planar.Area(area(box(100)...).Geometry())
	if got := ground / whole; math.Abs(got-0.96) > 1e-9 {
		t.Errorf("the hole leaves %.4f", got)
	}
	if _, ok := f.Cut([]orb.Point{off(500, 0), off(510, 0), off(510, 9)}); ok {
		t.Error("a hole outside")
	}
	for range 2 {
		f, ok = f.Delete(Spot{1, 0})
	}
	if !ok || len(f.Rings) != 1 {
		t.Errorf("a hole of two corners is left: %+v", f)
	}
}

// The first ring of several takes its holes along.
func TestDeletingAPart(t *testing.T) {
	f := Figure{Rings: []Ring{{Points: box(10)[:3]}, {Points: box(2), Hole: true}, {Points: []orb.Point{off(50, 0), off(60, 0), off(60, 5)}}}}
	less, ok := f.Delete(Spot{0, 1})
	if !ok || len(less.Rings) != 1 || less.Rings[0].Points[0] != off(50, 0) {
		t.Errorf("%v %+v", ok, less)
	}
}

func TestShiftStaysOnTheMap(t *testing.T) {
	f := area(box(100)...)
	moved := f.Shift(0.5, 0.25)
	if want := (orb.Point{box(100)[0][0] + 0.5, box(100)[0][1] + 0.25}); moved.Rings[0].Points[0] != want {
		t.Errorf("%v", moved.Rings[0].Points)
	}
	if !reflect.DeepEqual(f.Shift(179, 0), f) {
		t.Error("it left the map")
	}
}

func TestCrossings(t *testing.T) {
	bow := area(off(0, 0), off(100, 100), off(100, 0), off(0, 100))
	got := bow.Crossings()
	if len(got) != 1 || metres(got[0].At, off(50, 50)) > 0.01 {
		t.Fatalf("a bow tie: %+v", got)
	}
	cut, _ := area(box(100)...).Cut([]orb.Point{off(0, 0), off(200, 0), off(0, 50)})
	for name, c := range map[string]struct {
		f    Figure
		want int
	}{
		"a square":           {area(box(100)...), 0},
		"a triangle":         {area(box(100)[:3]...), 0},
		"a hole half out":    {cut, 2},
		"there and back":     {area(orb.Point{0, 0}, orb.Point{2, 0}, orb.Point{1, 0}, orb.Point{1, 1}), 2},
		"a corner on a side": {area(orb.Point{0, 0}, orb.Point{4, 0}, orb.Point{4, 4}, orb.Point{2, 0}, orb.Point{0, 4}), 2},
		"a circle":           {Figure{Kind: Circle, Rings: []Ring{{Points: []orb.Point{here}}}, Radius: 9}, 0},
		"a bent corridor":    {Figure{Kind: Corridor, Rings: bow.Rings, Width: 9}, 0},
	} {
		if got := c.f.Crossings(); len(got) != c.want {
			t.Errorf("%s: %+v, want %d", name, got, c.want)
		}
	}
}

// The sweep finds what comparing every pair of sides finds.
func TestCrossingsAgainstEveryPair(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		points := make([]orb.Point, 3+r.IntN(9))
		for i := range points {
			points[i] = orb.Point{float64(r.IntN(20)), float64(r.IntN(20))}
		}
		sides, want := area(points...).sides(), 0
		for i, s := range sides {
			for _, u := range sides[:i] {
				if _, crossed := crossing(s, u); crossed {
					want++
				}
			}
		}
		if got := len(area(points...).Crossings()); got != min(want, mostCrossings) {
			t.Fatalf("%v: %d, want %d", points, got, want)
		}
	}
}

func TestMagnet(t *testing.T) {
	m := newMagnet([]orb.Geometry{orb.MultiPolygon{{closed(box(100), orb.CCW)}}, orb.LineString{off(500, 0), off(600, 0)}, off(0, 900)})
	for _, c := range []struct{ at, want orb.Point }{
		{off(105, 103), off(100, 100)},   // a corner
		{off(100, 95), off(100, 100)},    // the corner, though the side is nearer
		{off(107, 30), off(100, 30)},     // a side
		{off(550, -9), off(550, 0)},      // a line
		{off(6, 906), off(0, 900)},       // a point
		{off(130, 130), off(130, 130)},   // nothing
		{off(300, -50), off(300, -50)},   // nothing
		{off(-92, -93), off(-100, -100)}, // from inside
	} {
		got, pulled := m.pull(c.at, 12)
		if metres(got, c.want) > 0.01 || pulled != (c.at != c.want) {
			t.Errorf("%v: %v %v, want %v", c.at, got, pulled, c.want)
		}
	}
}

func BenchmarkMagnet1000Zones(b *testing.B) {
	var all []orb.Geometry
	for i := range 1000 {
		var ring []orb.Point
		for j := range 100 {
			sin, cos := math.Sincos(2 * math.Pi * float64(j) / 100)
			ring = append(ring, off(float64(i%32)*300+100*cos, float64(i/32)*300+100*sin))
		}
		all = append(all, orb.Polygon{closed(ring, orb.CCW)})
	}
	m := newMagnet(all)
	for b.Loop() {
		m.pull(off(3101, 3000), 20)
	}
}
