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

	modifier fyne.KeyModifier // held with the key; 0: none
	do       func()
}

// commands lists every key of the window: one table for the keyboard, the
// sheet and the menu.
func (a *App) commands() []command {
	const alarms, tiles, window = "INCIDENTS", "WALL", "MAP AND WINDOW"
	const none, ctrl = fyne.KeyModifier(0), fyne.KeyModifierShortcutDefault
	all := []command{
		{alarms, "N", "Next alarm nobody has acknowledged", keys(fyne.KeyN), none, a.nextAlarm},
		{alarms, "Space", "Acknowledge the incident", keys(fyne.KeySpace), none, a.acknowledgeCurrent},
		{alarms, "Up  Down", "Move through the list", nil, none, nil},
		{"", "", "", keys(fyne.KeyUp), none, func() { a.move(-1) }},
		{"", "", "", keys(fyne.KeyDown), none, func() { a.move(1) }},
		{alarms, "Enter", "Open the incident", keys(fyne.KeyReturn, fyne.KeyEnter), none, a.enter},
		{alarms, "F", "Filter: all, unacknowledged, mine", keys(fyne.KeyF), none, a.nextFilter},
		{tiles, "1 - 9", "Select a tile", nil, none, nil},
		{tiles, "Enter  M", "Maximise the tile, and back", keys(fyne.KeyM), none, a.maximise},
		{tiles, "G", "Next grid", keys(fyne.KeyG), none, func() { a.stepGrid(1) }},
		{tiles, "Ctrl  −", "More tiles", keys(fyne.KeyMinus), ctrl, func() { a.stepGrid(1) }},
		{tiles, "Ctrl  +", "Fewer tiles", keys(fyne.KeyPlus, fyne.KeyEqual), ctrl, func() { a.stepGrid(-1) }},
		{tiles, "W", "Wall alone, and back", keys(fyne.KeyW), none, a.toggleWall},
		{window, "V", "Map and list alone, and back", keys(fyne.KeyV), none, a.toggleMap},
		{window, "H", "Map home", keys(fyne.KeyH), none, a.mapHome},
		{window, "+  −", "Zoom the map", nil, none, nil},
		{window, "Ctrl  Arrows", "Pan the map", nil, none, nil},
		{"", "", "", keys(fyne.KeyPlus, fyne.KeyEqual), none, func() { a.zoom(1) }},
		{"", "", "", keys(fyne.KeyMinus), none, func() { a.zoom(-1) }},
		{window, "F11", "Full screen", keys(fyne.KeyF11), none, a.toggleFullscreen},
		{window, "T", "Day or night theme", keys(fyne.KeyT), none, a.toggleTheme},
		{window, "F1", "These keys", keys(fyne.KeyF1), none, a.toggleSheet},
		{window, "Esc", "Back", keys(fyne.KeyEscape), none, a.back},
	}
	for n := 1; n <= 9; n++ {
		key := fyne.KeyName(strconv.Itoa(n))
		all = append(all, command{keys: keys(key), do: func() { a.selectSlot(n - 1) }})
	}
	return append(all, a.panning()...)
}

// panning is Ctrl with the arrow keys: Fyne makes no shortcut of Shift alone.
func (a *App) panning() []command {
	return []command{
		{keys: keys(fyne.KeyLeft), modifier: fyne.KeyModifierShortcutDefault, do: func() { a.pan(-1, 0) }},
		{keys: keys(fyne.KeyRight), modifier: fyne.KeyModifierShortcutDefault, do: func() { a.pan(1, 0) }},
		{keys: keys(fyne.KeyUp), modifier: fyne.KeyModifierShortcutDefault, do: func() { a.pan(0, -1) }},
		{keys: keys(fyne.KeyDown), modifier: fyne.KeyModifierShortcutDefault, do: func() { a.pan(0, 1) }},
	}
}

func keys(names ...fyne.KeyName) []fyne.KeyName { return names }

// listen gives the window's keys to commands.
func (a *App) listen() {
	plain := map[fyne.KeyName]func(){}
	for _, c := range a.commands() {
		for _, k := range c.keys {
			if c.modifier != 0 {
				a.win.Canvas().AddShortcut(
					&desktop.CustomShortcut{KeyName: k, Modifier: c.modifier},
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
	a.maps.Pan(right*step*a.maps.Size().Width, down*step*a.maps.Size().Height)
}

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
