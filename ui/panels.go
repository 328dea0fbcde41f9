package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"watchfloor/ui/parts"
	"watchfloor/ui/views"
	"watchfloor/ui/windows"
	"watchfloor/ui/zones"
)

// The views that every station has: what the main window shows.
const (
	console = "console" // the wall, and the map and the list beside it
	alone   = "wall"    // the wall alone, as on a screen that nobody sits at
	chart   = "map"     // the map and the list alone
)

// The panels that can have a window of their own.
const (
	wallPanel = "wall"
	mapPanel  = "map"
	listPanel = "list"
)

// treeWidth is the camera tree's, in Fyne units.
const treeWidth = 320

// panels are the parts of the main window, and where those are that are not
// in it: in a tile of the wall, or in a window of their own.
type panels struct {
	own     *windows.Set
	parts   map[string]fyne.CanvasObject // by the names above
	tiled   map[string]bool              // shown in a tile
	mode    string
	files   bool // the timeline is open
	drawing bool // a zone is edited: the map has the list's room

	tree    *fyne.Container
	zones   *fyne.Container
	centre  *fyne.Container // the wall, when it is at home
	away    *widget.Label   // says where all panels are, when none is at home
	foot    *fyne.Container // the timeline under it
	beside  *fyne.Container // the map and the list, when they are
	column  *container.Split
	side    *fyne.Container // beside with the banner over it
	split   *container.Split
	content *fyne.Container
}

func newPanels(own *windows.Set, wall, maps, list, tree, sheet, timeline, banner fyne.CanvasObject) *panels {
	p := &panels{
		own: own, parts: map[string]fyne.CanvasObject{wallPanel: wall, mapPanel: maps, listPanel: list},
		tiled: map[string]bool{}, mode: console,
		tree:   container.New(wide(treeWidth), tree),
		zones:  container.New(wide(zones.Width), sheet),
		centre: container.NewStack(), foot: container.NewStack(timeline), beside: container.NewStack(),
		column: container.NewVSplit(maps, list),
		away:   widget.NewLabelWithStyle("All panels are in windows of their own. F9, F8 and F7 bring them back.", fyne.TextAlignCenter, fyne.TextStyle{}),
	}
	p.side = container.NewBorder(banner, nil, nil, nil, p.beside)
	p.split = container.NewHSplit(container.NewBorder(nil, p.foot, nil, nil, p.centre), p.side)
	p.tree.Hide()
	p.zones.Hide()
	p.foot.Hide()
	p.content = container.NewBorder(nil, nil, p.tree, p.zones, p.split)
	p.resize(views.Panels{})
	p.arrange()
	return p
}

// wide is the layout of something that has a fixed width.
type wide float32

// Layout implements fyne.Layout.
func (w wide) Layout(all []fyne.CanvasObject, size fyne.Size) {
	for _, o := range all {
		o.Move(fyne.Position{})
		o.Resize(size)
	}
}

// MinSize implements fyne.Layout.
func (w wide) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(float32(w), 0) }

// home says whether a panel is in the main window.
func (p *panels) home(name string) bool { return p.own.Window(name) == nil && !p.tiled[name] }

// arrange puts everything where it belongs.
func (p *panels) arrange() {
	p.fill(p.centre, p.at(wallPanel)...)
	beside := p.at(mapPanel)
	if !p.drawing || len(beside) == 0 {
		beside = append(beside, p.at(listPanel)...)
	}
	if len(beside) == 2 {
		beside = []fyne.CanvasObject{p.column}
	}
	p.fill(p.beside, beside...)
	parts.Show(p.foot, p.files)
	hasWall, hasSide := p.home(wallPanel) || p.files, len(beside) > 0
	if !hasWall && !hasSide {
		p.fill(p.centre, p.away)
		hasWall = true
	}
	parts.Show(p.split.Leading, hasWall && (p.mode != chart || !hasSide))
	parts.Show(p.split.Trailing, hasSide && (p.mode != alone || !hasWall))
	p.split.Refresh()
	p.content.Refresh()
}

// at is a panel where it is at home, else nothing.
func (p *panels) at(name string) []fyne.CanvasObject {
	if !p.home(name) {
		return nil
	}
	return []fyne.CanvasObject{p.parts[name]}
}

func (p *panels) fill(box *fyne.Container, content ...fyne.CanvasObject) {
	box.Objects = content
	box.Refresh()
}

// shows says whether a panel can be seen in some window.
func (p *panels) shows(name string) bool {
	switch {
	case p.own.Window(name) != nil:
		return true
	case p.tiled[name]:
		return p.shows(wallPanel)
	case name == wallPanel:
		return p.split.Leading.Visible()
	}
	return p.split.Trailing.Visible()
}

// resize moves the bars between the panels; 0 is where they are at first.
func (p *panels) resize(to views.Panels) {
	p.split.Offset, p.column.Offset = 0.71, 0.55 // four rows of 16:9 on a screen of 16:9
	if to.Side > 0 {
		p.split.Offset = to.Side
	}
	if to.Column > 0 {
		p.column.Offset = to.Column
	}
	p.split.Refresh()
	p.column.Refresh()
}

// sizes are what resize needs to bring this back.
func (p *panels) sizes() views.Panels {
	return views.Panels{Show: p.mode, Side: p.split.Offset, Column: p.column.Offset, Tree: p.tree.Visible()}
}
