package wall

import (
	"image"
	"image/color"

	"watchfloor/wall/stream"
)

// Content is what a tile shows. The zero Content is an empty tile.
type Content struct {
	ID       string    // names the camera to whoever fills the wall
	Title    string    // in the title bar
	Subtitle string    // behind the title
	Streams  []Variant // of one camera, any order; none: nothing to play
	Mark     color.Color
}

// heading is what the title bar says.
func (c Content) heading() string {
	if c.Subtitle == "" {
		return c.Title
	}
	return c.Title + " · " + c.Subtitle
}

// A Variant is one of the streams of a camera.
type Variant struct {
	Source stream.Source
	Size   image.Point // pixels, as announced; zero: unknown
}

// best is the smallest variant that has at least nine tenths of the pixels a
// tile shows, across or down; else the largest. False when there is none.
func (c Content) best(shown image.Point) (stream.Source, bool) {
	var best Variant
	for i, v := range c.Streams {
		if i == 0 || better(v.Size, best.Size, shown) {
			best = v
		}
	}
	return best.Source, len(c.Streams) > 0
}

func better(a, b, shown image.Point) bool {
	if enough(a, shown) != enough(b, shown) {
		return enough(a, shown)
	}
	return enough(a, shown) == (a.X < b.X) && a.X != b.X
}

func enough(size, shown image.Point) bool {
	return size.X*10 >= shown.X*9 || size.Y*10 >= shown.Y*9
}
