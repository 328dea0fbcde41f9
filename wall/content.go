package wall

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"

	"watchfloor/wall/lens"
	"watchfloor/wall/mask"
	"watchfloor/wall/stream"
)

// Content is what a tile shows: the streams of a camera, recorded footage, or
// an object. The zero Content is an empty tile.
type Content struct {
	ID       string    // names the camera to whoever fills the wall
	Title    string    // in the title bar
	Subtitle string    // behind the title
	Streams  []Variant // of one camera, any order; none: nothing to play
	Mark     color.Color
	Lens     lens.Lens   // of the camera; the zero Lens is no fisheye
	Masks    []mask.Mask // what nobody may see of the upright picture
	Mosaic   bool        // Masks show large blocks of colour, instead of nothing

	Footage Footage           // recorded pictures, instead of Streams; comparable
	Object  fyne.CanvasObject // under the title bar, instead of pictures; the last tile to get it has it
	State   string            // in words, in the title bar: "FOLLOWS SELECTION", "3 OF 8 · 12 s"
	Bare    bool              // no title bar: it comes back while a recording is paused
}

// Footage supplies tiles with recorded pictures. The wall calls it on Fyne's
// goroutine, before each paint.
type Footage interface {
	// Frame returns the newest frame, which the caller must release, or nil.
	// It is the same pointer until there is a newer one.
	Frame() *stream.Frame
	// Status is Playback or Paused while there is a picture.
	Status() stream.Status
}

// moves says whether there are pictures to wait for.
func (c Content) moves() bool { return c.Object == nil && (c.Footage != nil || len(c.Streams) > 0) }

// heading is what the title bar says.
func (c Content) heading() string { return joined(c.Title, c.Subtitle) }

// A Variant is one of the streams of a camera.
type Variant struct {
	Source stream.Source
	Size   image.Point // pixels, as announced; zero: unknown
	Role   string      // what the camera calls it: "main", "sub"; may be empty
}

// variant is the one a source plays; the zero Variant: there is none.
func (c Content) variant(src stream.Source) Variant {
	for _, v := range c.Streams {
		if v.Source == src {
			return v
		}
	}
	return Variant{}
}
