package style

import (
	"image"
	"math"

	"watchfloor/mapview/raster"
)

// A grid places a tile's units on a picture. It counts in whole numbers, so
// that a picture is the same on every system.
type grid struct {
	x, y raster.Fixed // of the tile's upper left corner
	unit int64        // of the tile, in 1/64 pixels times 2^fraction

	left, top, right, bottom int64 // what is seen of the tile, units
}

const (
	fraction = 20
	farthest = 1 << 22 // units: what is farther away is moved there
)

// newGrid also finds which units can be seen on a picture of a size, with
// room for the width of what is drawn.
func newGrid(f Frame, extent int, d *dress, size image.Point) grid {
	unit := f.Size / float64(max(1, extent))
	room := d.reach()
	units := func(pixels float64) int64 {
		return int64(max(-farthest, min(pixels/unit, farthest)))
	}
	return grid{
		x: raster.Px(f.X + d.shift[0]), y: raster.Px(f.Y + d.shift[1]),
		unit: int64(math.Round(unit * float64(raster.One) * (1 << fraction))),
		left: units(-room - f.X - d.shift[0]), top: units(-room - f.Y - d.shift[1]),
		right:  units(float64(size.X) + room - f.X - d.shift[0]),
		bottom: units(float64(size.Y) + room - f.Y - d.shift[1]),
	}
}

// place is where a unit of the tile is on the picture.
func (g *grid) place(x, y int32) raster.Point {
	return raster.Point{X: g.x + g.fixed(x), Y: g.y + g.fixed(y)}
}

func (g *grid) fixed(v int32) raster.Fixed {
	const half, most = 1 << (fraction - 1), 1 << 29
	n := int64(max(-farthest, min(v, farthest)))*g.unit + half
	return raster.Fixed(max(-most, min(n>>fraction, most)))
}

// sees says whether a line or ring may be on the picture.
func (g *grid) sees(part []int32) bool {
	if len(part) < 2 {
		return false
	}
	left, right, top, bottom := part[0], part[0], part[1], part[1]
	for j := 2; j+1 < len(part); j += 2 {
		left, right = min(left, part[j]), max(right, part[j])
		top, bottom = min(top, part[j+1]), max(bottom, part[j+1])
	}
	return int64(right) >= g.left-1 && int64(left) <= g.right+1 && int64(bottom) >= g.top-1 && int64(top) <= g.bottom+1
}
