package wall

import (
	"fmt"
	"image"
	"math"
	"time"
)

// A Shot is the picture that a tile shows, to be kept.
type Shot struct {
	Image  *image.RGBA // all of it, upright, in all its pixels
	Camera string      // the content's ID
	Title  string
	Time   time.Time // of the picture
	Clock  string    // that Time is by: "camera's clock", "arrival", "recording"
}

// Snapshot is the picture that a slot shows, frozen or not, converted anew
// from what was decoded: the whole of it as the camera sent it, whatever the
// tile's zoom, adjustment and dewarping, but with its privacy masks. Pixels
// that are not square are made so. It fails where there is no picture.
func (w *Wall) Snapshot(slot int) (Shot, error) {
	if !w.has(slot) || w.tiles[slot].last == nil {
		return Shot{}, fmt.Errorf("tile %d shows no picture to keep", slot+1)
	}
	t := w.tiles[slot]
	shot := Shot{Camera: t.content.ID, Title: t.content.Title}
	shot.Time, shot.Clock = timeOf(t.last)
	if t.content.Footage != nil {
		shot.Time, shot.Clock = t.content.Footage.Status().Time, "recording"
	}
	shot.Image = image.NewRGBA(image.Rectangle{Max: squared(t.last.Size, sarOf(t.last), t.last.Turn)})
	p := newImagePicture(w.cfg.NewScaler())
	defer p.close()
	l := look{part: everything, masks: t.content.Masks, mosaic: t.content.Mosaic}
	if err := p.draw(shot.Image, t.last, l); err != nil {
		return Shot{}, fmt.Errorf("keep the picture of tile %d: %w", slot+1, err)
	}
	return shot, nil
}

// squared is the size of an upright picture with square pixels: no side has
// fewer than were decoded.
func squared(size image.Point, sar float64, turn int) image.Point {
	switch {
	case sar > 1:
		size.X = int(math.Round(float64(size.X) * sar))
	case sar < 1:
		size.Y = int(math.Round(float64(size.Y) / sar))
	}
	if turn&1 == 1 {
		size.X, size.Y = size.Y, size.X
	}
	return size
}
