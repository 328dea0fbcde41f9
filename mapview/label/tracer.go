package label

import (
	"math"

	"watchfloor/mapview/raster"
)

// A tracer turns curves into the lines of a path.
type tracer struct {
	path      *raster.Path
	left, top float64 // of the path
	at        [2]float64
}

func (t *tracer) move(to [2]float64) {
	t.at = to
	t.path.MoveTo(raster.Px(to[0]-t.left), raster.Px(to[1]-t.top))
}

func (t *tracer) line(to [2]float64) {
	t.at = to
	t.path.LineTo(raster.Px(to[0]-t.left), raster.Px(to[1]-t.top))
}

// curve is a cubic Bézier curve, in as many lines as keep within 1/16 pixel.
func (t *tracer) curve(b, c, d [2]float64) {
	const most = 24
	a := t.at
	bend := max(
		math.Abs(a[0]-2*b[0]+c[0]), math.Abs(a[1]-2*b[1]+c[1]),
		math.Abs(b[0]-2*c[0]+d[0]), math.Abs(b[1]-2*c[1]+d[1]))
	n := min(most, int(math.Sqrt(12*bend))+1)
	for i := 1; i < n; i++ {
		part := float64(i) / float64(n)
		ab, bc, cd := between(a, b, part), between(b, c, part), between(c, d, part)
		t.line(between(between(ab, bc, part), between(bc, cd, part), part))
	}
	t.line(d)
}

// between is a point part of the way from a to b. The products are rounded
// before they are added, on every system.
func between(a, b [2]float64, part float64) [2]float64 {
	return [2]float64{a[0] + float64((b[0]-a[0])*part), a[1] + float64((b[1]-a[1])*part)}
}
