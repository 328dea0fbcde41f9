package ui

import "watchfloor/ui/parts"

// The views of the window.
const (
	console = "console" // the wall, and the map and the list beside it
	alone   = "wall"    // the wall alone, as on a screen that nobody sits at
	chart   = "map"     // the map and the list alone
)

// setView shows the parts of a view; an unknown one is the console.
func (a *App) setView(name string) {
	parts.Show(a.split.Leading, name != chart)
	parts.Show(a.wall, name != chart) // hidden, it decodes nothing
	parts.Show(a.split.Trailing, name != alone)
	a.header.SetSide(name != alone)
	a.split.Refresh()
}

// view is what the window shows.
func (a *App) view() string {
	switch {
	case !a.split.Trailing.Visible():
		return alone
	case !a.split.Leading.Visible():
		return chart
	}
	return console
}

// toggleView shows a view, or everything again.
func (a *App) toggleView(name string) {
	if a.view() == name {
		name = console
	}
	a.setView(name)
}

func (a *App) toggleWall() { a.toggleView(alone) }

func (a *App) toggleMap() { a.toggleView(chart) }
