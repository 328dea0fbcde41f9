package mapview

import (
	"math"

	"github.com/paulmach/orb"
)

const (
	holdMargin  = 40.0 // around what a view holds, logical pixels
	nearestHold = 17.0 // zoom: a single place is not looked at any closer
)

// Holding is the nearest view that holds all of b, lon and lat, with a margin.
func (v Viewport) Holding(b orb.Bound) View {
	nw, se := project(b.LeftTop()), project(b.RightBottom())
	room := func(pixels int) float64 { return max(float64(pixels)/v.scale()-2*holdMargin, holdMargin) }
	wide := min(room(v.Size.X)/max(se.x-nw.x, 1e-12), room(v.Size.Y)/max(se.y-nw.y, 1e-12))
	return View{
		Centre: world{(nw.x + se.x) / 2, (nw.y + se.y) / 2}.point(),
		Zoom:   min(math.Log2(wide/tileSize), nearestHold),
	}
}

// Frame flies to the nearest view that holds all of b, lon and lat.
func (m *Map) Frame(b orb.Bound) { m.Goto(m.viewport().Holding(b)) }
