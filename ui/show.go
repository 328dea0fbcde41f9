package ui

import (
	"fmt"
	"reflect"
	"slices"
	"time"

	"watchfloor/ui/parts"
	"watchfloor/ui/present"
)

// show brings every panel in step with the snapshot and the desk. What did
// not change is not painted again.
func (a *App) show(now time.Time) {
	a.desk.Attempts, a.desk.Sight = a.attempts(), a.cfg.Sight.Survey()
	status := present.StatusOf(a.shown, now)
	a.header.SetStatus(status)
	a.header.SetClock(now)
	a.header.SetView(a.viewWords(now))
	a.showList(status, now)
	a.showMap(now)
	a.showBanner(status)
	a.status.Set(a.hint(now), summary(status))
}

func (a *App) showList(status present.Status, now time.Time) {
	a.rows = present.Rows(a.shown, a.desk, now)
	a.list.SetEmpty(present.Empty(a.shown, a.desk.Only))
	a.list.SetRows(a.rows)
	a.list.SetCounts(status.Total(), status.Unacked)
}

func (a *App) showMap(now time.Time) {
	if markers := append(present.Markers(a.shown, a.desk, now), a.pin...); !reflect.DeepEqual(markers, a.markers) {
		a.markers = markers
		a.maps.SetMarkers(markers)
	}
	if shapes := a.withoutDraft(present.Shapes(a.shown, a.desk)); !reflect.DeepEqual(shapes, a.shapes) {
		a.shapes = shapes
		a.maps.SetShapes(shapes)
	}
	if heat := present.Heat(a.shown, a.desk, now); !slices.Equal(heat, a.heat) {
		a.heat = heat
		a.maps.SetHeat(heat)
	}
	a.showTrails(now)
}

// showTrails draws where units have been, every other second.
func (a *App) showTrails(now time.Time) {
	const spacing = 2 * time.Second
	a.guard(a.tracks.Take(a.shown.Units), now)
	if layers := a.desk.Layers; now.Sub(a.trailed.at) >= spacing || layers != a.trailed.layers {
		trails := present.Trails(a.shown, a.desk, now, a.tracks.Trail)
		if trails != nil || a.trailed.drawn {
			a.maps.SetTrails(trails)
		}
		a.trailed = trailed{now, layers, trails != nil}
	}
}

func (a *App) showBanner(status present.Status) {
	a.banner.SetUrgent(status.Level == present.Fault)
	a.banner.Set(status.Banner, "")
	if parts.Show(a.banner, status.Banner != "") {
		a.panels.side.Refresh()
	}
}

// viewWords say which view is on show, and how it turns.
func (a *App) viewWords(now time.Time) string {
	name := a.library.called
	switch {
	case name == "":
		name = "Unsaved"
	case a.unsaved():
		name += " *"
	}
	if turning := a.tourWords(now); turning != "" {
		name += " · " + turning
	}
	return name
}

// summary is the right-hand side of the status bar.
func summary(s present.Status) string {
	if s.Hub == "" && s.Cameras == 0 {
		return ""
	}
	are := "are"
	if s.Level == present.Fault { // as far as anybody knew
		are = "were"
	}
	words := fmt.Sprintf("%d of %d cameras %s online", s.Online, s.Cameras, are)
	if s.User != "" {
		words = s.User + "  ·  " + words
	}
	if s.Hub != "" {
		words += "  ·  " + s.Hub
	}
	return words
}

// A notice is a sentence for the operator that goes by itself.
type notice struct {
	words string
	until time.Time
}

func (a *App) notify(words string) {
	a.notice = notice{words, time.Now().Add(6 * time.Second)}
	a.status.Set(words, summary(present.StatusOf(a.shown, time.Now())))
}

// hint is the left-hand side of the status bar.
func (a *App) hint(now time.Time) string {
	if words := a.dialWords(now); words != "" {
		return words
	}
	if now.Before(a.notice.until) {
		return a.notice.words
	}
	if err := a.library.store.Problem(); err != nil {
		return "Views are not being kept: " + err.Error()
	}
	switch {
	case a.wall.Editing():
		return "Editing: drag tiles or their edges   Arrows move   Shift+Arrows size   Insert add   Delete remove   K keep 16:9   E done"
	case a.review.Open():
		return "Space play   Left Right frame   Ctrl+Left Right second   , . speed   R reverse   I U loop   B bookmark   S still   / go to   F1 all keys"
	}
	return "Ctrl+K find anything   N next alarm   A acknowledge   C cameras   12 Enter camera 12   L layout   Ctrl+1 view 1   F1 all keys"
}
