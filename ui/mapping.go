package ui

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
	"github.com/paulmach/orb"

	"watchfloor/mapview"
	"watchfloor/mapview/coord"
	"watchfloor/mapview/measure"
	"watchfloor/ui/layers"
	"watchfloor/ui/look"
	"watchfloor/ui/mapbar"
	"watchfloor/ui/present"
)

// mapping is what the operator does on the map beside looking.
type mapping struct {
	bar    *mapbar.Bar
	style  string // "day", "night" or "contrast"; empty: as the window
	format int    // of places, in formats
	at     orb.Point
	inHand string // the tool; empty: none
	down   func() // puts it down
}

// trailed says of when and of which layers the trails on the map are.
type trailed struct {
	at     time.Time
	layers present.Layers
	drawn  bool // there are some
}

// The tools of the map.
const (
	rulerTool = "ruler"
	lassoTool = "lasso"
	fenceTool = "fence"
)

// mapPart is the map with its tools over it.
func (a *App) mapPart() fyne.CanvasObject {
	a.mapping.bar = mapbar.New(
		mapbar.Tool{ID: "in", Icon: look.Plus(), Name: "Zoom in  +", Do: func() { a.zoom(1) }},
		mapbar.Tool{ID: "out", Icon: look.Minus(), Name: "Zoom out  -", Do: func() { a.zoom(-1) }},
		mapbar.Tool{ID: "home", Icon: look.Home(), Name: "Where the cameras are  H", Do: a.mapHome},
		mapbar.Tool{},
		mapbar.Tool{ID: "layers", Icon: look.Layers(), Name: "Layers and legend  Alt+L", Do: a.in(a.win, a.openLayers)},
		mapbar.Tool{ID: rulerTool, Icon: look.Ruler(), Name: "Measure  Alt+M", Do: a.measure},
		mapbar.Tool{ID: lassoTool, Icon: look.Lasso(), Name: "Who sees an area  Alt+A", Do: a.lassoArea},
		mapbar.Tool{ID: fenceTool, Icon: look.Fence(), Name: "Zones  Alt+Z", Do: a.toggleZones},
	)
	a.mapping.bar.OnPlace = a.nextFormat
	a.maps.OnHover = a.hover
	return container.NewStack(a.maps, a.mapping.bar.Object(), a.zonesOver())
}

// hold takes a tool of the map in hand; the one before is put down. down is
// called when this one is.
func (a *App) hold(id string, t mapview.Tool, down func()) {
	a.putDown()
	a.see()
	a.mapping.inHand, a.mapping.down = id, down
	a.maps.SetTool(t)
	a.mapping.bar.SetOn(id, true)
}

// putDown puts the tool down, and says whether there was one.
func (a *App) putDown() bool {
	id, down := a.mapping.inHand, a.mapping.down
	if id == "" {
		return false
	}
	a.mapping.inHand, a.mapping.down = "", nil
	a.maps.SetTool(nil)
	a.maps.SetSketch(nil, nil)
	a.mapping.bar.SetOn(id, false)
	a.mapping.bar.SetTask("")
	if down != nil {
		down()
	}
	return true
}

// measure takes the ruler in hand, or puts it down.
func (a *App) measure() {
	if a.mapping.inHand == rulerTool {
		a.putDown()
		return
	}
	r := new(measure.Ruler)
	r.OnChange = func() {
		a.maps.SetSketch(r.Sketch())
		a.mapping.bar.SetTask(r.Words())
	}
	a.hold(rulerTool, r, nil)
	a.mapping.bar.SetTask(r.Words())
}

// formats write places.
var formats = []func(orb.Point) string{coord.Decimal, coord.DMS, utm, mgrs}

func utm(p orb.Point) string {
	u, err := coord.ToUTM(p)
	if err != nil {
		return coord.Decimal(p)
	}
	return u.String()
}

func mgrs(p orb.Point) string {
	m, err := coord.MGRS(p)
	if err != nil {
		return coord.Decimal(p)
	}
	return m
}

// hover says where the pointer is.
func (a *App) hover(p mapview.Pointer) {
	a.mapping.at = p.At
	a.mapping.bar.SetPlace(formats[a.mapping.format](p.At))
}

// nextFormat writes places in another way.
func (a *App) nextFormat() {
	a.mapping.format = (a.mapping.format + 1) % len(formats)
	a.mapping.bar.SetPlace(formats[a.mapping.format](a.mapping.at))
}

// copyPlace puts a place on the clipboard, as the map writes places now.
func (a *App) copyPlace(p orb.Point) {
	words := formats[a.mapping.format](p)
	a.cfg.App.Clipboard().SetContent(words)
	a.notify("Copied " + words)
}

// openLayers offers what the map shows, beside its button.
func (a *App) openLayers() {
	a.closeOverlay()
	c := a.front.Canvas()
	panel := layers.New(a.layerRows(), a.styleChoices(), func() { a.closeOverlay() })
	up := widget.NewPopUp(panel, c)
	at, size, room := a.mapping.bar.At("layers"), up.MinSize(), c.Size()
	up.ShowAtPosition(fyne.NewPos(max(0, min(at.X-size.Width-8, room.Width-size.Width)), max(0, min(at.Y, room.Height-size.Height))))
}

func (a *App) layerRows() []layers.Row {
	sampler, err := mapview.NewSampler()
	if err != nil {
		a.log.Error("there is no legend", "err", err)
	}
	var rows []layers.Row
	for _, l := range present.AllLayers() {
		row := layers.Row{Title: l.Title(), On: a.desk.Layers.Has(l), Toggle: func() { a.setLayers(a.desk.Layers.Toggled(l)) }}
		if err == nil {
			row.Signs = a.signs(l, sampler)
		}
		rows = append(rows, row)
	}
	return rows
}

// setLayers shows the layers that are on.
func (a *App) setLayers(to present.Layers) {
	a.desk.Layers = to
	a.show(time.Now())
}

// signs are the legend of a layer.
func (a *App) signs(l present.Layer, s *mapview.Sampler) []layers.Sign {
	scale := max(1, a.front.Canvas().Scale())
	var signs []layers.Sign
	for _, of := range present.Legend(l) {
		sign := layers.Sign{Scale: scale, Words: of.Words}
		if of.Marker != nil {
			sign.Picture = s.Marker(*of.Marker, float64(scale))
		} else {
			sign.Picture = s.Shape(*of.Shape, float64(scale))
		}
		signs = append(signs, sign)
	}
	return signs
}

// styleChoices are the looks of the ground.
func (a *App) styleChoices() []layers.Choice {
	var all []layers.Choice
	for _, s := range []struct{ id, title string }{{"", "As the window"}, {"day", "Day"}, {"night", "Night"}, {"contrast", "High contrast"}} {
		all = append(all, layers.Choice{Title: s.title, Chosen: a.mapping.style == s.id, Choose: func() {
			a.setMapStyle(s.id)
			a.openLayers() // with the other one marked
		}})
	}
	return all
}

// setMapStyle draws the ground in a style; empty: that of the window's theme.
func (a *App) setMapStyle(id string) {
	a.mapping.style = id
	if a.cfg.Styled == nil {
		return
	}
	if id == "" {
		id = "night"
		if a.day {
			id = "day"
		}
	}
	a.cfg.Styled(id)
}
