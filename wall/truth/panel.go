package truth

import (
	"image"
	"image/draw"
	"math"
)

// Sizes in pixels at a scale of 1, and parts of the letters' size.
const (
	smallest = 9.0
	largest  = 13.0
	leading  = 1.45 // from line to line
	padding  = 0.75
	names    = 6.0  // the column of names
	values   = 8.2  // of values
	notes    = 14.4 // of notes
	briefly  = 15.5 // a line of a small panel
	graph    = 2.4  // the height of one
)

// A plan is how a panel is laid out.
type plan struct {
	size   image.Point
	letter float64 // pixels
	rows   []Row
	full   bool // with names, in columns
	graphs bool
}

// Draw draws a panel about s that fits into room pixels, and returns it: dst
// where that has the right size, else a new image. scale is the device pixels
// in a unit. It returns nil where there is no room for a line.
func (p *Printer) Draw(dst *image.RGBA, s Scene, room image.Point, scale float64) *image.RGBA {
	l := planned(s, room, scale)
	if len(l.rows) == 0 {
		return nil
	}
	if dst == nil || dst.Rect.Size() != l.size {
		dst = image.NewRGBA(image.Rectangle{Max: l.size})
	}
	sheet(dst, scale)
	if l.full {
		p.table(dst, l, s.Points)
	} else {
		p.lines(dst, l)
	}
	return dst
}

// planned gives the panel names and columns where all rows fit, and graphs
// where there is room for them too; else as many short lines as fit.
func planned(s Scene, room image.Point, scale float64) plan {
	rows := s.Rows()
	high := (float64(len(rows))*leading + 2*padding)
	letter := min(largest*scale, float64(room.Y)/high, float64(room.X)/(names+values+notes+2*padding))
	if letter >= smallest*scale {
		l := plan{letter: math.Floor(2*letter) / 2, rows: rows, full: true}
		if more := high + 2*(graph+0.6); more*l.letter <= float64(room.Y) && len(s.Points) > 0 {
			high, l.graphs = more, true
		}
		l.size = image.Pt(int((names+values+notes+2*padding)*l.letter), int(high*l.letter))
		return l
	}
	letter = smallest * scale
	lines := s.Lines()
	fit := int((float64(room.Y)/letter - 2*padding*0.6) / leading)
	lines = lines[:max(0, min(len(lines), fit))]
	wide := min(room.X, int((briefly+2*padding)*letter))
	return plan{
		size: image.Pt(wide, int((float64(len(lines))*leading+2*padding*0.6)*letter)), letter: letter, rows: lines,
	}
}

// sheet is the glass that a panel is written on, with round corners and an
// edge.
func sheet(dst *image.RGBA, scale float64) {
	draw.Draw(dst, dst.Rect, paint(glass), image.Point{}, draw.Src)
	w, h := dst.Rect.Dx(), dst.Rect.Dy()
	line := paint(edge)
	for _, r := range []image.Rectangle{
		image.Rect(0, 0, w, 1), image.Rect(0, h-1, w, h), image.Rect(0, 1, 1, h-1), image.Rect(w-1, 1, w, h-1),
	} {
		draw.Draw(dst, r, line, image.Point{}, draw.Over)
	}
	round(dst, int(4*scale+0.5))
}

// round cuts the corners off.
func round(dst *image.RGBA, radius int) {
	w, h := dst.Rect.Dx(), dst.Rect.Dy()
	for y := range min(radius, h) {
		for x := range min(radius, w) {
			far := math.Hypot(float64(radius-x)-0.5, float64(radius-y)-0.5)
			part := min(1, max(0, float64(radius)+0.5-far))
			for _, at := range [...]int{
				dst.PixOffset(x, y), dst.PixOffset(w-1-x, y), dst.PixOffset(x, h-1-y), dst.PixOffset(w-1-x, h-1-y),
			} {
				for i := range 4 {
					dst.Pix[at+i] = uint8(float64(dst.Pix[at+i]) * part)
				}
			}
		}
	}
}

// table writes names, values and notes in columns.
func (p *Printer) table(dst *image.RGBA, l plan, points []Point) {
	em := l.letter
	head, value, small := p.pen(em*0.74, true), p.pen(em, true), p.pen(em*0.9, false)
	left, right := padding*em, float64(l.size.X)-padding*em
	y := padding * em
	for _, r := range l.rows {
		base := int(y + em*1.08)
		head.write(dst, r.Label, left, base, paint(name), left+names*em)
		value.write(dst, r.Value, left+names*em, base, paint(tones[r.Tone]), right)
		noted := max(left+(names+values)*em, left+names*em+value.width(r.Value)+em*0.6)
		small.write(dst, r.Note, noted, base, paint(note), right)
		y += leading * em
	}
	if l.graphs {
		p.graphs(dst, l, y, points)
	}
}

// lines writes each row as a value and a note.
func (p *Printer) lines(dst *image.RGBA, l plan) {
	em := l.letter
	value, small := p.pen(em, true), p.pen(em*0.94, false)
	left, right := padding*em*0.8, float64(l.size.X)-padding*em*0.6
	y := padding * em * 0.6
	for _, r := range l.rows {
		base := int(y + em*1.08)
		end := value.write(dst, r.Value, left, base, paint(tones[r.Tone]), right)
		small.write(dst, r.Note, end+em*0.45, base, paint(note), right)
		y += leading * em
	}
}
