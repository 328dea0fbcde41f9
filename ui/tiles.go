package ui

import (
	"image"

	"fyne.io/fyne/v2"

	"watchfloor/ui/views"
	"watchfloor/wall"
)

func (a *App) maximise() {
	if a.selected() {
		a.wall.Maximise(!a.wall.Maximised())
	}
}

// selected says whether a tile is, and tells the operator how to if not.
func (a *App) selected() bool {
	if a.wall.Selected() >= 0 {
		return true
	}
	a.notify("Select a tile first: click it, or Alt+1 to 9")
	return false
}

func (a *App) selectSlot(slot int) {
	if slot < a.wall.Len() {
		a.chooseSlot(slot)
	}
}

// clearTile empties the selected tile; while the layout is edited it goes.
func (a *App) clearTile() {
	slot := a.wall.Selected()
	switch {
	case !a.selected():
	case a.wall.Editing():
		a.do(a.stage.Now().Drop(slot))
		a.wall.Select(min(slot, a.wall.Len()-1))
	default:
		a.do(a.stage.Now().Put(slot, views.Tile{}))
		a.chooseSlot(slot)
	}
}

func (a *App) toggleTitle() {
	if a.selected() {
		t := a.stage.Now().Tile(a.wall.Selected())
		t.Bare = !t.Bare
		a.setTile(t)
	}
}

// setTile replaces what the selected tile holds.
func (a *App) setTile(t views.Tile) { a.do(a.stage.Now().Put(a.wall.Selected(), t)) }

// zoomTile brings the picture of the selected tile nearer by a factor.
func (a *App) zoomTile(by float64) {
	if !a.selected() {
		return
	}
	z := whole(a.wall.Zoom(a.wall.Selected()))
	z.Scale *= by
	if z.Scale <= 1 {
		z = wall.Zoom{}
	}
	a.zoomTo(z)
}

// panTile moves the part of the picture that the selected tile shows.
func (a *App) panTile(right, down int) {
	if !a.selected() {
		return
	}
	const step = 0.2
	z := whole(a.wall.Zoom(a.wall.Selected()))
	z.X += step * float64(right) / z.Scale
	z.Y += step * float64(down) / z.Scale
	a.zoomTo(z)
}

func (a *App) zoomTo(z wall.Zoom) {
	a.wall.SetZoom(a.wall.Selected(), z)
	a.stage.Looked(a.wall.Selected())
}

// whole writes the zero zoom out.
func whole(z wall.Zoom) wall.Zoom {
	if z.Scale == 0 {
		return wall.Zoom{X: 0.5, Y: 0.5, Scale: 1}
	}
	return z
}

// neighbour does something with the tile beside the selected one; without
// one selected, with the first.
func (a *App) neighbour(right, down int, do func(slot int)) {
	from := a.wall.Selected()
	if from < 0 {
		a.chooseSlot(0)
		return
	}
	if to := beside(a.stage.Now().Layout.Tiles, from, image.Pt(right, down)); to >= 0 {
		do(to)
	}
}

// beside is the rectangle next to one in a direction: the nearest, and among
// those the one that is least off to the side; -1 when there is none.
func beside(all []image.Rectangle, from int, way image.Point) int {
	best, least := -1, 0
	for i, r := range all {
		off := centre(r).Sub(centre(all[from]))
		along, across := off.X*way.X+off.Y*way.Y, off.X*way.Y+off.Y*way.X
		cost := along + 3*max(across, -across)
		if i != from && beyond(r, all[from], way) && (best < 0 || cost < least) {
			best, least = i, cost
		}
	}
	return best
}

// beyond says whether r lies wholly on that side of a rectangle.
func beyond(r, of image.Rectangle, way image.Point) bool {
	switch way {
	case image.Pt(1, 0):
		return r.Min.X >= of.Max.X
	case image.Pt(-1, 0):
		return r.Max.X <= of.Min.X
	case image.Pt(0, 1):
		return r.Min.Y >= of.Max.Y
	}
	return r.Max.Y <= of.Min.Y
}

// centre is twice the middle of a rectangle.
func centre(r image.Rectangle) image.Point { return r.Min.Add(r.Max) }

// toggleEditing begins or ends the editing of a free layout.
func (a *App) toggleEditing() {
	on := !a.wall.Editing()
	if on {
		a.wall.Maximise(false)
		a.do(a.stage.Now().Trim())
		if a.wall.Selected() < 0 {
			a.chooseSlot(0)
		}
	}
	a.notice = notice{} // the hint says what the keys do now
	a.wall.SetEditing(on)
	a.show(a.taken)
}

func (a *App) nudge(right, down int) {
	if a.selected() && a.wall.Nudge(right, down) {
		a.arrangedByHand()
	}
}

func (a *App) grow(right, down int) {
	if a.wall.Editing() && a.selected() && a.wall.Grow(right, down) {
		a.arrangedByHand()
	}
}

// arrangedByHand takes over a layout the operator edited on the wall.
func (a *App) arrangedByHand() {
	a.touched = true
	a.stage.Arranged()
}

// addTile adds a tile where there is room.
func (a *App) addTile() {
	if !a.wall.Editing() {
		a.toggleEditing()
	}
	now := a.stage.Now().Trim()
	now.Layout = now.Layout.Free()
	size := image.Pt(max(1, now.Layout.Columns/4), max(1, now.Layout.Rows/4))
	at, ok := now.Layout.Space(size)
	if !ok {
		a.notify("There is no room for another tile: make one smaller first")
		return
	}
	next, _ := now.Layout.Add(at)
	a.do(now.With(next))
	a.chooseSlot(next.Len() - 1)
}

func (a *App) toggleAspect() {
	a.aspect = !a.aspect
	a.wall.SetKeepAspect(a.aspect)
	if a.aspect {
		a.notify("Tiles keep 16:9 while they are sized")
	} else {
		a.notify("Tiles take any shape while they are sized")
	}
}

// rightClicked opens the menu of a tile; where none is, there is none.
func (a *App) rightClicked(slot int, at fyne.Position) {
	if slot < 0 {
		return
	}
	a.chooseSlot(slot)
	a.front = a.wallWindow()
	a.tileMenu(at)
}
