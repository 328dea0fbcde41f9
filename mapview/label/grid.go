package label

import (
	"image"
	"iter"
)

// A grid knows of each pixel whether something lies there: a bit.
type grid struct {
	area image.Rectangle
	wide int // words of a row
	bits []uint64
}

func newGrid(area image.Rectangle) *grid {
	wide := (area.Dx() + 63) / 64
	return &grid{area: area, wide: wide, bits: make([]uint64, wide*area.Dy())}
}

// free says whether nothing lies in a box.
func (g *grid) free(box image.Rectangle) bool {
	box = box.Intersect(g.area).Sub(g.area.Min)
	for w, mask := range masks(box) {
		for i := box.Min.Y*g.wide + w; i < box.Max.Y*g.wide; i += g.wide {
			if g.bits[i]&mask != 0 {
				return false
			}
		}
	}
	return true
}

// take puts something into a box.
func (g *grid) take(box image.Rectangle) {
	box = box.Intersect(g.area).Sub(g.area.Min)
	for w, mask := range masks(box) {
		for i := box.Min.Y*g.wide + w; i < box.Max.Y*g.wide; i += g.wide {
			g.bits[i] |= mask
		}
	}
}

// masks are the words of a row that a box reaches into, and its bits in each.
func masks(box image.Rectangle) iter.Seq2[int, uint64] {
	return func(yield func(int, uint64) bool) {
		for w := box.Min.X / 64; w*64 < box.Max.X; w++ {
			mask := ^uint64(0) << max(0, box.Min.X-w*64)
			mask &= ^uint64(0) >> max(0, (w+1)*64-box.Max.X)
			if !yield(w, mask) {
				return
			}
		}
	}
}
