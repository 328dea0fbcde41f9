package city

import (
	"math"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
)

// A Sight answers what can be seen between the buildings around a place. It
// does not change and may be shared.
type Sight struct {
	Plane Plane
	walls [][2]orb.Point // metres on Plane
	rings []orb.Ring     // metres on Plane
}

// NewSight takes the buildings with a corner less than radius metres from at.
func (c *City) NewSight(at orb.Point, radius float64) *Sight {
	s := &Sight{Plane: NewPlane(at)}
	for _, b := range c.Buildings {
		near, ring := false, make(orb.Ring, len(b.Ring))
		for i, p := range b.Ring {
			ring[i] = s.Plane.Metres(p)
			near = near || math.Hypot(ring[i][0], ring[i][1]) < radius
		}
		if near {
			s.add(ring)
		}
	}
	return s
}

func (s *Sight) add(ring orb.Ring) {
	s.rings = append(s.rings, ring)
	for i := 1; i < len(ring); i++ {
		s.walls = append(s.walls, [2]orb.Point{ring[i-1], ring[i]})
	}
}

// Free is how many metres a ray from a point of the Plane reaches in a
// direction (degrees from north) before a wall stops it, at most far.
func (s *Sight) Free(from orb.Point, heading, far float64) float64 {
	sin, cos := math.Sincos(heading * math.Pi / 180)
	for _, w := range s.walls {
		ax, ay := w[0][0]-from[0], w[0][1]-from[1]
		dx, dy := w[1][0]-w[0][0], w[1][1]-w[0][1]
		cross := sin*dy - cos*dx
		if math.Abs(cross) < 1e-9 {
			continue
		}
		along, part := (ax*dy-ay*dx)/cross, (ax*cos-ay*sin)/cross
		if along >= 0 && along < far && part >= 0 && part <= 1 {
			far = along
		}
	}
	return far
}

// Inside tells whether a point of the Plane is in a building.
func (s *Sight) Inside(at orb.Point) bool {
	for _, ring := range s.rings {
		if planar.RingContains(ring, at) {
			return true
		}
	}
	return false
}

// View is the polygon in lon, lat that is seen from a point of the Plane
// within fov degrees around a heading and far metres.
func (s *Sight) View(from orb.Point, heading, fov, far float64) orb.Polygon {
	ring := orb.Ring{s.Plane.Place(from)}
	for a := fov / 2; a >= -fov/2; a-- {
		free := s.Free(from, heading+a, far)
		sin, cos := math.Sincos((heading + a) * math.Pi / 180)
		ring = append(ring, s.Plane.Place(orb.Point{from[0] + free*sin, from[1] + free*cos}))
	}
	return orb.Polygon{append(ring, ring[0])}
}
