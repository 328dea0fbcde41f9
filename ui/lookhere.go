package ui

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/paulmach/orb"

	"watchfloor/mapview"
	"watchfloor/ui/frame"
	"watchfloor/ui/keymap"
	"watchfloor/ui/present"
)

// looking is what the operator has asked the map for: a place or an area whose
// cameras fill the wall, until Escape.
type looking struct {
	on    bool
	cover *mapview.Cover // of the area; nil: it is a place
	asked int            // how many areas: only the last one's answer counts
}

// The colours of tiles and lines of sight: of cameras that see the place, and
// of those that can turn to it.
var (
	seesColour = color.NRGBA{0x4C, 0xC2, 0xB0, 0xFF}
	turnColour = color.NRGBA{0xFF, 0xB0, 0x3B, 0xFF}
)

// lookTool is the map's tool that asks for a place.
const lookTool = "look"

// connectLooks gives the map's announcements to the methods that act.
func (a *App) connectLooks() {
	a.maps.OnContext = a.offerPlace
	a.maps.OnGround = func(p mapview.Pointer) {
		if p.Ctrl {
			a.lookAt(p.At)
		}
	}
}

// offerPlace offers what can be done with a place of the map.
func (a *App) offerPlace(p mapview.Pointer, marker string) {
	a.front = a.mapWindow()
	all := a.mapped()
	press := func(id string) string {
		return keymap.Write(all[slices.IndexFunc(all, func(c keymap.Command) bool { return c.ID == id })].Keys)
	}
	var items []frame.Item
	if kind, id := present.Marked(marker); kind == present.Camera {
		items = append(items, frame.Item{Key: frame.Key{Does: "Show " + a.shown.Cameras[id].Name}, Do: func() { a.openCamera(id) }}, frame.Item{})
	}
	items = append(
		items,
		frame.Item{Key: frame.Key{Press: press("map.look"), Does: "Who can see this place?"}, Do: func() { a.lookAt(p.At) }},
		frame.Item{Key: frame.Key{Press: press("map.lasso"), Does: "Who sees an area? …"}, Do: a.lassoArea},
		frame.Item{Key: frame.Key{Does: "Copy the coordinates"}, Do: func() { a.copyPlace(p.At) }},
	)
	scale := a.front.Canvas().Scale()
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(a.maps)
	a.popUp(items, at.AddXY(float32(p.X)/scale, float32(p.Y)/scale))
}

// mapWindow is the window that the map is in.
func (a *App) mapWindow() fyne.Window {
	if w := a.own.Window(mapPanel); w != nil {
		return w
	}
	return a.win
}

// askLook takes the tool in hand that asks for a place, or puts it down.
func (a *App) askLook() {
	if a.mapping.inHand == lookTool {
		a.putDown()
		return
	}
	a.hold(lookTool, pointer(func(at orb.Point) {
		a.putDown()
		a.lookAt(at)
	}), nil)
	a.mapping.bar.SetTask("Click a place to see who can see it   Esc ends")
}

// A pointer is a tool that is called with the place that is clicked. The map
// is dragged as ever.
type pointer func(at orb.Point)

var _ mapview.Tool = pointer(nil)

// Press implements mapview.Tool.
func (pointer) Press(mapview.Pointer) bool { return false }

// Drag implements mapview.Tool.
func (pointer) Drag(mapview.Pointer) {}

// Release implements mapview.Tool.
func (pointer) Release(mapview.Pointer) {}

// Click implements mapview.Tool.
func (f pointer) Click(p mapview.Pointer) { f(p.At) }

// DoubleClick implements mapview.Tool.
func (pointer) DoubleClick(mapview.Pointer) {}

// Hover implements mapview.Tool.
func (pointer) Hover(mapview.Pointer) {}

// Cursor implements mapview.Tool.
func (pointer) Cursor() desktop.Cursor { return desktop.CrosshairCursor }

// lookAt fills the wall with the cameras that can see a place, the best first.
func (a *App) lookAt(at orb.Point) {
	all := present.Watching(a.shown, a.desk.Sight, at)
	able := all[:present.Able(all)]
	if len(able) == 0 {
		a.endLook()
		a.notify(present.NobodySees(all))
		return
	}
	marks := map[string]color.Color{}
	var ids []string
	var lines []mapview.Shape
	for _, w := range able {
		line := mapview.Shape{
			ID: "look/" + w.ID, Geometry: orb.LineString{w.Position, at}, Stroke: seesColour, Width: 1.5,
			Dash: w.Sighting == present.CanTurn,
		}
		if line.Dash {
			line.Stroke = turnColour
		}
		ids, lines, marks[w.ID] = append(ids, w.ID), append(lines, line), line.Stroke
	}
	a.look(ids, marks)
	a.maps.SetSketch(lines, []mapview.Handle{{At: at, Kind: mapview.Active}})
	a.mapping.bar.SetTask(present.LookWords(able))
}

// look fills the wall with cameras until Escape brings it back.
func (a *App) look(ids []string, marks map[string]color.Color) {
	a.putDown()
	a.unlook()
	if !a.panels.shows(wallPanel) {
		a.setMode(console)
	}
	a.choose(selection{slot: -1}) // an incident gives the wall back
	if a.before == nil {
		now := a.stage.Now()
		a.before = &now
	}
	a.looking.on, a.marks, a.desk.Watched = true, marks, ids
	a.stage.Do(showing(ids, len(ids)))
	a.choose(selection{slot: -1})
}

// unlook forgets the place or the area, and says whether there was one. The
// wall stays.
func (a *App) unlook() bool {
	was := a.looking.on
	a.looking.on, a.looking.cover, a.desk.Watched = false, nil, nil
	if was {
		a.maps.SetSketch(nil, nil)
		a.mapping.bar.SetTask("")
	}
	return was
}

// endLook brings back what the wall showed before a place or an area was
// asked for; false: none was.
func (a *App) endLook() bool {
	if !a.unlook() {
		return false
	}
	if a.desk.Incident == "" {
		a.restore()
	}
	a.show(a.taken)
	return true
}
