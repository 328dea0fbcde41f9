package sight

import (
	"math"

	"github.com/paulmach/orb"
)

// An Eye is where a camera stands and how it looks. It is comparable: two eyes
// that are equal see the same.
type Eye struct {
	At      orb.Point // lon, lat
	Heading float64   // of the middle of its view, degrees clockwise from north
	FOV     float64   // degrees; 360 and more is all round
	Range   float64   // metres
}

// mounted is how far, in metres, a camera may be from the wall it hangs on:
// neither cameras nor walls are mapped better.
const mounted = 2

// stand is where an eye looks from: if it was mapped inside a wall that is
// near, it steps out of it.
func (e Eye) stand(walls []*Walls) orb.Point {
	const most = 3 // walls that overlap
	at := e.At
	for range most {
		plane := PlaneAt(at)
		out, ok := wayOut(solids(plane, mounted, walls))
		if !ok {
			break
		}
		at = plane.From(out)
	}
	return at
}

// wayOut is the nearest place before the walls that hold the origin, if it is
// near enough.
func wayOut(all []solid) (orb.Point, bool) {
	const before = 0.05 // metres
	out, nearest := orb.Point{}, math.Inf(1)
	for _, s := range all {
		if !s.holds {
			continue
		}
		for _, e := range s.edges {
			if p, away := e.nearest(); away < nearest && away <= mounted {
				out, nearest = e.before(p, before), away
			}
		}
	}
	return out, !math.IsInf(nearest, 1)
}

// nearest is the point of an edge that is nearest to the origin.
func (e edge) nearest() (orb.Point, float64) {
	dx, dy := e.b[0]-e.a[0], e.b[1]-e.a[1]
	t := 0.0
	if long := dx*dx + dy*dy; long > 0 {
		t = max(0, min(1, -(e.a[0]*dx+e.a[1]*dy)/long))
	}
	p := orb.Point{e.a[0] + t*dx, e.a[1] + t*dy}
	return p, math.Hypot(p[0], p[1])
}

// before is a point so many metres outside the building from p, which is on
// its edge.
func (e edge) before(p orb.Point, metres float64) orb.Point {
	dx, dy := e.b[0]-e.a[0], e.b[1]-e.a[1]
	long := max(math.Hypot(dx, dy), 1e-9)
	return orb.Point{p[0] - dy/long*metres, p[1] + dx/long*metres}
}

// carries says whether a building can only be the one that the eye hangs on or
// stands in: nobody mounts a camera that looks straight into a wall.
func (e Eye) carries(s solid) bool {
	if s.holds {
		return true
	}
	if e.FOV >= 360 {
		return false
	}
	sin, cos := math.Sincos(e.Heading * math.Pi / 180)
	for _, w := range s.edges {
		if away, ok := w.meets(sin, cos); ok && away <= mounted {
			return true
		}
	}
	return false
}

// meets is how far along a ray from the origin an edge's front is.
func (e edge) meets(east, north float64) (away float64, ok bool) {
	w := faceOf(e)
	against := w.east*east + w.north*north
	a := e.a[0]*north - e.a[1]*east // on which side of the ray the ends are
	b := e.b[0]*north - e.b[1]*east
	if w.away <= 0 || against <= 0 || a < 0 || b > 0 {
		return 0, false
	}
	return w.away / against, true
}
