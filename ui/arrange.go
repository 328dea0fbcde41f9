package ui

import (
	"fmt"
	"net/url"
	"slices"

	"watchfloor/ui/present"
	"watchfloor/wall"
	"watchfloor/wall/stream"
)

// arrangement is what a wall shows.
type arrangement struct {
	tiles    []wall.Content
	selected int
}

func (a *App) arrangement() *arrangement {
	all := make([]wall.Content, a.wall.Grid())
	for slot := range all {
		all[slot] = a.wall.Content(slot)
	}
	return &arrangement{all, a.wall.Selected()}
}

// content turns what to show into the wall's terms.
func content(t present.Tile) wall.Content {
	c := wall.Content{ID: t.ID, Title: t.Title, Subtitle: t.Subtitle, Mark: t.Mark}
	for _, s := range t.Streams {
		c.Streams = append(c.Streams, wall.Variant{Source: s.Source, Size: s.Size})
	}
	return c
}

// setGrid is the operator's choice of a grid.
func (a *App) setGrid(tiles int) {
	a.touched = true
	a.wall.SetGrid(tiles)
	a.header.SetGrid(a.wall.Grid())
}

// stepGrid goes to a grid with more or fewer tiles; past the end it wraps.
func (a *App) stepGrid(by int) {
	n := len(wall.Sizes)
	at := slices.Index(wall.Sizes[:], a.wall.Grid())
	a.setGrid(wall.Sizes[(at+by+n)%n])
}

// fill plays the cameras given by hand and the hub's, as long as the operator
// has not arranged the wall.
func (a *App) fill() {
	if a.touched {
		return
	}
	var all []wall.Content
	for i, src := range a.cfg.Cameras {
		all = append(all, direct(i, src))
	}
	for _, t := range present.CameraTiles(a.shown, a.cfg.Transport) {
		all = append(all, content(t))
	}
	tiles := a.cfg.Grid
	if tiles == 0 {
		tiles = min(16, max(4, len(all)))
	}
	if a.wall.Grid() != wall.GridOf(tiles).Tiles() {
		a.wall.SetGrid(tiles)
	}
	a.wall.Fill(all)
}

// direct is a camera of the command line. It is named by its host and path:
// its URL may hold a password.
func direct(i int, src stream.Source) wall.Content {
	title := fmt.Sprintf("Camera %d", i+1)
	if u, err := url.Parse(src.URL); err == nil && u.Host != "" {
		title = u.Host + u.Path
	}
	return wall.Content{
		ID: fmt.Sprintf("direct/%d", i), Title: title,
		Streams: []wall.Variant{{Source: src}},
	}
}

// follow brings the wall in step with a new snapshot: cameras that come
// before the operator has arranged anything, and streams that changed.
func (a *App) follow() {
	if !a.touched && !a.complete() {
		a.fill()
	}
	for slot := range a.wall.Grid() {
		old := a.wall.Content(slot)
		c, ok := a.shown.Cameras[old.ID]
		if !ok {
			continue
		}
		if now := content(present.TileOf(c, a.cfg.Transport)); !same(now, old) {
			now.Mark = old.Mark
			a.wall.Put(slot, now)
		}
	}
}

func same(a, b wall.Content) bool {
	return a.Title == b.Title && a.Subtitle == b.Subtitle && slices.Equal(a.Streams, b.Streams)
}

// complete says whether every camera that has pictures and room is shown.
func (a *App) complete() bool {
	shown := map[string]bool{}
	free := a.cfg.Grid == 0 && a.wall.Grid() < 16
	for slot := range a.wall.Grid() {
		id := a.wall.Content(slot).ID
		shown[id] = true
		free = free || id == ""
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
	tiles := present.IncidentTiles(a.shown, next.incident, a.cfg.Transport)
	if len(tiles) == 0 {
		a.notify("No camera can see this incident")
		return next
	}
	if a.before == nil {
		a.before = a.arrangement()
	}
	a.touched = true
	all := make([]wall.Content, len(tiles))
	for i, t := range tiles {
		all[i] = content(t)
	}
	a.wall.SetGrid(len(all))
	a.wall.Fill(all)
	next.camera, next.slot = all[0].ID, 0
	return next
}

// restore brings back what the wall showed before an incident filled it.
func (a *App) restore() {
	if a.before == nil {
		return
	}
	a.wall.SetGrid(len(a.before.tiles))
	a.wall.Fill(a.before.tiles)
	a.before = nil
}
