package ui

import (
	"watchfloor/ui/parts"
	"watchfloor/ui/views"
	"watchfloor/ui/windows"
)

// setMode shows the parts of a built-in view; an unknown one is the console.
func (a *App) setMode(mode string) {
	if mode != alone && mode != chart {
		mode = console
	}
	a.panels.mode = mode
	a.rearrange()
}

// rearrange puts the panels where they belong now.
func (a *App) rearrange() {
	a.tile(mapPanel, a.stage.Now().Find(views.Chart, "") >= 0)
	a.tile(listPanel, a.stage.Now().Find(views.Incidents, "") >= 0)
	a.panels.arrange()
	parts.Show(a.wall, a.panels.shows(wallPanel)) // hidden, it decodes nothing
	a.header.SetSide(a.panels.split.Trailing.Visible())
	a.header.SetTree(a.panels.tree.Visible())
}

// tile notes whether a panel is in a tile, which may be in another window.
func (a *App) tile(panel string, is bool) {
	if a.panels.tiled[panel] != is && a.own.Window(wallPanel) != nil {
		windows.Release(a.panels.parts[panel])
	}
	a.panels.tiled[panel] = is
}

// toggleMode shows a built-in view, or everything again.
func (a *App) toggleMode(mode string) {
	if a.panels.mode == mode {
		mode = console
	}
	a.setMode(mode)
}

func (a *App) toggleWall() { a.toggleMode(alone) }

func (a *App) toggleMap() { a.toggleMode(chart) }

// toggleTree shows or hides the camera tree.
func (a *App) toggleTree() {
	parts.Show(a.panels.tree, !a.panels.tree.Visible())
	a.rearrange()
	a.listCameras()
}

// searchCameras shows the camera tree and puts the keyboard into its search.
func (a *App) searchCameras() {
	if !a.panels.tree.Visible() {
		a.toggleTree()
	}
	if a.front != a.win {
		a.front = a.win
		a.win.RequestFocus()
	}
	a.tree.FocusSearch(a.win.Canvas())
}

// leaveTree gives the keyboard back to the window.
func (a *App) leaveTree() { a.win.Canvas().Unfocus() }

// detach moves a panel into a window of its own, or back.
func (a *App) detach(name string) {
	if a.own.Has(name) {
		a.own.Close(name)
		return
	}
	a.bind(a.own.Open(name, title(name), a.panels.parts[name], place(a.library.book.Windows[name])))
	a.rearrange()
	a.stage.Refresh()
}

// fillNext lets the panels' windows fill the next screen.
func (a *App) fillNext() {
	any := false
	for _, name := range []string{wallPanel, mapPanel, listPanel} {
		if a.own.Has(name) {
			a.own.FillNext(name)
			any = true
		}
	}
	if !any {
		a.notify("Give a panel a window of its own first: F9 the wall, F8 the map, F7 the list")
	}
}

func title(panel string) string {
	return map[string]string{wallPanel: "Watchfloor · Wall", mapPanel: "Watchfloor · Map", listPanel: "Watchfloor · Incidents"}[panel]
}

// returned takes a panel back whose window was closed.
func (a *App) returned() {
	a.front = a.win // the other may be the one that is gone
	a.rearrange()
	a.stage.Refresh()
}

// place is where a window was, in the terms of windows.
func place(w views.Window) windows.Place {
	return windows.Place{X: w.X, Y: w.Y, Width: w.Width, Height: w.Height, Placed: w.Placed, Full: w.Full}
}

// places are where the windows are, in the terms of views.
func (a *App) places() map[string]views.Window {
	all := map[string]views.Window{}
	for name, p := range a.own.Places() {
		all[name] = views.Window{X: p.X, Y: p.Y, Width: p.Width, Height: p.Height, Placed: p.Placed, Full: p.Full}
	}
	return all
}
