package ui

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"watchfloor/mapview/draw"
	"watchfloor/ui/frame"
	"watchfloor/ui/keymap"
	"watchfloor/ui/views"
)

// The groups of commands, as the sheet of keys heads them.
const (
	incidentKeys = "INCIDENTS"
	cameraKeys   = "CAMERAS AND TILES"
	layoutKeys   = "LAYOUT"
	viewKeys     = "VIEWS AND SEQUENCES"
	windowKeys   = "MAP AND WINDOWS"
	footageKeys  = "FOOTAGE"
)

// key makes a command with keys as keymap.Keys reads them.
func key(id, keys, does string, do func()) keymap.Command {
	return keymap.Command{ID: id, Keys: keymap.Keys(keys), Does: does, Do: do}
}

// group heads commands.
func group(name string, all ...keymap.Command) []keymap.Command {
	for i := range all {
		all[i].Group = name
	}
	return all
}

// hidden are commands that have no line of their own on the sheet.
func hidden(all ...keymap.Command) []keymap.Command {
	for i := range all {
		all[i].Hidden = true
	}
	return all
}

// commands lists everything a key can do: one table for the keyboard, the
// sheet, the menu and the palette. The user's own keys come on top.
func (a *App) commands() []keymap.Command {
	return slices.Concat(
		a.incidentCommands(), a.tileCommands(), a.layoutCommands(), a.viewCommands(), a.windowCommands(),
		a.footageCommands(), a.digitCommands(), a.arrowCommands(),
	)
}

func (a *App) incidentCommands() []keymap.Command {
	return group(
		incidentKeys,
		key("incident.next", "N", "Next unacknowledged alarm", a.nextAlarm),
		key("incident.acknowledge", "A", "Acknowledge the incident", a.acknowledgeCurrent),
		key("go.space", "Space", "Acknowledge, or play and pause", a.space),
		key("go.enter", "Enter", "Open, play the dialled, maximise", a.drawn((*draw.Editor).Finish, a.enter)),
		key("incident.filter", "F", "Filter: all, unacked, mine", a.nextFilter),
		key("go.back", "Escape", "Back, step by step", a.back),
	)
}

func (a *App) tileCommands() []keymap.Command {
	return append(group(
		cameraKeys,
		key("cameras.tree", "C", "Camera tree", a.toggleTree),
		key("cameras.search", "Ctrl+F", "Search the cameras", a.searchCameras),
		key("tile.maximise", "M", "Maximise the tile, and back", a.maximise),
		key("tile.clear", "Delete", "Clear the tile", a.drawn((*draw.Editor).Delete, a.clearTile)),
		key("tile.menu", "Shift+F10", "Menu of the tile, its kind", a.openTileMenu),
		key("tile.title", "Shift+T", "Title bar on or off", a.toggleTitle),
		key("tile.zoom_in", "Z", "Zoom into the picture", func() { a.zoomTile(1.25) }),
		key("tile.zoom_out", "Shift+Z", "Zoom out of the picture", func() { a.zoomTile(0.8) }),
		key("tile.zoom_reset", "X", "Picture as it comes", a.resetPicture),
		key("tile.fill", "Shift+X", "Picture fills the tile, or fits", a.toggleFill),
		key("tile.adjust", "J", "Brightness, contrast, sharpness …", a.soon(a.tune)),
		key("tile.dewarp", "Shift+J", "Straighten a fisheye, and back", a.toggleDewarp),
		key("tile.freeze", "Y", "Freeze the picture, and go on", a.toggleFreeze),
		key("tile.snapshot", "S", "Keep the picture as a file", a.snapshot),
		key("sound.hear", "Shift+H", "Hear the camera, and be silent", a.toggleHearing),
		key("wall.truth", "D", "Figures of every stream", func() { a.wall.SetTruth(!a.wall.Truth()) }),
		key("wall.undo", "Ctrl+Z", "Undo a change of the wall", a.drawn(ignore((*draw.Editor).Undo), a.undo)),
		key("wall.redo", "Ctrl+Y Ctrl+Shift+Z", "Redo it", a.drawn(ignore((*draw.Editor).Redo), a.redo)),
	), hidden(
		key("sound.louder", "Ctrl+.", "Sound: louder", func() { a.louder(1) }),
		key("sound.softer", "Ctrl+,", "Sound: softer", func() { a.louder(-1) }),
	)...)
}

func (a *App) layoutCommands() []keymap.Command {
	return group(
		layoutKeys,
		key("layout.pick", "G", "Choose a layout", a.soon(a.openLayouts)),
		key("layout.next", "L", "Next layout", func() { a.stepLayout(1) }),
		key("layout.previous", "Shift+L", "Previous layout", func() { a.stepLayout(-1) }),
		key("layout.more", "Ctrl+-", "More tiles", func() { a.stepTiles(1) }),
		key("layout.fewer", "Ctrl++ Ctrl+=", "Fewer tiles", func() { a.stepTiles(-1) }),
		key("layout.edit", "E", "Edit freely: (Shift+) Arrows", a.toggleEditing),
		key("layout.add", "Insert", "Editing: add a tile", a.addTile),
		key("layout.aspect", "K", "Editing: keep 16:9", a.toggleAspect),
	)
}

func (a *App) viewCommands() []keymap.Command {
	return group(
		viewKeys,
		key("view.save", "Ctrl+S", "Save the view (or the session)", a.save),
		key("view.save_as", "Ctrl+Shift+S", "Save as a new view", a.saveAs),
		key("view.manage", "Ctrl+O", "Views: rename, order …", a.openShelf),
		key("view.next", "PageDown", "Next view", func() { a.stepView(1) }),
		key("view.previous", "PageUp", "Previous view", func() { a.stepView(-1) }),
		key("sequence.edit", "Q", "Rotate the tile through cameras", a.soon(a.askSequence)),
		key("sequence.tour", "Shift+Q", "Rotate the wall through views", a.soon(a.askTour)),
		key("sequence.hold", "P", "Hold the sequence, and go on", a.holdSequence),
		key("sequence.next", "]", "Next of the sequence", func() { a.stepSequence(1) }),
		key("sequence.previous", "[", "Previous of the sequence", func() { a.stepSequence(-1) }),
	)
}

func (a *App) windowCommands() []keymap.Command {
	return group(
		windowKeys,
		key("palette", "Ctrl+K", "Find and do anything", a.openPalette),
		key("window.keys", "F1", "These keys", a.toggleSheet),
		key("zones", "Alt+Z", "Zones: draw, rules, back-test", a.toggleZones),
		key("map.layers", "Alt+L", "Layers and legend of the map", a.openLayers),
		key("map.look", "Alt+W", "Who can see a place (Ctrl+click)", a.askLook),
		key("map.lasso", "Alt+A", "Who sees an area: draw around it", a.lassoArea),
		key("map.measure", "Alt+M", "Measure on the map", a.measure),
		key("map.home", "H", "Map home", a.mapHome),
		key("map.zoom_in", "+ =", "Zoom the map in", func() { a.zoom(1) }),
		key("map.zoom_out", "-", "Zoom the map out", func() { a.zoom(-1) }),
		key("window.wall", "W", "Wall alone, and back", a.toggleWall),
		key("window.map", "V", "Map and list alone, and back", a.toggleMap),
		key("window.own_list", "F7", "List in its own window, and back", func() { a.detach(listPanel) }),
		key("window.own_map", "F8", "Map in its own window, and back", func() { a.detach(mapPanel) }),
		key("window.own_wall", "F9", "Wall in its own window, and back", func() { a.detach(wallPanel) }),
		key("window.fullscreen", "F11", "Full screen", a.toggleFullscreen),
		key("window.next_screen", "Shift+F11", "Panels fill the next screen", a.fillNext),
		key("window.theme", "T", "Day or night theme", a.toggleTheme),
	)
}

// digitCommands dial cameras, call views and select tiles.
func (a *App) digitCommands() []keymap.Command {
	all := []keymap.Command{}
	for n := range 10 {
		all = append(all, key(fmt.Sprintf("camera.dial.%d", n), fmt.Sprint(n), "Dial a camera's number", func() { a.dialled(n) }))
		if n > 0 {
			all = append(
				all,
				key(fmt.Sprintf("view.call.%d", n), fmt.Sprintf("Ctrl+%d", n), fmt.Sprintf("Call view %d", n), func() { a.callNumber(n) }),
				key(fmt.Sprintf("tile.select.%d", n), fmt.Sprintf("Alt+%d", n), fmt.Sprintf("Select tile %d", n), func() { a.selectSlot(n - 1) }),
			)
		}
	}
	return hidden(all...)
}

// arrowCommands are the arrows with all that may be held.
func (a *App) arrowCommands() []keymap.Command {
	var all []keymap.Command
	for _, d := range []struct {
		name        string
		key         string
		right, down int
	}{{"left", "Left", -1, 0}, {"right", "Right", 1, 0}, {"up", "Up", 0, -1}, {"down", "Down", 0, 1}} {
		all = append(
			all,
			key("go."+d.name, d.key, "Go "+d.name, func() { a.arrow(d.right, d.down) }),
			key("tile.grow."+d.name, "Shift+"+d.key, "Editing: size the tile", func() { a.grow(d.right, d.down) }),
			key("go.far."+d.name, "Ctrl+"+d.key, "Pan the map "+d.name, func() { a.far(d.right, d.down) }),
			key("tile.go."+d.name, "Alt+"+d.key, "Select the tile "+d.name, func() { a.neighbour(d.right, d.down, a.chooseSlot) }),
			key("tile.swap."+d.name, "Alt+Shift+"+d.key, "Swap with the tile "+d.name, func() {
				a.neighbour(d.right, d.down, func(to int) { a.swap(a.wall.Selected(), to) })
			}),
			key("tile.pan."+d.name, "Ctrl+Shift+"+d.key, "Pan the picture "+d.name, func() { a.panTile(d.right, d.down) }),
		)
	}
	return hidden(all...)
}

// summaries are the lines of the sheet that stand for many commands.
func summaries() map[string][]frame.Key {
	line := func(does, keys string) frame.Key { return frame.Key{Press: keys, Does: does} }
	return map[string][]frame.Key{
		incidentKeys: {line("Move through the list", "Up  Down")},
		cameraKeys: {
			line("Play the camera of a number", "12 Enter"), line("Select a tile", "Alt+1 … 9"),
			line("Select the tile beside", "Alt+Arrows"), line("Swap with the tile beside", "Alt+Shift+Arrows"),
			line("Pan the picture", "Ctrl+Shift+Arrows"), line("Sound softer, louder", "Ctrl+,  Ctrl+."),
		},
		viewKeys:   {line("Call a view", "Ctrl+1 … 9")},
		windowKeys: {line("Pan the map", "Ctrl+Arrows")},
		footageKeys: {
			line("Frame back, forward", "Left  Right"), line("A second back, forward", "Ctrl+Left  Right"),
		},
	}
}

// mapped are the commands with the user's own keys.
func (a *App) mapped() []keymap.Command {
	all, err := keymap.Remap(a.commands(), a.cfg.Keys)
	if err != nil { // New has looked
		a.log.Error("keys", "error", err)
	}
	return all
}

// bind gives a window's keys to the commands.
func (a *App) bind(w fyne.Window) keymap.Table {
	all := a.mapped()
	for i := range all {
		all[i].Do = a.in(w, all[i].Do)
	}
	return keymap.Bind(w.Canvas(), all)
}

// in does something in a window: what it opens, opens there.
func (a *App) in(w fyne.Window, do func()) func() {
	return func() {
		a.front = w
		do()
	}
}

// Press does what a chord stands for in the main window, and says whether it
// stands for anything.
func (a *App) Press(c keymap.Chord) bool { return a.bind(a.win).Press(c) }

// kindNames are the kinds of tiles, as menus call them.
var kindNames = []struct {
	kind views.Kind
	name string
}{
	{views.Spot, "Spot: follows the selection"},
	{views.Chart, "Map"},
	{views.Incidents, "Incident list"},
	{views.Clock, "Clock"},
	{views.Picture, "Picture file …"},
	{views.Text, "Text …"},
}
