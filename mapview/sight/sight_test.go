package sight

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
)

var (
	here  = orb.Point{7.4250, 43.7390}
	local = PlaneAt(here)
)

// off is a place some metres east and north of here.
func off(east, north float64) orb.Point { return local.From(orb.Point{east, north}) }

// house is a building with corners in metres, clockwise.
func house(corners ...[2]float64) orb.Polygon {
	var ring orb.Ring
	for _, c := range append(corners, corners[0]) {
		ring = append(ring, off(c[0], c[1]))
	}
	return orb.Polygon{ring}
}

// box is a house of four walls.
func box(west, south, east, north float64) orb.Polygon {
	return house([2]float64{west, south}, [2]float64{west, north}, [2]float64{east, north}, [2]float64{east, south})
}

// block is a regular building of n walls, maybe turned.
func block(r *rand.Rand, east, north, size float64) orb.Polygon {
	n, turn := 3+r.IntN(6), r.Float64()
	var corners [][2]float64
	for i := range n {
		sin, cos := math.Sincos((turn + float64(i)/float64(n)) * 2 * math.Pi)
		away := size * (0.4 + 0.6*r.Float64()) // not convex
		corners = append(corners, [2]float64{east + sin*away, north + cos*away})
	}
	return house(corners...)
}

// town is a place of buildings that may overlap, and eyes outside them.
func town(r *rand.Rand, buildings int) (all []orb.Polygon, e Eye) {
	for range buildings {
		all = append(all, block(r, r.Float64()*240-120, r.Float64()*240-120, 3+r.Float64()*22))
	}
	e = Eye{Heading: r.Float64() * 720, FOV: 10 + r.Float64()*120, Range: 30 + r.Float64()*120}
	if r.IntN(4) == 0 {
		e.FOV = 360
	}
	for e.At = off(r.Float64()*100-50, r.Float64()*100-50); !aloof(e, all); {
		e.At = off(r.Float64()*100-50, r.Float64()*100-50)
	}
	return all, e
}

// aloof says whether an eye is away from all walls.
func aloof(e Eye, all []orb.Polygon) bool {
	plane := PlaneAt(e.At)
	for _, b := range all {
		if planar.PolygonContains(b, e.At) {
			return false
		}
		for i := 1; i < len(b[0]); i++ {
			if _, away := (edge{plane.To(b[0][i-1]), plane.To(b[0][i])}).nearest(); away < mounted+0.5 {
				return false
			}
		}
	}
	return true
}

// margin is how sure a ray is, in metres: near a border nobody asks.
const margin = 0.2

// cast says by trigonometry whether an eye sees a point, and whether that is
// certain.
func cast(e Eye, all []orb.Polygon, p orb.Point) (sees, certain bool) {
	plane := PlaneAt(e.At)
	q := plane.To(p)
	away := math.Hypot(q[0], q[1])
	aside := math.Abs(math.Remainder(math.Atan2(q[0], q[1])*180/math.Pi-e.Heading, 360)) - e.FOV/2
	certain = math.Abs(away-e.Range) > margin && (e.FOV >= 360 || math.Abs(aside)*math.Pi/180*away > margin)
	sees = away <= e.Range && (e.FOV >= 360 || aside <= 0)
	for _, b := range all {
		for i := 1; i < len(b[0]); i++ {
			side := edge{plane.To(b[0][i-1]), plane.To(b[0][i])}
			sees = sees && !crosses(q, side)
			for _, corner := range []orb.Point{side.a, side.b} {
				t := max(0, min(1, (corner[0]*q[0]+corner[1]*q[1])/(away*away)))
				certain = certain && math.Hypot(corner[0]-t*q[0], corner[1]-t*q[1]) > margin
			}
			moved := edge{orb.Point{side.a[0] - q[0], side.a[1] - q[1]}, orb.Point{side.b[0] - q[0], side.b[1] - q[1]}}
			_, near := moved.nearest()
			certain = certain && near > margin
		}
	}
	return sees, certain
}

// crosses says whether the way from the origin to q goes through a wall.
func crosses(q orb.Point, w edge) bool {
	cross := func(a, b orb.Point) float64 { return a[0]*b[1] - a[1]*b[0] }
	wall := orb.Point{w.b[0] - w.a[0], w.b[1] - w.a[1]}
	from, to := cross(wall, orb.Point{-w.a[0], -w.a[1]}), cross(wall, orb.Point{q[0] - w.a[0], q[1] - w.a[1]})
	return cross(q, w.a)*cross(q, w.b) < 0 && from*to < 0
}

// TestSeeAgainstRays asks for thousands of points of random towns whether a
// ray reaches them.
func TestSeeAgainstRays(t *testing.T) {
	asked, seen := 0, 0
	for seed := range uint64(400) {
		r := rand.New(rand.NewPCG(seed, 7))
		all, e := town(r, 1+r.IntN(60))
		fan := See(e, NewWalls(all, orb.Bound{}))
		for range 200 {
			p := off(r.Float64()*300-150, r.Float64()*300-150)
			want, certain := cast(e, all, p)
			if !certain {
				continue
			}
			asked++
			if want {
				seen++
			}
			if got := fan.Sees(p); got != want {
				t.Fatalf("seed %d: %+v sees %v: %v, a ray says %v", seed, e, local.To(p), got, want)
			}
		}
	}
	if asked < 20_000 || seen < 1_000 || seen > asked/2 {
		t.Errorf("%d points asked, %d seen: that shows too little", asked, seen)
	}
}

// The length of a degree at 45 degrees of latitude, from the tables of WGS 84.
func TestPlane(t *testing.T) {
	m := PlaneAt(orb.Point{7, 45})
	one := m.To(orb.Point{8, 46})
	if math.Abs(one[0]-78846.8) > 1 || math.Abs(one[1]-111131.8) > 1 {
		t.Errorf("a degree is %v m", one)
	}
	if p := m.From(m.To(orb.Point{7.1, 45.2})); math.Hypot(p[0]-7.1, p[1]-45.2) > 1e-12 {
		t.Errorf("there and back: %v", p)
	}
	if b := m.Around(100); math.Abs(m.To(b.Max)[0]-100) > 1e-6 || math.Abs(m.To(b.Min)[1]+100) > 1e-6 {
		t.Errorf("around: %v", b)
	}
}

func TestOpenGroundIsSeenToTheRange(t *testing.T) {
	for _, fov := range []float64{1, 60, 180, 270, 359, 360, 400} {
		fan := See(Eye{here, 30, fov, 100})
		share := min(fov, 360) / 360 * math.Pi * 100 * 100
		if got := areaOf(fan); math.Abs(got/share-1) > 0.003 {
			t.Errorf("%g degrees: %.0f m², want %.0f", fov, got, share)
		}
	}
	for _, e := range []Eye{{here, 0, 0, 100}, {here, 0, 60, 0}} {
		if fan := See(e); fan.Outline != nil || fan.Sees(here) {
			t.Errorf("%+v sees something", e)
		}
	}
	if (*Fan)(nil).Sees(here) {
		t.Error("nobody sees something")
	}
}

func areaOf(f *Fan) float64 {
	var ring orb.Ring
	for _, p := range f.Outline {
		ring = append(ring, local.To(p))
	}
	return math.Abs(planar.Area(ring))
}

// TestMounts hangs cameras on a house 20 m wide and 10 deep whose front faces
// south, at y = 0; across the street is another, at y = -30.
func TestMounts(t *testing.T) {
	walls := NewWalls([]orb.Polygon{box(-10, 0, 10, 10), box(-10, -40, 10, -30)}, orb.Bound{})
	street, behind, across, wayBehind := off(0, -20), off(0, 13), off(0, -45), off(0, 40)
	for _, c := range []struct {
		what         string
		north, turn  float64
		fov          float64
		sees, hidden []orb.Point
	}{
		{"before the front", -0.1, 180, 90, []orb.Point{street}, []orb.Point{across, behind}},
		{"on the front", 0, 180, 90, []orb.Point{street}, []orb.Point{across, behind}},
		{"mapped inside the front", 1.5, 180, 90, []orb.Point{street}, []orb.Point{across, behind}},
		{"all round from inside the front", 1.5, 0, 360, []orb.Point{street}, []orb.Point{across, behind}},
		{"in the middle of the roof", 5, 180, 90, []orb.Point{street}, []orb.Point{across}},
		{"on the wrong side of its house", -1.5, 0, 90, []orb.Point{behind, wayBehind}, []orb.Point{street}},
		{"looks at the house from the street", -10, 0, 90, nil, []orb.Point{behind, street}},
	} {
		fan := See(Eye{off(0, c.north), c.turn, c.fov, 100}, walls)
		for _, p := range c.sees {
			if !fan.Sees(p) {
				t.Errorf("%s: does not see %v", c.what, local.To(p))
			}
		}
		for _, p := range c.hidden {
			if fan.Sees(p) {
				t.Errorf("%s: sees %v", c.what, local.To(p))
			}
		}
	}
}

func TestCourtyard(t *testing.T) {
	outer := box(-30, -30, 30, 30)
	hole := box(-10, -10, 10, 10)[0]
	hole.Reverse()
	walls := NewWalls([]orb.Polygon{{outer[0], hole}}, orb.Bound{})
	fan := See(Eye{here, 0, 360, 100}, walls)
	if got := areaOf(fan); math.Abs(got-400) > 1 {
		t.Errorf("from the courtyard %.1f m² are seen, want 400", got)
	}
	if out := See(Eye{off(0, -40), 0, 90, 100}, walls); out.Sees(here) {
		t.Error("the courtyard is seen from outside")
	}
}

// TestSeams sees a house that two tiles share as one.
func TestSeams(t *testing.T) {
	cut := off(0, 0)[0]
	west := orb.Bound{Min: off(-500, -500), Max: orb.Point{cut, off(0, 500)[1]}}
	east := orb.Bound{Min: orb.Point{cut, west.Min[1]}, Max: off(500, 500)}
	one, other := box(-20, 10, 0, 20), box(0, 10, 20, 20)
	whole := NewWalls([]orb.Polygon{box(-20, 10, 20, 20)}, orb.Bound{})
	halves := []*Walls{NewWalls([]orb.Polygon{one}, west), NewWalls([]orb.Polygon{other}, east)}
	for _, e := range []Eye{{off(0, 0), 0, 120, 80}, {off(-5, 11), 180, 90, 60}, {off(0.5, 19), 0, 180, 60}} {
		if a, b := areaOf(See(e, whole)), areaOf(See(e, halves...)); math.Abs(a-b) > 1 {
			t.Errorf("%v: %.1f m² of the whole, %.1f of its halves", local.To(e.At), a, b)
		}
	}
}

func TestNilWallsHideNothing(t *testing.T) {
	if !See(Eye{here, 0, 60, 50}, nil).Sees(off(0, 40)) {
		t.Error("no walls hide something")
	}
}

func BenchmarkSee(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	var all []orb.Polygon
	for range 6000 {
		all = append(all, block(r, r.Float64()*2000-1000, r.Float64()*2000-1000, 4+r.Float64()*12))
	}
	walls := NewWalls(all, orb.Bound{})
	eyes := make([]Eye, 10_000)
	for i := range eyes {
		eyes[i] = Eye{off(r.Float64()*1800-900, r.Float64()*1800-900), r.Float64() * 360, 70, 120}
	}
	for b.Loop() {
		for _, e := range eyes {
			See(e, walls)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(len(eyes)), "µs/eye")
}
