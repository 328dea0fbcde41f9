package draw

import (
	"errors"
	"image/color"
	"slices"

	"github.com/paulmach/orb"

	"watchfloor/mapview"
)

// Config says how an Editor draws. Its zero value draws in black and snaps to
// nothing.
type Config struct {
	// Outline is the ground of a circle or a corridor, lon, lat; nil: only
	// centre and line are seen.
	Outline         func(Figure) orb.Geometry
	Snap            []orb.Geometry // the areas whose corners and sides attract; not to be changed
	Colour, Warning color.NRGBA    // of the figure; of sides that cross
	Width           float64        // of a new corridor, metres; 0: 40
}

// An Editor draws a figure, or edits one: it is the mapview.Tool for it, and
// has commands beside the pointer's. Fyne goroutine only.
type Editor struct {
	OnChange func()      // what Sketch returns is new; may be nil
	OnSay    func(error) // what the pointer asked for cannot be; may be nil

	cfg     Config
	magnet  *magnet
	now     state
	history history

	active  Spot // the corner that Delete deletes
	chosen  bool // there is one
	hold    *hold
	over    orb.Point // the pointer, snapped
	hovers  bool
	snapped bool
	hot     bool // the pointer is over a handle
}

var _ mapview.Tool = (*Editor)(nil)

// New begins a figure of a kind.
func New(kind Kind, cfg Config) *Editor {
	if cfg.Width <= 0 {
		cfg.Width = 40
	}
	return open(state{figure: Figure{Kind: kind, Width: cfg.Width}, drawing: true}, cfg)
}

// Edit changes a figure.
func Edit(f Figure, cfg Config) *Editor { return open(state{figure: f}, cfg) }

func open(s state, cfg Config) *Editor {
	return &Editor{cfg: cfg, magnet: newMagnet(cfg.Snap), now: s}
}

// Figure is what is drawn, without a ring that is not finished.
func (e *Editor) Figure() Figure { return e.now.figure }

// Drawing says whether a ring is being drawn: the first, or a hole.
func (e *Editor) Drawing() bool { return e.now.drawing }

// Holing says whether what is being drawn is a hole.
func (e *Editor) Holing() bool { return e.now.drawing && len(e.now.figure.Rings) > 0 }

// Corners is how many corners the ring being drawn has.
func (e *Editor) Corners() int { return len(e.now.pen) }

// Selected says whether a corner is selected, for Delete.
func (e *Editor) Selected() bool { return e.chosen }

// CanUndo and CanRedo say whether there is something to undo, to redo.
func (e *Editor) CanUndo() bool { return len(e.history.past) > 0 }

// CanRedo says whether an edit was undone and none was made since.
func (e *Editor) CanRedo() bool { return len(e.history.future) > 0 }

// Undo takes the last edit back, and says whether there was one.
func (e *Editor) Undo() bool { return e.turn(e.history.undo) }

// Redo makes the last edit that was undone again.
func (e *Editor) Redo() bool { return e.turn(e.history.redo) }

func (e *Editor) turn(by func(state) (state, bool)) bool {
	next, ok := by(e.now)
	e.now, e.hold = next, nil
	e.changed()
	return ok
}

// do makes an edit.
func (e *Editor) do(next state) {
	e.history.keep(e.now)
	e.now = next
	e.changed()
}

// edit makes an edit of the finished figure.
func (e *Editor) edit(f Figure) { e.do(state{figure: f}) }

func (e *Editor) changed() {
	e.chosen = e.chosen && !e.now.drawing && e.now.figure.Has(e.active)
	if e.OnChange != nil {
		e.OnChange()
	}
}

func (e *Editor) say(err error) {
	if err != nil && e.OnSay != nil {
		e.OnSay(err)
	}
}

// AddHole begins to draw a hole. The error says why there can be none.
func (e *Editor) AddHole() error {
	switch f := e.now.figure; {
	case e.now.drawing:
		return errors.New("finish what is being drawn first: double-click or Enter")
	case f.Kind == Circle || f.Kind == Corridor:
		return errors.New("only polygons and rectangles have holes")
	}
	e.do(state{figure: e.now.figure, drawing: true})
	return nil
}

// Finish ends the ring being drawn. The error says what it lacks.
func (e *Editor) Finish() error {
	if !e.now.drawing {
		return nil
	}
	return e.complete(e.now.pen)
}

// Abandon gives up a hole being drawn, and says whether there was one.
func (e *Editor) Abandon() bool {
	if e.Holing() {
		e.edit(e.now.figure)
		return true
	}
	return false
}

// Delete deletes the selected corner, or the last of the ring being drawn. The
// error says why it cannot.
func (e *Editor) Delete() error {
	switch n := len(e.now.pen); {
	case e.now.drawing && n > 0:
		e.do(state{figure: e.now.figure, drawing: true, pen: slices.Clone(e.now.pen[:n-1])})
		return nil
	case !e.chosen:
		return errors.New("click a corner first, then delete it")
	}
	return e.drop(e.active)
}

func (e *Editor) drop(at Spot) error {
	next, ok := e.now.figure.Delete(at)
	if !ok {
		return errors.New("the figure needs its last corners")
	}
	e.chosen = false
	e.edit(next)
	return nil
}

// SetRadius sets a circle's radius, metres.
func (e *Editor) SetRadius(metres float64) {
	if f := e.now.figure; f.Kind == Circle && !e.now.drawing && metres > 0 && metres != f.Radius {
		f.Radius = metres
		e.edit(f)
	}
}

// SetWidth sets a corridor's width from side to side, metres.
func (e *Editor) SetWidth(metres float64) {
	f := e.now.figure
	if f.Kind != Corridor || metres <= 0 || metres == f.Width {
		return
	}
	f.Width = metres
	e.do(state{figure: f, drawing: e.now.drawing, pen: e.now.pen})
}

// Crossings are where the figure crosses itself.
func (e *Editor) Crossings() []Crossing { return e.now.figure.Crossings() }
