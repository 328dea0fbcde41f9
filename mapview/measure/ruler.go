package measure

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2/driver/desktop"
	"github.com/paulmach/orb"

	"watchfloor/mapview"
)

// A Ruler measures what is clicked: each click adds a corner, a double click
// ends the line, and the next begins another. A click on the first corner
// closes the line, and then it measures an area. Dragging still moves the map.
// Fyne goroutine only.
type Ruler struct {
	// OnChange is called when Sketch and Words are new; it may be nil.
	OnChange func()

	corners []orb.Point // lon, lat
	at      orb.Point   // of the pointer, while the line goes on
	hovers  bool
	ended   bool
	closed  bool
}

var _ mapview.Tool = (*Ruler)(nil)

// Press implements mapview.Tool: the map is dragged as ever.
func (r *Ruler) Press(mapview.Pointer) bool { return false }

// Drag implements mapview.Tool.
func (r *Ruler) Drag(mapview.Pointer) {}

// Release implements mapview.Tool.
func (r *Ruler) Release(mapview.Pointer) {}

// Click implements mapview.Tool: it adds a corner.
func (r *Ruler) Click(p mapview.Pointer) {
	switch {
	case r.ended:
		r.corners, r.ended, r.closed = []orb.Point{p.At}, false, false
	case len(r.corners) >= 3 && r.near(p):
		r.ended, r.closed = true, true
	default:
		r.corners = append(r.corners[:len(r.corners):len(r.corners)], p.At) // the map has the old ones
	}
	r.at, r.hovers = p.At, true
	r.changed()
}

// near says whether a pointer is on the first corner.
func (r *Ruler) near(p mapview.Pointer) bool {
	const grip = 10 // pixels
	far, _ := Distance(r.corners[0], p.At)
	return far <= grip*p.MetresPerPixel
}

// DoubleClick implements mapview.Tool: it ends the line.
func (r *Ruler) DoubleClick(mapview.Pointer) {
	r.ended = true
	r.changed()
}

// Hover implements mapview.Tool: the line follows.
func (r *Ruler) Hover(p mapview.Pointer) {
	r.at, r.hovers = p.At, true
	if len(r.corners) > 0 && !r.ended {
		r.changed()
	}
}

// Cursor implements mapview.Tool.
func (r *Ruler) Cursor() desktop.Cursor { return desktop.CrosshairCursor }

func (r *Ruler) changed() {
	if r.OnChange != nil {
		r.OnChange()
	}
}

// line is what is measured now.
func (r *Ruler) line() []orb.Point {
	switch {
	case r.closed:
		return append(r.corners[:len(r.corners):len(r.corners)], r.corners[0])
	case r.ended || !r.hovers || len(r.corners) == 0 || r.at == r.corners[len(r.corners)-1]:
		return r.corners
	}
	return append(r.corners[:len(r.corners):len(r.corners)], r.at)
}

// The colours of a ruler.
var (
	stroke = color.NRGBA{0xFF, 0xD1, 0x4A, 0xFF}
	fill   = color.NRGBA{0xFF, 0xD1, 0x4A, 0x30}
)

// Sketch is what to draw over the map.
func (r *Ruler) Sketch() ([]mapview.Shape, []mapview.Handle) {
	line := r.line()
	if len(line) == 0 {
		return nil, nil
	}
	s := mapview.Shape{ID: "ruler", Geometry: orb.LineString(line), Stroke: stroke, Width: 2.5}
	if r.closed {
		s.Geometry, s.Fill = orb.Polygon{orb.Ring(line)}, fill
	}
	handles := make([]mapview.Handle, len(r.corners))
	for i, c := range r.corners {
		handles[i] = mapview.Handle{At: c, Kind: mapview.Vertex}
	}
	return []mapview.Shape{s}, handles
}

// Words say what has been measured, or what to do.
func (r *Ruler) Words() string {
	line := r.line()
	switch {
	case len(r.corners) == 0:
		return "Measure: click where the line begins   Esc ends"
	case r.closed:
		return fmt.Sprintf("%s   around it %s", SquareMetres(Area(r.corners)), Metres(Length(line)))
	case len(line) < 2:
		return "Click the next corner   Double click ends"
	}
	last, bearing := Distance(line[len(line)-2], line[len(line)-1])
	words := fmt.Sprintf("%s   %s", Metres(Length(line)), Bearing(bearing))
	if len(line) > 2 {
		words += "   last part " + Metres(last)
	}
	return words
}
