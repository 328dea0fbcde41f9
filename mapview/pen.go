package mapview

import (
	"image"
	"image/color"
	"math"

	"golang.org/x/image/vector"
)

// ink is the dark of outlines and letters, as on the badges of the list.
var ink = color.NRGBA{0x0B, 0x10, 0x15, 0xFF}

// A pen fills small figures on a sprite. Its units are logical pixels from
// the sprite's anchor, y down.
type pen struct {
	raster vector.Rasterizer
	dst    *image.RGBA // its Rect is about the anchor
	scale  float64
}

// on starts a sprite that reaches half logical pixels from its anchor.
func (p *pen) on(half, scale float64) {
	n := int(math.Ceil(half * scale))
	p.dst, p.scale = image.NewRGBA(image.Rect(-n, -n, n, n)), scale
	p.raster.Reset(2*n, 2*n)
}

// fill paints the figures drawn since the last fill.
func (p *pen) fill(c color.NRGBA) {
	p.raster.Draw(p.dst, p.dst.Rect, image.NewUniform(c), image.Point{})
	size := p.dst.Rect.Size()
	p.raster.Reset(size.X, size.Y)
}

func (p *pen) at(x, y float64) (float32, float32) {
	return float32(x*p.scale) - float32(p.dst.Rect.Min.X), float32(y*p.scale) - float32(p.dst.Rect.Min.Y)
}

// circle draws clockwise; with a negative radius it cuts a hole.
func (p *pen) circle(x, y, radius float64) {
	const corners, bulge = 4, 0.5522847498 // of cubic Bézier quarters
	tangent := bulge * math.Abs(radius)
	step := math.Copysign(math.Pi/2, radius)
	r := math.Abs(radius)
	px, py := p.at(x+r, y)
	p.raster.MoveTo(px, py)
	for i := range corners {
		s0, c0 := math.Sincos(step * float64(i))
		s1, c1 := math.Sincos(step * float64(i+1))
		way := math.Copysign(tangent, radius)
		ax, ay := p.at(x+r*c0-way*s0, y+r*s0+way*c0)
		bx, by := p.at(x+r*c1+way*s1, y+r*s1-way*c1)
		cx, cy := p.at(x+r*c1, y+r*s1)
		p.raster.CubeTo(ax, ay, bx, by, cx, cy)
	}
	p.raster.ClosePath()
}

// ring draws a circle's outline.
func (p *pen) ring(radius, width float64) {
	p.circle(0, 0, radius+width/2)
	p.circle(0, 0, -(radius - width/2))
}

// polygon draws corners with round edges: round is the part of each side that
// the curves take at its ends.
func (p *pen) polygon(corners [][2]float64, round float64) {
	n := len(corners)
	for i, c := range corners {
		before, after := corners[(i+n-1)%n], corners[(i+1)%n]
		ax, ay := p.at(c[0]+(before[0]-c[0])*round, c[1]+(before[1]-c[1])*round)
		bx, by := p.at(c[0]+(after[0]-c[0])*round, c[1]+(after[1]-c[1])*round)
		cx, cy := p.at(c[0], c[1])
		if i == 0 {
			p.raster.MoveTo(ax, ay)
		} else {
			p.raster.LineTo(ax, ay)
		}
		p.raster.QuadTo(cx, cy, bx, by)
	}
	p.raster.ClosePath()
}

// beak draws a triangle that points along a heading, in degrees, from a
// distance to a tip.
func (p *pen) beak(heading, from, tip, halfWidth float64) {
	sin, cos := math.Sincos(heading * math.Pi / 180)
	turn := func(along, across float64) [2]float64 {
		return [2]float64{along*sin + across*cos, -along*cos + across*sin}
	}
	p.polygon([][2]float64{turn(tip, 0), turn(from, halfWidth), turn(from, -halfWidth)}, 0.12)
}
