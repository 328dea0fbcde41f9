package ui

import (
	"cmp"
	"image/color"
	"maps"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"github.com/oklog/ulid/v2"
	"github.com/paulmach/orb"

	"watchfloor/feed"
	"watchfloor/feed/geo"
	"watchfloor/mapview"
	"watchfloor/mapview/draw"
	"watchfloor/ui/look"
	"watchfloor/ui/parts"
	"watchfloor/ui/present"
	"watchfloor/ui/zones"
)

// newZone begins to draw a zone.
func (a *App) newZone(kind draw.Kind) {
	base := feed.Zone{ID: "zone-" + strings.ToLower(ulid.Make().String()), Kind: "secure", Shape: shapeWords[kind]}
	for _, id := range slices.Sorted(maps.Keys(a.shown.Zones)) { // the hub's other zones know where they are
		z := a.shown.Zones[id]
		base.Agency, base.TZ = cmp.Or(base.Agency, z.Agency), cmp.Or(base.TZ, z.TZ)
	}
	a.beginZone("New zone", base, func(cfg draw.Config) *draw.Editor { return draw.New(kind, cfg) })
}

// shapeWords are the protocol's words for what is drawn.
var shapeWords = map[draw.Kind]string{
	draw.Polygon: "polygon", draw.Rectangle: "polygon", draw.Circle: "circle", draw.Corridor: "corridor",
}

// editZone begins to edit a zone.
func (a *App) editZone(id string) {
	if z, ok := a.shown.Zones[id]; ok {
		a.openZone("Edit “"+z.Name+"”", z)
	}
}

// openZone begins to edit a zone, which may be a new one.
func (a *App) openZone(title string, z feed.Zone) {
	f, ok := draw.Of(z.Geometry, z.Radius, z.Width)
	if !ok {
		a.notify("This zone has no outline that can be edited")
		return
	}
	if a.beginZone(title, z, func(cfg draw.Config) *draw.Editor { return draw.Edit(f, cfg) }) {
		a.maps.Frame(geo.Area(z).Bound())
	}
}

// beginZone opens the form and takes the pen in hand, and says whether it did.
func (a *App) beginZone(title string, base feed.Zone, open func(draw.Config) *draw.Editor) bool {
	if why := a.zonesBlocked(); why != "" || a.zoning.draft != nil {
		a.notify(why)
		return false
	}
	d := &draft{base: base, editor: open(a.drawing(base.ID)), form: zones.NewForm(title, base), mode: a.panels.mode}
	d.editor.OnChange, d.editor.OnSay = a.drew, a.say
	d.form.OnChange, d.form.OnLength = a.tryZone, d.setLength
	d.form.OnSave, d.form.OnCancel = a.saveZone, a.cancelZone
	a.zoning.draft = d
	a.putSheet(d.form)
	parts.Show(a.panels.zones, true)
	a.giveRoom()
	a.takePen()
	a.askPast(time.Now())
	a.drew()
	a.show(time.Now())
	return true
}

// drawing is how a zone is drawn: other zones attract it.
func (a *App) drawing(id string) draw.Config {
	cfg := draw.Config{Colour: opaque(look.Accent), Warning: opaque(look.Bad), Outline: func(f draw.Figure) orb.Geometry {
		return geo.Area(feed.Zone{Geometry: f.Geometry(), Radius: f.Radius, Width: f.Width})
	}}
	for other, z := range a.shown.Zones {
		if other != id && z.Geometry != nil {
			cfg.Snap = append(cfg.Snap, z.Geometry)
		}
	}
	return cfg
}

func opaque(name fyne.ThemeColorName) color.NRGBA {
	return color.NRGBAModel.Convert(look.Colour(name)).(color.NRGBA)
}

// putSheet shows the list or a form.
func (a *App) putSheet(o fyne.CanvasObject) {
	a.zoning.sheet.Objects = []fyne.CanvasObject{o}
	a.zoning.sheet.Refresh()
}

// roomy is how wide a map must be to draw on, in Fyne units.
const roomy = 640

// giveRoom shows the map alone beside the sheet, where it would be too narrow.
func (a *App) giveRoom() {
	a.panels.drawing = true
	if a.panels.home(mapPanel) && a.panels.mode != chart && a.maps.Size().Width < roomy+zones.Width {
		a.panels.mode = chart
	}
	a.rearrange()
}

// takePen gives the map's button to the drawing.
func (a *App) takePen() {
	a.hold(fenceTool, a.zoning.draft.editor, func() { parts.Show(a.zoning.over, false) })
	parts.Show(a.zoning.over, true)
	a.maps.SetSketch(a.zoning.draft.editor.Sketch())
}

// endZone puts the draft away and brings back what the window showed.
func (a *App) endZone() {
	d := a.zoning.draft
	a.zoning.draft = nil
	a.putDown()
	a.putSheet(a.zoning.list)
	a.panels.drawing = false
	a.setMode(d.mode)
	a.mapping.bar.SetOn(fenceTool, true)
	a.listZones()
	a.zoning.list.Choose(d.base.ID)
	a.show(time.Now())
}

// withoutDraft leaves out the zone that is being edited: the drawing shows it.
func (a *App) withoutDraft(all []mapview.Shape) []mapview.Shape {
	if a.zoning.draft == nil {
		return all
	}
	kept := all[:0:0]
	for _, s := range all {
		if s.ID != present.ZoneShape(a.zoning.draft.base.ID) {
			kept = append(kept, s)
		}
	}
	return kept
}
