package mapview

import (
	"image"
	"math"
	"time"

	"watchfloor/mapview/label"
)

// names are the labels of the tiles.
type names struct {
	placer label.Placer
	shown  []*label.Label // as last placed
	in     label.Area     // where they were
	zoom   float64        // at which they were
	when   time.Time
}

const (
	// gone is how many levels of zoom names of before stay: then they are in
	// the way.
	gone = 0.8
	// pause is the time between two placements while the map moves: until the
	// next, names move along.
	pause = 120 * time.Millisecond
)

// draw places names when the zoom is at rest; until then those of before move
// along. None is where something else is.
func (n *names) draw(dst *image.RGBA, s *scene, tiles *atlas, taken []image.Rectangle) {
	if s.look.none() {
		return
	}
	if s.view.Zoom == s.goal.Zoom && (!s.moving || time.Since(n.when) > pause) {
		ox, oy := s.view.origin()
		n.in = label.Area{X: ox, Y: oy, World: s.view.pixels(), Size: s.view.Size, Taken: taken}
		n.shown, n.zoom, n.when = n.placer.Place(n.in, tiles.labels(s.view, s)...), s.view.Zoom, time.Now()
	}
	if math.Abs(s.view.Zoom-n.zoom) > gone {
		return
	}
	for _, l := range n.shown {
		x, y := s.view.screen(world{l.At[0], l.At[1]})
		at := image.Pt(int(math.Round(x)), int(math.Round(y)))
		if whole(l.Boxes, at.Sub(n.anchor(l)), dst.Rect) {
			l.Draw(dst, at)
		}
	}
}

// anchor is where a label's was when it was placed, pixels.
func (n *names) anchor(l *label.Label) image.Point {
	return image.Pt(int(math.Round(n.in.X+l.At[0]*n.in.World)), int(math.Round(n.in.Y+l.At[1]*n.in.World)))
}

// whole says whether boxes that have moved are still inside: a name is never
// cut.
func whole(boxes []image.Rectangle, by image.Point, inside image.Rectangle) bool {
	for _, b := range boxes {
		if !b.Add(by).In(inside) {
			return false
		}
	}
	return true
}
