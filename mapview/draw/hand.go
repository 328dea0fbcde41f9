package draw

import (
	"math"

	"fyne.io/fyne/v2/driver/desktop"
	"github.com/paulmach/orb"

	"watchfloor/mapview"
)

// part is what of a figure the pointer can take.
type part uint8

const (
	corner part = iota
	middle      // of a side: a corner to be
	radius
	width
	whole
	span // the second place of a circle or a rectangle being drawn
)

// A grip is a part at a place.
type grip struct {
	part part
	spot Spot
	at   orb.Point
}

// A hold is a grip that the pointer has taken.
type hold struct {
	grip
	before state
	from   orb.Point
	moved  bool
}

// Press implements mapview.Tool: a handle, or with Ctrl the whole figure, is
// taken; anywhere else the map is.
func (e *Editor) Press(p mapview.Pointer) bool {
	e.hold = nil
	g, ok := e.take(p)
	if ok {
		e.hold = &hold{grip: g, before: e.now, from: clamp(p.At)}
	}
	return ok
}

// take is what the pointer takes here, if anything.
func (e *Editor) take(p mapview.Pointer) (grip, bool) {
	if e.now.drawing {
		return grip{part: span}, e.spans()
	}
	if g, ok := e.gripAt(p); ok {
		return g, true
	}
	return grip{part: whole}, p.Ctrl && e.inside(p.At)
}

// Drag implements mapview.Tool.
func (e *Editor) Drag(p mapview.Pointer) {
	h := e.hold
	if h == nil {
		return
	}
	if !h.moved {
		e.begin(h)
	}
	e.over, e.snapped = e.snap(p)
	e.hovers = true
	e.now.figure = h.dragged(p.At, e.over)
	e.changed()
}

// begin prepares the state that the hold changes.
func (e *Editor) begin(h *hold) {
	h.moved = true
	switch h.part {
	case corner:
		e.active, e.chosen = h.spot, true
	case middle:
		e.now.figure = e.now.figure.Insert(h.spot, h.at)
		e.active, e.chosen = h.spot, true
	case span:
		if len(e.now.pen) == 0 {
			e.now.pen = []orb.Point{h.from}
		}
	}
}

// dragged is the figure with what is held at the pointer's place.
func (h *hold) dragged(at, snapped orb.Point) Figure {
	f := h.before.figure
	switch h.part {
	case corner:
		return f.Move(h.spot, snapped)
	case middle:
		return f.Insert(h.spot, snapped)
	case radius:
		f.Radius = max(1, round(metres(f.Rings[0].Points[0], at)))
	case width:
		f.Width = max(1, round(2*beside(f.Rings[0].Points, at)))
	case whole:
		return f.Shift(at[0]-h.from[0], at[1]-h.from[1])
	}
	return f
}

// beside is how far a place is from a line, metres.
func beside(line []orb.Point, at orb.Point) float64 {
	pl, best := planeAt(at), math.Inf(1)
	for i := 1; i < len(line); i++ {
		p := foot(pl.to(line[i-1]), pl.to(line[i]))
		best = min(best, math.Hypot(p[0], p[1]))
	}
	return best
}

// Release implements mapview.Tool: what was dragged is an edit.
func (e *Editor) Release(mapview.Pointer) {
	h := e.hold
	e.hold, e.snapped = nil, false
	if h == nil || !h.moved {
		return
	}
	made := e.now
	e.now = h.before
	if h.part == span {
		e.say(e.complete([]orb.Point{made.pen[0], e.over}))
		return
	}
	e.edit(made.figure)
}

// Click implements mapview.Tool: it sets a corner of the ring being drawn, or
// selects one; with Ctrl it deletes it.
func (e *Editor) Click(p mapview.Pointer) {
	if e.now.drawing {
		e.say(e.dot(p))
		return
	}
	g, ok := e.gripAt(p)
	ok = ok && g.part == corner
	if ok && p.Ctrl {
		e.say(e.drop(g.spot))
		return
	}
	e.active, e.chosen = g.spot, ok
	e.changed()
}

// DoubleClick implements mapview.Tool: it ends the ring being drawn, deletes a
// corner, or makes one on a side.
func (e *Editor) DoubleClick(p mapview.Pointer) {
	if e.now.drawing {
		e.end(p)
		return
	}
	switch g, ok := e.gripAt(p); {
	case ok && g.part == corner:
		e.say(e.drop(g.spot))
	case ok && g.part == middle:
		e.insert(g.spot, g.at)
	default:
		if spot, at, ok := e.sideAt(p); ok {
			e.insert(spot, at)
		}
	}
}

// end sets the last corner, unless it is there, and ends the ring.
func (e *Editor) end(p mapview.Pointer) {
	if err := e.dot(p); err != nil {
		e.say(err)
		return
	}
	e.say(e.Finish())
}

func (e *Editor) insert(spot Spot, at orb.Point) {
	e.active, e.chosen = spot, true
	e.edit(e.now.figure.Insert(spot, at))
}

// Hover implements mapview.Tool.
func (e *Editor) Hover(p mapview.Pointer) {
	if e.now.drawing {
		e.over, e.snapped = e.snap(p)
		if e.closes(p) {
			e.over, e.snapped = e.now.pen[0], true
		}
		e.hovers = true
		e.changed()
		return
	}
	_, e.hot = e.gripAt(p)
}

// Cursor implements mapview.Tool.
func (e *Editor) Cursor() desktop.Cursor {
	switch {
	case e.now.drawing:
		return desktop.CrosshairCursor
	case e.hot || e.hold != nil:
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}
