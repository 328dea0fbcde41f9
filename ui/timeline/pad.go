package timeline

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"golang.org/x/image/font"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// A pad is a picture that is drawn on in Fyne units, within a part of it.
type pad struct {
	img   *image.RGBA
	clip  image.Rectangle // in pixels
	scale float64         // pixels per unit
	fonts *fonts
}

// rect is a rectangle in units.
type rect struct{ x, y, w, h float64 }

// part is the pad with drawing kept within r.
func (p pad) part(r rect) pad {
	p.clip = p.pixels(r).Intersect(p.clip)
	return p
}

// pixels is r in whole pixels.
func (p pad) pixels(r rect) image.Rectangle {
	return image.Rect(p.px(r.x), p.px(r.y), p.px(r.x+r.w), p.px(r.y+r.h))
}

// px is a coordinate in pixels. What is far outside stays far outside, but
// no integer overflows.
func (p pad) px(v float64) int {
	const far = 1 << 20
	return int(math.Round(min(max(v*p.scale, -far), far)))
}

// fill covers r.
func (p pad) fill(r rect, c color.Color) {
	draw.Draw(p.img, p.pixels(r).Intersect(p.clip), image.NewUniform(c), image.Point{}, draw.Over)
}

// line is a vertical line, one pixel wide or as many as a unit has.
func (p pad) line(x, y, h float64, c color.Color) {
	at := p.px(x)
	bounds := image.Rect(at, p.px(y), at+max(1, int(p.scale)), p.px(y+h))
	draw.Draw(p.img, bounds.Intersect(p.clip), image.NewUniform(c), image.Point{}, draw.Over)
}

// hatch covers r with slanting lines that are period units apart. They stay
// where they are when r's ends move.
func (p pad) hatch(r rect, period float64, c color.Color) {
	area := p.pixels(r).Intersect(p.clip)
	step := max(2, p.px(period))
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X + step - 1 - (area.Min.X+y)%step; x < area.Max.X; x += step {
			p.img.Set(x, y, c)
		}
	}
}

// block covers r, to whole pixels, with rounded corners.
func (p pad) block(r rect, radius float64, c color.Color) {
	r = p.snapped(r)
	if r.w < 3*radius {
		p.fill(r, c)
		return
	}
	end := math.Ceil(radius*p.scale) / p.scale
	p.fill(rect{r.x + end, r.y, r.w - 2*end, r.h}, c)
	outline := rounded(r, radius)
	p.part(rect{r.x, r.y, end, r.h}).polygon(c, outline...)
	p.part(rect{r.x + r.w - end, r.y, end, r.h}).polygon(c, outline...)
}

// snapped is r with its edges between pixels, and within what can be drawn.
func (p pad) snapped(r rect) rect {
	const beyond = 1000 // no edge is seen there
	x0, x1 := max(p.px(r.x), p.clip.Min.X-beyond), min(p.px(r.x+r.w), p.clip.Max.X+beyond)
	y0, y1 := p.px(r.y), p.px(r.y+r.h)
	return rect{float64(x0) / p.scale, float64(y0) / p.scale, float64(x1-x0) / p.scale, float64(y1-y0) / p.scale}
}

// rounded is the outline of r with round corners.
func rounded(r rect, radius float64) [][2]float64 {
	const arc = 6 // points of a quarter
	left, right, top, bottom := r.x+radius, r.x+r.w-radius, r.y+radius, r.y+r.h-radius
	centres := [4][2]float64{{right, bottom}, {left, bottom}, {left, top}, {right, top}}
	var points [][2]float64
	for i, centre := range centres {
		for j := range arc + 1 {
			sin, cos := math.Sincos((float64(i) + float64(j)/arc) * math.Pi / 2)
			points = append(points, [2]float64{centre[0] + radius*cos, centre[1] + radius*sin})
		}
	}
	return points
}

// polygon covers the area within points of x and y.
func (p pad) polygon(c color.Color, points ...[2]float64) {
	area := p.around(points)
	if area.Empty() {
		return
	}
	z := vector.NewRasterizer(area.Dx(), area.Dy())
	for i, at := range points {
		x, y := float32(at[0]*p.scale-float64(area.Min.X)), float32(at[1]*p.scale-float64(area.Min.Y))
		if i == 0 {
			z.MoveTo(x, y)
		} else {
			z.LineTo(x, y)
		}
	}
	z.ClosePath()
	z.Draw(p.img, area, image.NewUniform(c), image.Point{})
}

// around are the pixels that points may cover.
func (p pad) around(points [][2]float64) image.Rectangle {
	area := image.Rectangle{}
	for _, at := range points {
		x, y := p.px(at[0]), p.px(at[1])
		area = area.Union(image.Rect(x-1, y-1, x+1, y+1))
	}
	return area.Intersect(p.clip)
}

// text writes words with their baseline at y.
func (p pad) text(words string, x, y float64, s style, c color.Color) {
	face := p.fonts.face(s, p.scale)
	if face == nil || p.clip.Empty() {
		return
	}
	d := font.Drawer{
		Dst: p.img.SubImage(p.clip).(*image.RGBA), Src: image.NewUniform(c), Face: face,
		Dot: fixed.P(p.px(x), p.px(y)),
	}
	d.DrawString(words)
}

// width is how wide words are, in units.
func (p pad) width(words string, s style) float64 {
	face := p.fonts.face(s, p.scale)
	if face == nil {
		return 0
	}
	return float64(font.MeasureString(face, words)) / 64 / p.scale
}

// fit is words, shortened with an ellipsis to a width; "": not even one fits.
func (p pad) fit(words string, width float64, s style) string {
	if p.width(words, s) <= width {
		return words
	}
	runes := []rune(words)
	for n := len(runes) - 1; n > 0; n-- {
		if short := string(runes[:n]) + "…"; p.width(short, s) <= width {
			return short
		}
	}
	return ""
}
