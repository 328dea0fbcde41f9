package ui

import (
	"fmt"
	"reflect"
	"time"

	"watchfloor/ui/parts"
	"watchfloor/ui/present"
)

// show brings every panel in step with the snapshot and the desk. What did
// not change is not painted again.
func (a *App) show(now time.Time) {
	a.desk.Attempts = a.attempts()
	status := present.StatusOf(a.shown, now)
	a.header.SetStatus(status)
	a.header.SetClock(now)
	a.header.SetGrid(a.wall.Grid())
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
	if markers := present.Markers(a.shown, a.desk, now); !reflect.DeepEqual(markers, a.markers) {
		a.markers = markers
		a.maps.SetMarkers(markers)
	}
	if shapes := present.Shapes(a.shown, a.desk); !reflect.DeepEqual(shapes, a.shapes) {
		a.shapes = shapes
		a.maps.SetShapes(shapes)
	}
}

func (a *App) showBanner(status present.Status) {
	a.banner.SetUrgent(status.Level == present.Fault)
	a.banner.Set(status.Banner, "")
	if parts.Show(a.banner, status.Banner != "") {
		a.side.Refresh()
	}
}

// summary is the right-hand side of the status bar.
func summary(s present.Status) string {
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
	if now.Before(a.notice.until) {
		return a.notice.words
	}
	return "N next alarm   Space acknowledge   1-9 tile   Enter maximise   G grid   H map home   F11 full screen   F1 all keys"
}
