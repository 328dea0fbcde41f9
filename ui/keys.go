package ui

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"watchfloor/ui/present"
)

// command is something a key does.
type command struct {
	group string // the heading on the sheet of keys
	press string // as the sheet writes it
	does  string
	keys  []fyne.KeyName
	ctrl  bool
	do    func()
}

// commands lists every key of the window: one table for the keyboard, the
// sheet and the menu.
func (a *App) commands() []command {
	const alarms, tiles, window = "INCIDENTS", "WALL", "MAP AND WINDOW"
	all := []command{
		{alarms, "N", "Next alarm nobody has acknowledged", keys(fyne.KeyN), false, a.nextAlarm},
		{alarms, "Space", "Acknowledge the incident", keys(fyne.KeySpace), false, a.acknowledgeCurrent},
		{alarms, "Up  Down", "Move through the list", nil, false, nil},
		{"", "", "", keys(fyne.KeyUp), false, func() { a.move(-1) }},
		{"", "", "", keys(fyne.KeyDown), false, func() { a.move(1) }},
		{alarms, "Enter", "Open the incident", keys(fyne.KeyReturn, fyne.KeyEnter), false, a.enter},
		{alarms, "F", "Filter: all, unacknowledged, mine", keys(fyne.KeyF), false, a.nextFilter},
		{tiles, "1 - 9", "Select a tile", nil, false, nil},
		{tiles, "Enter  M", "Maximise the tile, and back", keys(fyne.KeyM), false, a.maximise},
		{tiles, "G", "Next grid", keys(fyne.KeyG), false, func() { a.stepGrid(1) }},
		{tiles, "Ctrl  −", "More tiles", keys(fyne.KeyMinus), true, func() { a.stepGrid(1) }},
		{tiles, "Ctrl  +", "Fewer tiles", keys(fyne.KeyPlus, fyne.KeyEqual), true, func() { a.stepGrid(-1) }},
		{tiles, "W", "Wall alone, and back", keys(fyne.KeyW), false, a.toggleWall},
		{window, "V", "Map and list alone, and back", keys(fyne.KeyV), false, a.toggleMap},
		{window, "H", "Map home", keys(fyne.KeyH), false, a.mapHome},
		{window, "+  −", "Zoom the map", nil, false, nil},
		{"", "", "", keys(fyne.KeyPlus, fyne.KeyEqual), false, func() { a.zoom(1) }},
		{"", "", "", keys(fyne.KeyMinus), false, func() { a.zoom(-1) }},
		{window, "F11", "Full screen", keys(fyne.KeyF11), false, a.toggleFullscreen},
		{window, "T", "Day or night theme", keys(fyne.KeyT), false, a.toggleTheme},
		{window, "F1", "These keys", keys(fyne.KeyF1), false, a.toggleSheet},
		{window, "Esc", "Back", keys(fyne.KeyEscape), false, a.back},
	}
	for n := 1; n <= 9; n++ {
		key := fyne.KeyName(strconv.Itoa(n))
		all = append(all, command{keys: keys(key), do: func() { a.selectSlot(n - 1) }})
	}
	return all
}

func keys(names ...fyne.KeyName) []fyne.KeyName { return names }

// listen gives the window's keys to commands.
func (a *App) listen() {
	plain := map[fyne.KeyName]func(){}
	for _, c := range a.commands() {
		for _, k := range c.keys {
			if c.ctrl {
				a.win.Canvas().AddShortcut(
					&desktop.CustomShortcut{KeyName: k, Modifier: fyne.KeyModifierShortcutDefault},
					func(fyne.Shortcut) { c.do() })
			} else {
				plain[k] = c.do
			}
		}
	}
	a.win.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) {
		if do := plain[e.Name]; do != nil {
			do()
		}
	})
}

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

// enter opens the incident under the cursor; once open, it maximises.
func (a *App) enter() {
	if a.desk.Cursor != "" && a.desk.Cursor != a.desk.Incident {
		a.openIncident(a.desk.Cursor)
		return
	}
	a.maximise()
}

func (a *App) maximise() {
	if a.wall.Selected() < 0 {
		a.notify("Select a tile first: 1 to 9, or click it")
		return
	}
	a.wall.Maximise(!a.wall.Maximised())
}

func (a *App) selectSlot(slot int) {
	if slot < a.wall.Grid() {
		a.chooseSlot(slot)
	}
}

func (a *App) nextFilter() { a.filter((a.desk.Only + 1) % (present.Mine + 1)) }

func (a *App) mapHome() { a.maps.Goto(a.home) }

func (a *App) zoom(by float64) {
	v := a.maps.View()
	v.Zoom += by
	a.maps.Goto(v)
}

// back undoes one step: it closes what is open, then unselects.
func (a *App) back() {
	switch {
	case a.closeOverlay():
	case a.wall.Maximised():
		a.wall.Maximise(false)
	case a.desk.Incident != "" || a.desk.Camera != "" || a.wall.Selected() >= 0:
		a.choose(selection{slot: -1})
	case a.view() != console:
		a.setView(console)
	case a.win.FullScreen():
		a.toggleFullscreen()
	}
}
