package mapview

import (
	"math"

	"github.com/paulmach/orb"

	"watchfloor/mapview/tiles"
)

// limits keep the view where there is something to see.
type limits struct {
	low, high float64   // of the zoom
	bounds    orb.Bound // of the centre
}

// beyond is how many levels closer than its tiles a map may be looked at.
const beyond = 4

// everywhere are the limits of a map without tiles.
var everywhere = limits{0, 20, orb.Bound{Min: orb.Point{-180, -maxLatitude}, Max: orb.Point{180, maxLatitude}}}

func (l limits) zoom(z float64) float64 {
	if math.IsNaN(z) {
		return l.low
	}
	return max(l.low, min(l.high, z))
}

func (l limits) view(v View) View {
	for i := range v.Centre {
		if math.IsNaN(v.Centre[i]) {
			v.Centre[i] = 0
		}
		v.Centre[i] = max(l.bounds.Min[i], min(l.bounds.Max[i], v.Centre[i]))
	}
	v.Zoom = l.zoom(v.Zoom)
	return v
}

// limitsOf keeps the view where a source has tiles.
func limitsOf(m tiles.Meta) limits {
	if m.MaxZoom == 0 {
		return everywhere
	}
	l := limits{float64(m.MinZoom), float64(m.MaxZoom + beyond), m.Bounds}
	if m.Bounds.IsZero() {
		l.bounds = everywhere.bounds
	}
	return l
}

// homeOf is where to look first.
func homeOf(m tiles.Meta) View { return View{Centre: m.Centre, Zoom: float64(m.Zoom)} }

// within keeps a view's edges in the world, if the world is larger than it is.
func (v Viewport) within() View {
	size := v.pixels()
	keep := func(at float64, pixels int) float64 {
		half := min(0.5, float64(pixels)/2/size)
		return max(half, min(1-half, at))
	}
	c := project(v.Centre)
	x, y := keep(c.x, v.Size.X), keep(c.y, v.Size.Y)
	if x == c.x && y == c.y {
		return v.View
	}
	return View{world{x, y}.point(), v.Zoom}
}

// fitting is the zoom at which the world is as large as the view.
func (v Viewport) fitting() float64 {
	return math.Log2(float64(max(v.Size.X, v.Size.Y, 1)) / v.scale() / tileSize)
}

// lowest is the farthest zoom that the map may show.
func (m *Map) lowest() float64 { return max(m.limits.low, min(m.viewport().fitting(), m.limits.high)) }

// keep is the nearest view to v that the map may show.
func (m *Map) keep(v View) View {
	port := m.viewport()
	port.View = m.limits.view(v)
	port.Zoom = max(port.Zoom, m.lowest())
	return port.within()
}
