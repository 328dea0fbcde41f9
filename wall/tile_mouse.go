package wall

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

var (
	_ fyne.Tappable          = (*Tile)(nil)
	_ fyne.DoubleTappable    = (*Tile)(nil)
	_ fyne.SecondaryTappable = (*Tile)(nil)
	_ fyne.Draggable         = (*Tile)(nil)
	_ fyne.Scrollable        = (*Tile)(nil)
	_ desktop.Mouseable      = (*Tile)(nil)
)

// A hand is what the mouse does with a tile.
type hand struct {
	pressed fyne.Position // in the tile, where the button went down
	holds   grasp
	at      fyne.Position // absolute, where the drag is
}

// grasp says what a drag moves.
type grasp int

const (
	nothing grasp = iota
	theTile       // elsewhere, to swap or to take its camera
	thePicture
)

// Tapped selects the tile.
func (t *Tile) Tapped(*fyne.PointEvent) {}

// MouseDown selects the tile at once: a tap waits for a second one.
func (t *Tile) MouseDown(e *desktop.MouseEvent) {
	t.hand.pressed = e.Position
	if e.Button == desktop.MouseButtonPrimary {
		t.wall.choose(t.slot)
	}
}

// MouseUp implements desktop.Mouseable.
func (t *Tile) MouseUp(*desktop.MouseEvent) {}

// DoubleTapped maximises the tile, or goes back.
func (t *Tile) DoubleTapped(*fyne.PointEvent) {
	t.wall.Select(t.slot)
	t.wall.Maximise(!t.wall.Maximised())
}

// TappedSecondary asks for the tile's menu.
func (t *Tile) TappedSecondary(e *fyne.PointEvent) {
	if t.wall.OnMenu != nil {
		t.wall.OnMenu(t.slot, e.AbsolutePosition)
	}
}

// Dragged moves the tile by its title bar or its picture; one that is zoomed
// or dewarped moves within the tile.
func (t *Tile) Dragged(e *fyne.DragEvent) {
	if t.hand.holds == nothing {
		t.hand.holds = t.grasped()
	}
	t.hand.at = e.AbsolutePosition
	if t.hand.holds == thePicture {
		t.pan(e.Dragged)
		return
	}
	if t.content.ID != "" && t.wall.OnDrag != nil {
		t.wall.OnDrag(t.slot, e.AbsolutePosition)
	}
}

// DragEnd drops the tile where it was dragged last.
func (t *Tile) DragEnd() {
	held := t.hand.holds
	t.hand.holds = nothing
	if held == theTile && t.content.ID != "" && t.wall.OnDrop != nil {
		t.wall.OnDrop(t.slot, t.hand.at)
	}
}

// grasped is what lies where the button went down.
func (t *Tile) grasped() grasp {
	onBar := t.barred() && t.hand.pressed.Y < t.barHeight()
	if (t.zoom.Scale > 1 || t.dewarped()) && t.last != nil && !onBar {
		return thePicture
	}
	return theTile
}
