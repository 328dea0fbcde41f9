package wall

import (
	"image"
	"math"

	"watchfloor/wall/adjust"
	"watchfloor/wall/lens"
	"watchfloor/wall/mask"
	"watchfloor/wall/stream"
)

// A part is what is seen of an upright picture: its upper left corner and its
// size, 0 to 1 of the picture's.
type part struct{ x, y, w, h float64 }

// everything is the whole picture.
var everything = part{w: 1, h: 1}

// A look is how a tile shows a frame, in either renderer.
type look struct {
	part   part             // of the upright picture
	warped *lens.Projection // instead of part; nil: as the lens draws it
	adjust adjust.Adjust
	masks  []mask.Mask
	mosaic bool // masked parts are shown in large blocks, else not at all
}

// plain says that the picture is only scaled and turned.
func (l look) plain() bool {
	return l.warped == nil && l.adjust == adjust.Adjust{} && len(l.masks) == 0
}

// look is how the tile shows its picture.
func (t *Tile) look() look {
	l := look{adjust: t.tools.adjust, masks: t.content.Masks, mosaic: t.content.Mosaic}
	if t.dewarped() {
		p := lens.Project(t.content.Lens, t.gaze(), t.roomAspect(), t.aspect)
		l.warped = &p
		return l
	}
	l.part = t.zoom.part(t.crop())
	return l
}

// roomAspect is the width over the height of where the picture may be.
func (t *Tile) roomAspect() float64 {
	return float64(max(1, t.room.Dx())) / float64(max(1, t.room.Dy()))
}

// crop is how much of the picture's width and height a tile shows that is
// filled by it, zoom not counted.
func (t *Tile) crop() (across, down float64) {
	if !t.tools.fill || t.dewarped() || t.aspect <= 0 {
		return 1, 1
	}
	return min(1, t.roomAspect()/t.aspect), min(1, t.aspect/t.roomAspect())
}

// magnified is how much larger a picture is drawn than it would be without
// the tools, zoom not counted: what a stream is chosen by.
func (t *Tile) magnified() float64 {
	if t.dewarped() {
		return max(1, 180/t.gaze().FOV)
	}
	across, down := t.crop()
	return 1 / min(across, down)
}

// conceal draws the picture again, now, if it is to be seen with other masks
// than those of the content before: no paint may come between.
func (t *Tile) conceal(before Content) {
	same := mask.Equal(before.Masks, t.content.Masks) && before.Mosaic == t.content.Mosaic &&
		before.Lens == t.content.Lens
	if !same && t.pic != nil && t.last != nil && !t.draw(t.last) {
		t.wipe()
	}
}

// blocksAcross is how many blocks of a mosaic lie side by side in a picture:
// few enough that no face can be told.
const blocksAcross = 24

// shade is the grey of a masked part.
const shade = 0x20

// blocks is the number of blocks across and down a picture.
func blocks(f *stream.Frame) image.Point {
	const most = 1024 // of a picture that is all height
	return image.Pt(blocksAcross, min(most, max(1, int(math.Round(blocksAcross/aspectOf(f))))))
}
