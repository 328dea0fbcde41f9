package ui

import (
	"time"

	"watchfloor/ui/present"
)

// nextAlarm opens the next incident nobody has acknowledged.
func (a *App) nextAlarm() {
	id := present.Next(a.rows, a.desk.Incident)
	if id == "" {
		a.notify("Every open incident has been acknowledged")
		return
	}
	a.openIncident(id)
}

// current is the incident keys act on.
func (a *App) current() string {
	if a.desk.Cursor != "" {
		return a.desk.Cursor
	}
	return a.desk.Incident
}

func (a *App) acknowledgeCurrent() {
	if a.current() == "" {
		a.notify("Choose an incident first: N opens the next alarm")
		return
	}
	a.acknowledge(a.current())
}

// space acknowledges, or moves the footage under review.
func (a *App) space() {
	if a.review.Open() {
		a.review.TogglePlay()
		return
	}
	a.acknowledgeCurrent()
}

// enter plays the camera that was dialled, opens the incident under the
// cursor, or maximises.
func (a *App) enter() {
	switch {
	case a.playDialled():
	case a.desk.Cursor != "" && a.desk.Cursor != a.desk.Incident:
		a.openIncident(a.desk.Cursor)
	default:
		a.maximise()
	}
}

func (a *App) nextFilter() { a.filter((a.desk.Only + 1) % (present.Mine + 1)) }

// arrow moves a tile that is edited, footage by a frame, or the cursor of the
// list.
func (a *App) arrow(right, down int) {
	switch {
	case a.wall.Editing():
		a.nudge(right, down)
	case right != 0 && a.review.Open():
		a.review.Step(right)
	case down != 0:
		a.move(down)
	}
}

// far moves footage by a second, or the map.
func (a *App) far(right, down int) {
	if right != 0 && a.review.Open() {
		a.review.Skip(time.Duration(right) * time.Second)
		return
	}
	a.pan(float32(right), float32(down))
}

// mapHome shows where the cameras are, else where the map begins.
func (a *App) mapHome() {
	if extent, ok := present.Extent(a.shown); ok {
		a.maps.Frame(extent)
		return
	}
	a.maps.Goto(a.home)
}

// pan moves the map by parts of its size.
func (a *App) pan(right, down float32) {
	const step = 0.25
	a.maps.Nudge(float64(right*step*a.maps.Size().Width), float64(down*step*a.maps.Size().Height))
}

func (a *App) zoom(by float64) { a.maps.ZoomBy(by) }

// back undoes one step: it closes what is open, then unselects.
func (a *App) back() {
	switch {
	case a.dial.clear(time.Now()):
		a.show(time.Now())
	case a.closeOverlay():
	case a.backZone():
	case a.putDown():
	case a.endLook():
	case a.unpin():
	case a.wall.Editing():
		a.toggleEditing()
	case a.wall.Maximised():
		a.wall.Maximise(false)
	case a.library.turn != nil:
		a.stopRotation()
		a.notify("The wall stays with this view")
	case a.desk.Incident != "" || a.desk.Camera != "" || a.wall.Selected() >= 0:
		a.choose(selection{slot: -1})
	case a.panels.mode != console:
		a.setMode(console)
	case a.front.FullScreen():
		a.toggleFullscreen()
	}
}
