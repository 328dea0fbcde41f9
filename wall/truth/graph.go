package truth

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"time"
)

// graphs draw the last minute: pictures shown and dropped, and latency.
func (p *Printer) graphs(dst *image.RGBA, l plan, y float64, points []Point) {
	most, longest := 1.0, 40*time.Millisecond
	for _, pt := range points {
		most = max(most, pt.Shown+pt.Dropped)
		longest = max(longest, pt.Latency)
	}
	p.graph(dst, l, y+between*l.letter, "FRAMES /s", rate(most, true), points, func(pt Point) []bar {
		return []bar{{pt.Shown / most, shown}, {pt.Dropped / most, missing}}
	})
	p.graph(dst, l, y+(graph+2*between)*l.letter, "LATENCY", short(longest), points, func(pt Point) []bar {
		return []bar{{float64(max(0, pt.Latency)) / float64(longest), age}}
	})
}

// A bar is a part of a graph's height.
type bar struct {
	part   float64
	colour color.NRGBA
}

// graph draws a second a column, the newest at the right, the stacked bars of
// each from the bottom up. top says what the full height is.
func (p *Printer) graph(dst *image.RGBA, l plan, y float64, label, top string, points []Point, bars func(Point) []bar) {
	em := l.letter
	head, small := p.pen(em*0.74, true), p.pen(em*0.74, false)
	left := padding * em
	head.write(dst, label, left, int(y+em*0.9), paint(name), left+names*em)
	small.write(dst, top+" at most", left, int(y+em*1.9), paint(note), left+names*em)
	field := image.Rect(int(left+names*em), int(y), l.size.X-int(padding*em), int(y+graph*em-2))
	draw.Draw(dst, field, paint(groove), image.Point{}, draw.Over)
	wide := float64(field.Dx()) / minute
	for i, pt := range points {
		from := float64(minute-len(points)+i) * wide
		x0, x1 := field.Min.X+int(from), field.Min.X+int(from+wide)
		if x1-x0 > 2 {
			x1-- // a gap
		}
		bottom := field.Max.Y
		for _, b := range bars(pt) {
			high := int(math.Round(b.part * float64(field.Dy())))
			draw.Draw(dst, image.Rect(x0, bottom-high, x1, bottom), paint(b.colour), image.Point{}, draw.Over)
			bottom -= high
		}
	}
}
