package mapview

import (
	"cmp"
	"image"
	"math"
	"slices"

	"watchfloor/mapview/label"
)

// A cell is a tile's place in the pyramid (XYZ scheme).
type cell struct{ z, x, y int }

// ancestor is the cell n levels above.
func (c cell) ancestor(n int) cell { return cell{c.z - n, c.x >> n, c.y >> n} }

// child is one of the four cells below.
func (c cell) child(i int) cell { return cell{c.z + 1, 2*c.x + i&1, 2*c.y + i>>1} }

// square is the cell in the world.
func (c cell) square() label.Square {
	n := math.Exp2(float64(c.z))
	return label.Square{X: float64(c.x) / n, Y: float64(c.y) / n, Size: 1 / n}
}

// side is the width of a tile of a level in device pixels.
func (v Viewport) side(level int) float64 { return v.pixels() / math.Exp2(float64(level)) }

// level is the level of the pyramid whose tiles are nearest to their own size.
func (v Viewport) level() int { return max(0, int(math.Round(v.Zoom))) }

// rect is where a cell lies on screen. Neighbours meet without a gap.
func (v Viewport) rect(c cell) image.Rectangle {
	ox, oy := v.origin()
	at := span(c, v.side(c.z))
	return at.Add(image.Pt(int(ox), int(oy)))
}

// span is where a cell lies in a world in which a tile is side pixels wide.
func span(c cell, side float64) image.Rectangle {
	edge := func(i int) int { return int(math.Round(float64(i) * side)) }
	return image.Rect(edge(c.x), edge(c.y), edge(c.x+1), edge(c.y+1))
}

// cells lists a level's cells on screen and margin device pixels around, the
// middle first.
func (v Viewport) cells(level, margin int) []cell {
	ox, oy := v.origin()
	side, n := v.side(level), 1<<level
	first := func(o float64) int { return max(0, int(math.Floor((-o-float64(margin))/side))) }
	last := func(o float64, size int) int {
		return min(n-1, int(math.Floor((float64(size+margin)-1-o)/side)))
	}
	var all []cell
	for y := first(oy); y <= last(oy, v.Size.Y); y++ {
		for x := first(ox); x <= last(ox, v.Size.X); x++ {
			all = append(all, cell{level, x, y})
		}
	}
	c := project(v.Centre)
	away := func(at cell) float64 {
		return math.Hypot(float64(at.x)+0.5-c.x*float64(n), float64(at.y)+0.5-c.y*float64(n))
	}
	slices.SortStableFunc(all, func(a, b cell) int { return cmp.Compare(away(a), away(b)) })
	return all
}
