package mapview

import (
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/paulmach/orb"
)

// A Pointer is a place on the map that the mouse points at.
type Pointer struct {
	At             orb.Point // lon, lat in degrees
	X, Y           float64   // device pixels from the map's upper left corner
	MetresPerPixel float64   // of a device pixel, at the view's centre
	Shift, Ctrl    bool      // which keys are held
}

// A Tool takes what the primary button does on the map while it is set: it
// draws, measures or selects. Its methods are called on Fyne's goroutine.
type Tool interface {
	// Press is called when the button goes down. If it returns false, the map
	// is dragged as without a tool, and neither Drag nor Release follows.
	Press(Pointer) bool
	// Drag is called for each move with the button down.
	Drag(Pointer)
	// Release ends what Press began, whether the pointer moved or not.
	Release(Pointer)
	// Click is called after Release where the pointer hardly moved.
	Click(Pointer)
	// DoubleClick is called in place of the second of two quick Clicks.
	DoubleClick(Pointer)
	// Hover is called for each move with no button down.
	Hover(Pointer)
	// Cursor is the form of the mouse pointer over the map.
	Cursor() desktop.Cursor
}

// HandleKind is the form of a Handle.
type HandleKind uint8

// The kinds of handles.
const (
	Vertex HandleKind = iota // a corner that can be moved
	Middle                   // of an edge: a corner can be made here
	Active                   // the corner that is held or chosen
)

// A Handle is a place of a sketch that the pointer can take hold of.
type Handle struct {
	At   orb.Point // lon, lat in degrees
	Kind HandleKind
}

// SetTool gives the primary button to a tool; nil gives it back to the map.
// While a tool is set, clicks do not go to markers.
func (m *Map) SetTool(t Tool) {
	if m.tool != nil && m.grip == gripTool {
		m.grip = gripNone
	}
	m.tool = t
}

// SetSketch replaces what is drawn above everything else: shapes being made
// or measured, and their handles. The map keeps the slices: do not change
// them or their geometries.
func (m *Map) SetSketch(shapes []Shape, handles []Handle) {
	m.content.sketch, m.content.handles = shapes, handles
	m.content.rev.sketch++
	m.dirty = true
}
