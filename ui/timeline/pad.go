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

// block covers r with rounded corners.
func (p pad) block(r rect, radius float64, c color.Color) {
	edge := 4 * radius // corners beyond the pad need not be drawn
	left, right := float64(p.clip.Min.X)/p.scale-edge, float64(p.clip.Max.X)/p.scale+edge
	end := min(r.x+r.w, right)
	r.x = max(r.x, left)
	r.w = end - r.x
	if r.w < 2*radius {
		p.fill(r, c)
		return
	}
	p.polygon(c, rounded(r, radius)...)
}

// rounded is the outline of r with round corners.
func rounded(r rect, radius float64) [][2]float64 {
	const arc = 6 // points of a quarter
	centres := [4][2]float64{{r.x + r.w - radius, r.y + r.h - radius}, {r.x + radius, r.y + r.h - radius}, {r.x + radius, r.y + radius}, {r.x + r.w - radius, r.y + radius}}
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
	if p.clip.Empty() {
		return
	}
	z := vector.NewRasterizer(p.clip.Dx(), p.clip.Dy())
	for i, at := range points {
		x, y := float32(at[0]*p.scale-float64(p.clip.Min.X)), float32(at[1]*p.scale-float64(p.clip.Min.Y))
		if i == 0 {
			z.MoveTo(x, y)
		} else {
			z.LineTo(x, y)
		}
	}
	z.ClosePath()
	z.Draw(p.img, p.clip, image.NewUniform(c), image.Point{})
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
