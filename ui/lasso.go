package ui

import (
	"context"
	"image/color"

	"fyne.io/fyne/v2/driver/desktop"
	"github.com/paulmach/orb"

	"watchfloor/mapview"
	"watchfloor/ui/present"
)

// A lasso is a tool of the map that draws around an area with the button held
// down. Fyne goroutine only.
type lasso struct {
	ring     orb.Ring // as far as it is drawn; lon, lat
	last     [2]float64
	onChange func(mapview.Shape)
	onDone   func(orb.Ring) // closed
}

var _ mapview.Tool = (*lasso)(nil)

// The look of a lasso.
var (
	lassoStroke = color.NRGBA{0x6F, 0xC3, 0xFF, 0xFF}
	lassoFill   = color.NRGBA{0x6F, 0xC3, 0xFF, 0x28}
)

// Press implements mapview.Tool: a line begins.
func (l *lasso) Press(p mapview.Pointer) bool {
	l.ring, l.last = orb.Ring{p.At}, [2]float64{p.X, p.Y}
	return true
}

// Drag implements mapview.Tool.
func (l *lasso) Drag(p mapview.Pointer) {
	const step = 4 // device pixels
	if dx, dy := p.X-l.last[0], p.Y-l.last[1]; dx*dx+dy*dy < step*step {
		return
	}
	l.ring = append(l.ring[:len(l.ring):len(l.ring)], p.At) // the map has the old one
	l.last = [2]float64{p.X, p.Y}
	l.onChange(l.shape())
}

// Release implements mapview.Tool: the area is closed. A click is none.
func (l *lasso) Release(mapview.Pointer) {
	ring := l.ring
	l.ring = nil
	if len(ring) >= 3 {
		l.onDone(append(ring[:len(ring):len(ring)], ring[0]))
	}
}

// Click implements mapview.Tool.
func (*lasso) Click(mapview.Pointer) {}

// DoubleClick implements mapview.Tool.
func (*lasso) DoubleClick(mapview.Pointer) {}

// Hover implements mapview.Tool.
func (*lasso) Hover(mapview.Pointer) {}

// Cursor implements mapview.Tool.
func (*lasso) Cursor() desktop.Cursor { return desktop.CrosshairCursor }

// shape is the area as far as it is drawn.
func (l *lasso) shape() mapview.Shape {
	s := lassoed(append(l.ring[:len(l.ring):len(l.ring)], l.ring[0]))
	s.Fill, s.Dash = lassoFill, true
	return s
}

// lassoed is an area that is done.
func lassoed(area orb.Ring) mapview.Shape {
	return mapview.Shape{ID: "lasso", Geometry: orb.Polygon{area}, Stroke: lassoStroke, Width: 2}
}

// lassoArea takes the lasso in hand, or puts it down.
func (a *App) lassoArea() {
	if a.mapping.inHand == lassoTool {
		a.putDown()
		return
	}
	a.endLook()
	l := &lasso{onChange: func(s mapview.Shape) { a.maps.SetSketch([]mapview.Shape{s}, nil) }}
	l.onDone = func(area orb.Ring) {
		a.putDown()
		a.maps.SetSketch([]mapview.Shape{lassoed(area)}, nil)
		a.watchArea(area)
	}
	a.hold(lassoTool, l, nil)
	a.mapping.bar.SetTask("Draw around an area to see who sees it   Esc ends")
}

// watchArea fills the wall with the cameras that see most of an area.
func (a *App) watchArea(area orb.Ring) {
	a.looking.asked++
	asked, shown, known := a.looking.asked, a.shown, a.desk.Sight
	work := func(context.Context) func() {
		w := present.WatchArea(shown, known, area)
		return func() {
			if asked == a.looking.asked {
				a.watchedArea(area, w)
			}
		}
	}
	if !a.aside.Do(work) {
		a.maps.SetSketch(nil, nil)
		a.notify("The area cannot be looked at now: too much is being worked out; try again")
	}
}

func (a *App) watchedArea(area orb.Ring, w present.AreaWatch) {
	marks := map[string]color.Color{}
	for _, id := range w.Cameras[:w.Needed] {
		marks[id] = lassoStroke
	}
	if len(w.Cameras) > 0 {
		a.look(w.Cameras, marks)
	} else {
		a.putDown()
		a.endLook()
		a.looking.on = true
	}
	a.looking.cover = w.Cover
	a.maps.SetSketch([]mapview.Shape{lassoed(area)}, nil)
	a.mapping.bar.SetTask(w.Words())
}
