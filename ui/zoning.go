package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"watchfloor/feed"
	"watchfloor/feed/geo"
	"watchfloor/mapview/draw"
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
