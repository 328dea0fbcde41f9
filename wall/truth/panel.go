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
	tight    = 0.45 // padding of short lines
	names    = 5.6  // the column of names
	values   = 7.9  // of values
	notes    = 12.6 // of notes
	briefly  = 15.5 // a line of a small panel
	graph    = 2.4  // the height of one
	between  = 0.5  // graphs
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
// where there is room for them too; else as many short lines as fit. What is
// not chosen keeps most of its picture free.
func planned(s Scene, room image.Point, scale float64) plan {
	const most = 0.45 // of the room
	rows := s.Rows()
	wide, high := names+values+notes+2*padding, float64(len(rows))*leading+2*padding
	letter := min(largest*scale, float64(room.Y)/high, float64(room.X)/wide)
	if !s.Chosen {
		letter = min(letter, math.Sqrt(most*float64(room.X)*float64(room.Y)/(wide*high)))
	}
	if letter = math.Floor(2*letter) / 2; letter < smallest*scale {
		return briefed(s, room, scale)
	}
	l := plan{letter: letter, rows: rows, full: true}
	if more := high + 2*(graph+between); more*letter <= float64(room.Y) && !s.Record {
		high, l.graphs = more, true
	}
	l.size = image.Pt(int(wide*letter), len(rows)*l.line()+int((high-float64(len(rows))*leading)*letter))
	return l
}

// briefed is a panel of short lines; of what is not chosen, as many as leave
// some of the picture free.
func briefed(s Scene, room image.Point, scale float64) plan {
	const most, large, crowded = 0.36, 11.0, 0.6
	l := plan{rows: s.Lines()}
	wide, high := briefly+2*padding, float64(len(l.rows))*leading+2*tight
	letter := math.Sqrt(most * float64(room.X) * float64(room.Y) / (wide * high))
	letter = max(smallest*scale, min(large*scale, math.Floor(2*letter)/2, float64(room.Y)/high))
	l.letter = letter
	margin := 2 * int(tight*letter)
	l.size.X = min(room.X, int(wide*letter))
	free := float64(room.Y)
	if !s.Chosen && l.size.X > 0 {
		free = min(free, crowded*float64(room.X)*free/float64(l.size.X))
	}
	l.rows = l.rows[:max(0, min(len(l.rows), (int(free)-margin)/l.line()))]
	l.size.Y = len(l.rows)*l.line() + margin
	return l
}

// line is the height of a row, in pixels.
func (l plan) line() int { return int(leading * l.letter) }

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
	y := int(padding * em)
	for _, r := range l.rows {
		base := y + int(em*1.08)
		head.write(dst, r.Label, left, base, paint(name), left+names*em)
		end := value.write(dst, r.Value, left+names*em, base, paint(tones[r.Tone]), right)
		small.write(dst, r.Note, max(left+(names+values)*em, end+em*0.6), base, paint(note), right)
		y += l.line()
	}
	if l.graphs {
		p.graphs(dst, l, float64(y), points)
	}
}

// lines writes each row as a value and a note.
func (p *Printer) lines(dst *image.RGBA, l plan) {
	em := l.letter
	value, small := p.pen(em, true), p.pen(em*0.94, false)
	left, right := padding*em*0.8, float64(l.size.X)-padding*em*0.6
	y := int(tight * em)
	for _, r := range l.rows {
		base := y + int(em*1.08)
		end := value.write(dst, r.Value, left, base, paint(tones[r.Tone]), right)
		small.write(dst, r.Note, end+em*0.45, base, paint(note), right)
		y += l.line()
	}
}
