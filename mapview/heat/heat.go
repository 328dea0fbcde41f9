// Package heat draws a heat map: where many points are near each other the
// picture glows. The colours say how many there are within a radius, so that
// they do not change while the map is panned.
package heat

import (
	"image"
	"math"
)

// A Point adds Weight to the heat about X, Y, pixels from the picture's upper
// left corner.
type Point struct{ X, Y, Weight float64 }

// A Map draws heat. Its zero value is ready; one goroutine uses it.
type Map struct {
	cols, rows int
	heat       []float32
	shades     *shades
	lit        image.Rectangle // the cells that may have any
}

// fineness is how many cells a radius has.
const fineness = 8

// Draw draws the heat of points over dst, each as far as radius pixels.
// Points of no or of senseless weight are left out.
func (m *Map) Draw(dst *image.RGBA, points []Point, radius float64) {
	cell := max(2, int(radius/fineness))
	m.reset(dst.Rect.Dx()/cell+2, dst.Rect.Dy()/cell+2)
	reach := radius / float64(cell)
	for _, p := range points {
		if p.Weight > 0 && !math.IsInf(p.Weight, 0) {
			m.splat(p.X/float64(cell), p.Y/float64(cell), p.Weight, reach)
		}
	}
	m.paint(dst, cell)
}

func (m *Map) reset(cols, rows int) {
	if m.shades == nil {
		m.shades = newShades()
	}
	m.cols, m.rows, m.lit = cols, rows, image.Rectangle{}
	if n := cols * rows; cap(m.heat) < n {
		m.heat = make([]float32, n)
		return
	}
	m.heat = m.heat[:cols*rows]
	clear(m.heat)
}

// splat adds a bell of a reach about x, y, in cells.
func (m *Map) splat(x, y, weight, reach float64) {
	if !(x > -reach && y > -reach && x < float64(m.cols)+reach && y < float64(m.rows)+reach) {
		return
	}
	area := image.Rect(int(x-reach), int(y-reach), int(x+reach)+2, int(y+reach)+2).Intersect(image.Rect(0, 0, m.cols, m.rows))
	m.lit = m.lit.Union(area)
	for j := area.Min.Y; j < area.Max.Y; j++ {
		dy := (float64(j) - y) / reach
		row := m.heat[j*m.cols : (j+1)*m.cols]
		for i := area.Min.X; i < area.Max.X; i++ {
			dx := (float64(i) - x) / reach
			if d := 1 - dx*dx - dy*dy; d > 0 {
				row[i] += float32(weight * d * d)
			}
		}
	}
}

// paint fills the pixels between the cells, four to a square.
func (m *Map) paint(dst *image.RGBA, cell int) {
	for j := max(0, m.lit.Min.Y-1); j < min(m.lit.Max.Y, m.rows-1); j++ {
		for i := max(0, m.lit.Min.X-1); i < min(m.lit.Max.X, m.cols-1); i++ {
			at := j*m.cols + i
			corners := [4]float32{m.heat[at], m.heat[at+1], m.heat[at+m.cols], m.heat[at+m.cols+1]}
			if corners != [4]float32{} {
				m.square(dst, image.Pt(i*cell, j*cell), cell, corners)
			}
		}
	}
}

// square paints between four corners.
func (m *Map) square(dst *image.RGBA, from image.Point, cell int, c [4]float32) {
	area := image.Rectangle{from, from.Add(image.Pt(cell, cell))}.Intersect(dst.Rect)
	for y := area.Min.Y; y < area.Max.Y; y++ {
		part := float32(y-from.Y) / float32(cell)
		left, right := c[0]+(c[2]-c[0])*part, c[1]+(c[3]-c[1])*part
		step := (right - left) / float32(cell)
		heat := left + step*float32(area.Min.X-from.X)
		pix := dst.Pix[dst.PixOffset(area.Min.X, y):]
		for x := 0; x < area.Dx(); x++ {
			m.shades.glow(pix[4*x:4*x+4:4*x+4], heat)
			heat += step
		}
	}
}
