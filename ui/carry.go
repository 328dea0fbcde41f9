package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"watchfloor/ui/frame"
	"watchfloor/ui/parts"
	"watchfloor/ui/present"
	"watchfloor/wall"
)

// carry shows what is dragged onto the wall, and where it would drop.
type carry struct {
	wall  *wall.Wall
	ghost *frame.Ghost
	layer *fyne.Container // over the whole window
}

func newCarry(w *wall.Wall) *carry {
	g := frame.NewGhost()
	g.Hide()
	return &carry{wall: w, ghost: g, layer: container.NewWithoutLayout(g)}
}

// move shows words at the pointer and marks the tile under it.
func (c *carry) move(words string, at fyne.Position) {
	c.ghost.Set(words)
	c.ghost.Resize(c.ghost.MinSize())
	c.ghost.Move(at.AddXY(14, 10))
	parts.Show(c.ghost, true)
	c.wall.SetTarget(c.wall.SlotAt(at))
}

// drop ends the drag and returns the tile under the pointer, or -1.
func (c *carry) drop(at fyne.Position) int {
	parts.Show(c.ghost, false)
	c.wall.SetTarget(-1)
	return c.wall.SlotAt(at)
}

// carryCameras lets cameras be dragged onto the wall from wherever they are.
func (a *App) carryCameras() {
	a.tree.OnDrag = func(id string, at fyne.Position) { a.carry.move(a.named(id), at) }
	a.tree.OnDrop = a.dropCamera
	a.maps.OnDrag = func(marker string, at fyne.Position) { a.carry.move(a.named(a.carried(marker)), at) }
	a.maps.OnDrop = func(marker string, at fyne.Position) { a.dropCamera(a.carried(marker), at) }
	a.list.OnDrag = func(id string, at fyne.Position) { a.carry.move(a.named(a.best(id)), at) }
	a.list.OnDrop = func(id string, at fyne.Position) { a.dropCamera(a.best(id), at) }
	a.wall.OnDrag = func(slot int, at fyne.Position) { a.carry.move(a.wall.Content(slot).Title, at) }
	a.wall.OnDrop = a.dropTile
}

// carried is the camera that a marker on the map stands for: itself, or the
// best that sees an incident.
func (a *App) carried(marker string) string {
	switch kind, id := present.Marked(marker); kind {
	case present.Camera:
		return id
	case present.Incident:
		return a.best(id)
	}
	return ""
}

// best is the camera that sees an incident best and is not on the wall yet,
// else the best; "" when there is none.
func (a *App) best(incident string) string {
	all := present.Seeing(a.shown, a.desk.Sight, a.shown.Incidents[incident])
	for _, c := range all {
		if a.stage.Now().Find(camera(c.ID).Kind, c.ID) < 0 {
			return c.ID
		}
	}
	if len(all) == 0 {
		return ""
	}
	return all[0].ID
}

// named is what a camera is called.
func (a *App) named(id string) string {
	if id == "" {
		return "No camera sees this"
	}
	return source{a}.Camera(id).Title
}

// dropCamera plays a camera in the tile it was dropped on.
func (a *App) dropCamera(id string, at fyne.Position) {
	slot := a.carry.drop(at)
	if slot < 0 || id == "" {
		return
	}
	a.do(a.stage.Now().Put(slot, camera(id)))
	a.choose(selection{a.desk.Incident, id, slot})
}

// dropTile swaps a tile with the one it was dropped on.
func (a *App) dropTile(slot int, at fyne.Position) {
	if to := a.carry.drop(at); to >= 0 && to != slot {
		a.swap(slot, to)
	}
}

func (a *App) swap(slot, to int) {
	a.touched = true
	a.stage.Swap(slot, to)
	a.chooseSlot(to)
}
