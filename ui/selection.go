package ui

import (
	"slices"
	"time"

	"watchfloor/feed"
	"watchfloor/mapview"
	"watchfloor/ui/present"
	"watchfloor/ui/views"
)

// selection is what the operator looks at.
type selection struct {
	incident string // id; empty: none
	camera   string // id; empty: none
	slot     int    // of the wall; -1: none
}

func (a *App) selection() selection {
	return selection{a.desk.Incident, a.desk.Camera, a.wall.Selected()}
}

// choose is the one place where the selection changes: the list, the map and
// the wall follow.
func (a *App) choose(next selection) {
	before := a.selection()
	if next.camera != "" {
		a.spotlight = next.camera
		a.review.Select(next.camera)
	}
	a.desk.Incident, a.desk.Camera, a.desk.Cursor = next.incident, next.camera, next.incident
	switch {
	case next.incident == before.incident:
	case next.incident == "":
		a.restore()
	default:
		a.unlook()
		next = a.gather(next)
		a.desk.Camera = next.camera
		a.centreIncident(next.incident)
		a.list.Reveal(next.incident)
	}
	if next.camera != before.camera && next.incident == before.incident {
		a.centreCamera(next.camera)
	}
	a.stage.Refresh()
	a.wall.Select(next.slot)
	a.show(time.Now())
}

// openIncident selects an incident and what belongs to it.
func (a *App) openIncident(id string) {
	if _, ok := a.shown.Incidents[id]; !ok {
		return
	}
	if id == a.desk.Incident { // again: back to where it is
		a.centreIncident(id)
		return
	}
	a.choose(selection{incident: id, slot: -1})
}

// chooseSlot selects a tile and what it shows.
func (a *App) chooseSlot(slot int) {
	a.choose(selection{a.desk.Incident, a.cameraIn(slot), slot})
}

// cameraIn is the camera that a slot shows, or "".
func (a *App) cameraIn(slot int) string {
	switch a.stage.Now().Tile(slot).Kind {
	case views.Camera, views.Spot:
		return a.wall.Content(slot).ID
	}
	return ""
}

// chooseMarker acts on a click on the map.
func (a *App) chooseMarker(marker string) {
	switch kind, id := present.Marked(marker); kind {
	case present.Incident:
		a.openIncident(id)
	case present.Camera:
		a.openCamera(id)
	case present.Unit:
		if u, ok := a.shown.Units[id]; ok {
			a.notify(unitWords(u))
		}
	}
}

func unitWords(u feed.Unit) string {
	words := u.Name + " · " + present.Words(u.Kind) + " · " + present.Words(u.State)
	if u.Incident != "" {
		words += " · assigned"
	}
	return words
}

// openCamera plays a camera in the selected tile, and selects it.
func (a *App) openCamera(id string) {
	slot := a.slotFor(id)
	if a.cameraIn(slot) != id {
		a.do(a.stage.Now().Put(slot, camera(id)))
	}
	a.choose(selection{a.desk.Incident, id, slot})
}

// slotFor is the tile a camera is to be played in: the selected one if it is
// for cameras, else one that shows it already, else a free one, else the
// first that is for cameras.
func (a *App) slotFor(id string) int {
	now := a.stage.Now()
	if s := a.wall.Selected(); s >= 0 && forCameras(now.Tile(s)) {
		return s
	}
	for _, want := range []views.Tile{camera(id), {}} {
		if slot := now.Find(want.Kind, want.Camera); slot >= 0 {
			return slot
		}
	}
	return max(0, slices.IndexFunc(now.Shown(), forCameras))
}

// forCameras says whether a tile plays cameras or may.
func forCameras(t views.Tile) bool { return t.Kind == views.Empty || t.Kind == views.Camera }

// near is the zoom at which a street can be looked at.
const near = 17

func (a *App) centreIncident(id string) {
	if at, ok := present.Anchor(a.shown.Incidents[id].Geometry); ok {
		a.maps.Goto(mapview.View{Centre: at, Zoom: max(near, a.maps.View().Zoom)})
	}
}

func (a *App) centreCamera(id string) {
	if c, ok := a.shown.Cameras[id]; ok {
		a.maps.Goto(mapview.View{Centre: c.Position, Zoom: a.maps.View().Zoom})
	}
}
