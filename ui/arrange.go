package ui

import (
	"image/color"
	"slices"

	"watchfloor/ui/present"
	"watchfloor/ui/stage"
	"watchfloor/ui/views"
	"watchfloor/wall/layout"
)

// camera is a tile that plays one.
func camera(id string) views.Tile { return views.Tile{Kind: views.Camera, Camera: id} }

// showing is an arrangement of cameras in a square grid that holds n tiles.
func showing(ids []string, n int) stage.Arrangement {
	a := stage.Arrangement{Layout: layout.Square(n)}
	for slot, id := range ids {
		a = a.Put(slot, camera(id))
	}
	return a
}

// do makes an arrangement of the operator's.
func (a *App) do(next stage.Arrangement) {
	a.touched = true
	a.stage.Do(next)
}

// changed follows the stage.
func (a *App) changed() {
	a.header.SetLayout(a.stage.Now().Layout.Name())
	a.rearrange()
	a.listCameras()
}

// setLayout is the operator's choice of a layout.
func (a *App) setLayout(l layout.Layout) { a.do(a.stage.Now().With(l)) }

// stepLayout goes through the layouts; past the end it wraps.
func (a *App) stepLayout(by int) {
	all := layout.Presets()
	n := len(all)
	at := slices.IndexFunc(all, func(p layout.Preset) bool { return p.Name == a.stage.Now().Layout.Name() })
	a.setLayout(all[(at+by+n)%n].Layout)
}

// stepTiles goes to the next square grid with more or fewer tiles.
func (a *App) stepTiles(by int) {
	side := 1
	for n := a.wall.Len(); side*side < n; side++ {
	}
	side = min(max(side+by, 1), 8)
	a.setLayout(layout.Square(side * side))
}

func (a *App) undo() {
	if !a.stage.Undo() {
		a.notify("There is nothing to undo")
	}
}

func (a *App) redo() {
	if !a.stage.Redo() {
		a.notify("There is nothing to redo")
	}
}

// fill plays the cameras given by hand and the hub's, as long as the operator
// has not arranged the wall.
func (a *App) fill() {
	if a.touched || a.before != nil {
		return
	}
	var all []string
	for i := range a.cfg.Cameras {
		all = append(all, directID(i))
	}
	for _, t := range present.CameraTiles(a.shown, a.cfg.How) {
		all = append(all, t.ID)
	}
	tiles := a.cfg.Grid
	if tiles == 0 {
		tiles = min(16, max(4, len(all)))
	}
	a.stage.Show(showing(all, tiles))
}

// follow brings the wall in step with a new snapshot: cameras that come
// before the operator has arranged anything, and streams that changed.
func (a *App) follow() {
	if !a.touched && !a.complete() {
		a.fill()
	}
	a.stage.Refresh()
}

// complete says whether every camera that has pictures and room is shown.
func (a *App) complete() bool {
	shown, free := map[string]bool{}, a.cfg.Grid == 0 && a.wall.Len() < 16
	for _, t := range a.stage.Now().Shown() {
		shown[t.Camera] = true
		free = free || t.Camera == ""
	}
	for id, c := range a.shown.Cameras {
		if free && present.Playable(c) && !shown[id] {
			return false
		}
	}
	return true
}

// gather fills the wall with the cameras that can see the incident, in a grid
// that just holds them, and selects the best.
func (a *App) gather(next selection) selection {
	tiles := present.IncidentTiles(a.shown, a.desk.Sight, next.incident, a.cfg.How)
	a.marks = map[string]color.Color{}
	if len(tiles) == 0 {
		a.notify("No camera can see this incident")
		return next
	}
	if a.before == nil {
		now := a.stage.Now()
		a.before = &now
	}
	ids := make([]string, len(tiles))
	for i, t := range tiles {
		ids[i], a.marks[t.ID] = t.ID, t.Mark
	}
	a.stage.Do(showing(ids, len(ids)))
	next.camera, next.slot = ids[0], 0
	return next
}

// restore brings back what the wall showed before an incident filled it.
func (a *App) restore() {
	a.marks = nil
	if a.before == nil {
		return
	}
	before := *a.before
	a.before = nil
	a.stage.Do(before)
}
