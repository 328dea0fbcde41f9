package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"watchfloor/ui/cameras"
	"watchfloor/ui/keymap"
	"watchfloor/ui/palette"
	"watchfloor/ui/present"
	"watchfloor/ui/views"
	"watchfloor/wall/layout"
)

// mostCameras is how many cameras the palette lists.
const mostCameras = 50

// openPalette finds and does anything by its name.
func (a *App) openPalette() {
	a.closeOverlay()
	rest := append(a.commandItems(), a.viewItems()...)
	rest = append(rest, a.layoutItems()...)
	rest = append(rest, a.incidentItems()...)
	rest = append(rest, a.zoneItems()...)
	rest = append(rest, a.unitItems()...)
	a.names.grow(a.cfg.Places)
	titles := make([]string, len(rest))
	for i, item := range rest {
		titles[i] = present.Fold(item.Title)
	}
	all := present.CameraItems(a.shown)
	index := cameras.NewIndex(all)
	palette.Show(a.front.Canvas(), func(query string) []palette.Item {
		if isPath(query) {
			return a.fileItems(homely(query))
		}
		var said, meant, found []palette.Item
		for _, i := range palette.Rank(query, titles) {
			if says(titles[i], query) {
				said = append(said, rest[i])
			} else {
				meant = append(meant, rest[i])
			}
		}
		for _, m := range first(index.Search(query), mostCameras) {
			found = append(found, a.cameraItem(all[m.Item]))
		}
		return slices.Concat(a.pointItems(query), said, found, a.nameItems(query), meant)
	})
}

// mostFiles is how many files the palette lists.
const mostFiles = 200

// isPath says whether a query is the beginning of a file's path.
func isPath(query string) bool {
	return strings.HasPrefix(query, "/") || strings.HasPrefix(query, "~/") || strings.HasPrefix(query, "./") ||
		filepath.VolumeName(query) != ""
}

// fileItems are the files whose paths begin so: they are opened by what they
// are, and without a mouse.
func (a *App) fileItems(begin string) []palette.Item {
	dir, prefix := filepath.Split(begin)
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil
	}
	var items []palette.Item
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		if len(items) == mostFiles || !strings.HasPrefix(strings.ToLower(e.Name()), strings.ToLower(prefix)) {
			continue
		}
		kind := "File"
		if e.IsDir() {
			kind = "Folder"
		}
		items = append(items, palette.Item{Kind: kind, Title: e.Name(), Detail: dir, Do: func() { a.openPath(path) }})
	}
	return items
}

// openPath opens a file as what its name says: a view, a picture for the
// selected tile, a session, or footage.
func (a *App) openPath(path string) {
	switch ending := strings.ToLower(filepath.Ext(path)); {
	case ending == ".json":
		a.importFrom(path)
	case slices.Contains(pictureFiles, ending):
		if a.selected() {
			a.setTile(views.Tile{Kind: views.Picture, File: path})
		}
	default:
		a.say(a.openFiles([]string{path}))
	}
}

// pictureFiles are the endings of the pictures that a tile can show.
var pictureFiles = []string{".png", ".jpg", ".jpeg", ".gif"}

// says says whether a folded title holds every word of a query, and not only
// its letters.
func says(title, query string) bool {
	for _, word := range strings.Fields(present.Fold(query)) {
		if !strings.Contains(title, word) {
			return false
		}
	}
	return true
}

func first[T any](all []T, n int) []T { return all[:min(n, len(all))] }

func (a *App) commandItems() []palette.Item {
	var items []palette.Item
	for _, c := range a.mapped() {
		if !c.Hidden {
			items = append(items, palette.Item{Kind: "Command", Title: c.Does, Keys: keymap.Write(c.Keys), Do: c.Do})
		}
	}
	return items
}

func (a *App) viewItems() []palette.Item {
	var items []palette.Item
	for i, v := range a.library.book.Views {
		item := palette.Item{Kind: "View", Title: v.Name, Detail: v.Layout.Name(), Do: func() { a.callView(v.Name) }}
		if i < 9 {
			item.Keys = fmt.Sprintf("Ctrl+%d", i+1)
		}
		items = append(items, item)
	}
	return items
}

func (a *App) layoutItems() []palette.Item {
	var items []palette.Item
	for _, p := range layout.Presets() {
		items = append(items, palette.Item{
			Kind: "Layout", Title: p.Name, Detail: fmt.Sprintf("%d tiles", p.Layout.Len()),
			Do: func() { a.setLayout(p.Layout) },
		})
	}
	return items
}

func (a *App) incidentItems() []palette.Item {
	var items []palette.Item
	for _, r := range a.rows {
		items = append(items, palette.Item{Kind: "Incident", Title: r.Title, Detail: r.Detail, Do: func() { a.openIncident(r.ID) }})
	}
	return items
}

func (a *App) cameraItem(c present.CameraItem) palette.Item {
	return palette.Item{
		Kind: "Camera", Title: fmt.Sprintf("%d  %s", c.Number, c.Name), Detail: c.Agency + " · " + c.State,
		Do: func() { a.openCamera(c.ID) },
	}
}

// listCameras brings the camera tree in step, while it can be seen.
func (a *App) listCameras() {
	if !a.panels.tree.Visible() {
		return
	}
	a.items = present.RenewCameraItems(a.items, a.shown)
	all := a.items
	for i := range a.cfg.Cameras {
		all = append(all, present.CameraItem{
			ID: directID(i), Number: i + 1, Name: a.direct[directID(i)].Title,
			Agency: "This station", Group: present.Ungrouped, State: "Given by --camera", Playable: true,
		})
	}
	a.tree.SetItems(all)
	shown := map[string]bool{}
	for slot := range a.wall.Len() {
		if id := a.cameraIn(slot); id != "" {
			shown[id] = true
		}
	}
	a.tree.SetShown(shown)
}
