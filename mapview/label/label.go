package label

import (
	"encoding/binary"
	"hash/fnv"
	"image"
	"image/draw"
	"math"
)

// A Label is a text, a picture or both in its place. It never changes.
type Label struct {
	ID    uint64     // the same for as long as it keeps its place
	At    [2]float64 // its anchor in the Web Mercator square
	Boxes []image.Rectangle

	from *Candidate
	text *Text       // nil: none
	off  image.Point // of the text from the anchor
	bare bool        // the icon stands without the text
}

// Draw draws the label with its anchor at a pixel.
func (l *Label) Draw(dst *image.RGBA, at image.Point) {
	if icon := l.from.Icon; icon != nil {
		draw.Draw(dst, l.from.iconAt(at), icon, icon.Rect.Min, draw.Over)
	}
	if l.text != nil {
		l.text.Draw(dst, at.Add(l.off), l.from.Ink, l.from.Halo)
	}
}

// identity tells labels apart by text and place.
func (l *Label) identity() uint64 {
	h := fnv.New64a()
	var bits [16]byte
	binary.LittleEndian.PutUint64(bits[:8], math.Float64bits(l.At[0]))
	binary.LittleEndian.PutUint64(bits[8:], math.Float64bits(l.At[1]))
	_, _ = h.Write(bits[:])
	_, _ = h.Write([]byte(l.from.Text))
	return h.Sum64()
}
