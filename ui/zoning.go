package ui

import (
	"image/color"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
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

// zoning is the operator's work on the geofences.
type zoning struct {
	list  *zones.List
	bar   *zones.Bar
	over  *fyne.Container // the bar's place on the map
	sheet *fyne.Container // the list, or the form of the draft
	query string
	seen  *feed.Snapshot  // that the list shows
	asked map[string]sent // puts and deletes on their way, by zone
	queue []feed.PutZone  // of an import, not yet sent
	trial *zones.Trial
	past  past
	draft *draft // nil: no zone is being edited
}

// A draft is the zone being edited.
type draft struct {
	base   feed.Zone // as it was
	editor *draw.Editor
	form   *zones.Form
	mode   string // what the window showed before
}

func newZoning() zoning {
	return zoning{
		list: zones.NewList(), bar: zones.NewBar(), sheet: container.NewStack(),
		asked: map[string]sent{}, trial: zones.NewTrial(),
	}
}

// zonesOver is what lies over the map while a zone is drawn.
func (a *App) zonesOver() fyne.CanvasObject {
	a.zoning.over = container.New(atFoot{}, a.zoning.bar)
	a.zoning.over.Hide()
	return a.zoning.over
}

// atFoot lays one thing at the foot of the map, in the middle, over scale and
// attribution.
type atFoot struct{}

// MinSize implements fyne.Layout.
func (atFoot) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// Layout implements fyne.Layout.
func (atFoot) Layout(all []fyne.CanvasObject, size fyne.Size) {
	const foot = 28
	is := all[0].MinSize()
	parts.Place(all[0], max(0, (size.Width-is.Width)/2), size.Height-is.Height-foot, is.Width, is.Height)
}

// connectZones gives the announcements of list and bar to the methods that act.
func (a *App) connectZones() {
	l, b := a.zoning.list, a.zoning.bar
	l.OnBack, l.OnNew, l.OnShow, l.OnEdit, l.OnDelete = a.toggleZones, a.newZone, a.showZone, a.editZone, a.askDeleteZone
	l.OnImport, l.OnExport = a.askZones, a.exportZones
	l.OnQuery = func(query string) {
		a.zoning.query = query
		a.listZones()
	}
	b.OnUndo, b.OnRedo = a.drawn(ignore((*draw.Editor).Undo), nil), a.drawn(ignore((*draw.Editor).Redo), nil)
	b.OnHole, b.OnFinish = a.drawn((*draw.Editor).AddHole, nil), a.drawn((*draw.Editor).Finish, nil)
	b.OnDelete = a.drawn((*draw.Editor).Delete, nil)
	b.OnCrossing = a.drawn(a.showCrossing, nil)
	a.zoning.sheet.Objects = []fyne.CanvasObject{l}
}

// drawn does something with the drawing, while there is one, else something
// else, which may be nil.
func (a *App) drawn(do func(*draw.Editor) error, other func()) func() {
	return func() {
		switch {
		case a.zoning.draft != nil:
			a.say(do(a.zoning.draft.editor))
		case other != nil:
			other()
		}
	}
}

// ignore makes an edit one that cannot fail.
func ignore(do func(*draw.Editor) bool) func(*draw.Editor) error {
	return func(e *draw.Editor) error { do(e); return nil }
}

// toggleZones shows or hides the sheet of zones. A zone that is being edited
// stays until it is saved or cancelled.
func (a *App) toggleZones() {
	if a.zoning.draft != nil {
		a.notify("Save or cancel the zone first")
		return
	}
	parts.Show(a.panels.zones, !a.panels.zones.Visible())
	a.mapping.bar.SetOn(fenceTool, a.panels.zones.Visible())
	a.listZones()
	a.rearrange()
}

// listZones brings the list in step.
func (a *App) listZones() {
	if !a.panels.zones.Visible() {
		return
	}
	asked := map[string]present.Attempt{}
	for id, s := range a.zoning.asked {
		asked[id] = present.Attempt{Pending: s.problem == "", Problem: s.problem}
	}
	a.zoning.list.SetBlocked(a.zonesBlocked())
	a.zoning.list.SetItems(zones.Items(a.shown, asked, a.zoning.query), a.zoning.query)
}

// zonesBlocked says why zones cannot be changed now; "": they can.
func (a *App) zonesBlocked() string {
	switch {
	case a.cfg.Sender == nil:
		return "There is no hub that keeps zones"
	case a.shown.Link.State != feed.LinkLive:
		return "The hub cannot be reached: zones stay as they are"
	}
	return ""
}

// showZone moves the map to a zone.
func (a *App) showZone(id string) {
	if area := geo.Area(a.shown.Zones[id]); area != nil {
		a.maps.Frame(area.Bound())
	}
}

// newZone begins to draw a zone.
func (a *App) newZone(kind draw.Kind) {
	base := feed.Zone{ID: "zone-" + strings.ToLower(ulid.Make().String()), Kind: "secure", Shape: shapes[kind]}
	for _, z := range a.shown.Zones { // the hub's other zones know where they are
		base.Agency, base.TZ = z.Agency, z.TZ
		break
	}
	a.beginZone("New zone", base, func(cfg draw.Config) *draw.Editor { return draw.New(kind, cfg) })
}

// shapes are the protocol's words for what is drawn.
var shapes = map[draw.Kind]string{
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
