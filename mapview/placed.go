package mapview

import (
	"cmp"
	"math"
	"slices"
)

// A placed marker knows where it is in the world.
type placed struct {
	Marker
	at world
}

// place sorts markers into the order of drawing.
func place(markers []Marker) []placed {
	all := make([]placed, len(markers))
	for i, m := range markers {
		all[i] = placed{m, project(m.At)}
	}
	slices.SortStableFunc(all, func(a, b placed) int { return cmp.Compare(a.Rank, b.Rank) })
	return all
}

// forgiving is how far beside a symbol a click still counts, logical pixels.
const forgiving = 7

// hit finds the marker at a device pixel: the topmost whose symbol is there,
// else the nearest that is almost there.
func hit(markers []placed, v Viewport, x, y float64) (id string, ok bool) {
	nearest := forgiving * v.scale()
	ox, oy := v.origin()
	size := v.pixels()
	for i := len(markers) - 1; i >= 0; i-- {
		m := &markers[i]
		off := math.Hypot(ox+m.at.x*size-x, oy+m.at.y*size-y) - m.Symbol.radius()*v.scale()
		if off <= 0 {
			return m.ID, true
		}
		if off < nearest {
			nearest, id, ok = off, m.ID, true
		}
	}
	return id, ok
}

// radius is that of the symbol's body, logical pixels. What an operator must
// act on is bigger than what stands around.
func (s Symbol) radius() float64 {
	switch s {
	case SymbolCamera:
		return 7.5
	case SymbolUnit:
		return 9.5
	}
	return 13
}
