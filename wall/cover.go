package wall

import (
	"image"

	"watchfloor/wall/lens"
	"watchfloor/wall/mask"
	"watchfloor/wall/stream"
)

// A cover hides what masks cover of a tile's picture. It remembers which
// pixels those are until the masks, or what is seen, change.
type cover struct {
	of      coverKey
	masks   []mask.Mask
	runs    []mask.Run  // of the tile
	blocks  []uint16    // of each pixel of runs, its block of the mosaic; none: opaque
	texture *image.RGBA // for the shader; nil: not made yet
	colours [][3]byte   // of the blocks, of one frame
}

// A coverKey is all but the masks that a cover depends on.
type coverKey struct {
	part       part
	warped     bool
	projection lens.Projection
	tile       image.Point
	upright    image.Point // size of the picture as it is shown, in samples
	blocks     image.Point // none: opaque
}

func coverKeyOf(f *stream.Frame, l look, tile image.Point) coverKey {
	key := coverKey{part: l.part, tile: tile, upright: f.Size}
	if f.Turn&1 == 1 {
		key.upright = image.Pt(f.Size.Y, f.Size.X)
	}
	if l.warped != nil {
		key.warped, key.projection = true, *l.warped
	}
	if l.mosaic {
		key.blocks = blocks(f)
	}
	return key
}

// prepare finds the pixels that are to be covered.
func (c *cover) prepare(f *stream.Frame, l look, tile image.Point) {
	key := coverKeyOf(f, l, tile)
	if key == c.of && mask.Equal(c.masks, l.masks) {
		return
	}
	*c = cover{of: key, masks: l.masks, colours: c.colours}
	if key.warped {
		c.findWarped()
		return
	}
	p, w, h := l.part, float64(tile.X), float64(tile.Y)
	c.runs = mask.Runs(l.masks, tile, func(q mask.Point) mask.Point {
		return mask.Point{X: (q.X - p.x) / p.w * w, Y: (q.Y - p.y) / p.h * h}
	})
	if key.blocks == (image.Point{}) {
		return
	}
	for _, r := range c.runs {
		for x := r.X0; x < r.X1; x++ {
			c.blocks = append(c.blocks, key.block(p.x+(float64(x)+0.5)/w*p.w, p.y+(float64(r.Y)+0.5)/h*p.h))
		}
	}
}

// findWarped is prepare through a dewarped view: a pixel is covered whose
// sample is.
func (c *cover) findWarped() {
	key := c.of
	w, h := key.upright.X, key.upright.Y
	covered := make([]bool, w*h)
	for _, r := range mask.Runs(c.masks, key.upright, func(q mask.Point) mask.Point {
		return mask.Point{X: q.X * float64(w), Y: q.Y * float64(h)}
	}) {
		for x := r.X0; x < r.X1; x++ {
			covered[r.Y*w+x] = true
		}
	}
	last := mask.Run{Y: -1}
	new(warp).each(warpKey{projection: key.projection, tile: key.tile}, func(i int, u, v float64) {
		x, y := int(u*float64(w)), int(v*float64(h))
		if !covered[min(h-1, max(0, y))*w+min(w-1, max(0, x))] {
			return
		}
		at := image.Pt(i%key.tile.X, i/key.tile.X)
		if last.Y != at.Y || last.X1 != at.X {
			c.runs = append(c.runs, mask.Run{Y: at.Y, X0: at.X})
		}
		last = mask.Run{Y: at.Y, X1: at.X + 1}
		c.runs[len(c.runs)-1].X1 = at.X + 1
		if key.blocks != (image.Point{}) {
			c.blocks = append(c.blocks, key.block(u, v))
		}
	})
}

// block is the number of the block in which a point of the picture lies.
func (k coverKey) block(u, v float64) uint16 {
	x := min(k.blocks.X-1, max(0, int(u*float64(k.blocks.X))))
	y := min(k.blocks.Y-1, max(0, int(v*float64(k.blocks.Y))))
	return uint16(y*k.blocks.X + x)
}

// paint covers dst, in which f is seen. A block has the colour of the sample
// in its middle, changed by tones.
func (c *cover) paint(dst *image.RGBA, f *stream.Frame, tones *[256]byte) {
	if len(c.blocks) > 0 {
		c.mix(f, tones)
	}
	n := 0
	for _, r := range c.runs {
		row := dst.Pix[dst.PixOffset(r.X0, r.Y):dst.PixOffset(r.X1, r.Y)]
		for i := 0; i < len(row); i += 4 {
			colour := [3]byte{shade, shade, shade}
			if len(c.blocks) > 0 {
				colour = c.colours[c.blocks[n]]
				n++
			}
			row[i], row[i+1], row[i+2] = colour[0], colour[1], colour[2]
		}
	}
}

// mix finds the colours of the blocks of a frame.
func (c *cover) mix(f *stream.Frame, tones *[256]byte) {
	s, sight, n := readingOf(f), sightOf(f, everything), c.of.blocks
	c.colours = c.colours[:0]
	for y := range n.Y {
		for x := range n.X {
			u, v := (float64(x)+0.5)/float64(n.X), (float64(y)+0.5)/float64(n.Y)
			sx := int((sight.x+u*sight.ux+v*sight.vx)*float64(f.Size.X) + 0.01)
			sy := int((sight.y+u*sight.uy+v*sight.vy)*float64(f.Size.Y) + 0.01)
			r, g, b := s.at(min(f.Size.X-1, max(0, sx)), min(f.Size.Y-1, max(0, sy)))
			c.colours = append(c.colours, [3]byte{tones[r], tones[g], tones[b]})
		}
	}
}

// image is the cover as the shader takes it: red where a pixel is covered,
// green where it is shown in blocks. It is another pointer when it is
// different.
func (c *cover) image() *image.RGBA {
	if c.texture != nil {
		return c.texture
	}
	c.texture = image.NewRGBA(image.Rectangle{Max: c.of.tile})
	green := byte(0)
	if c.of.blocks != (image.Point{}) {
		green = 255
	}
	for _, r := range c.runs {
		row := c.texture.Pix[c.texture.PixOffset(r.X0, r.Y):c.texture.PixOffset(r.X1, r.Y)]
		for i := 0; i < len(row); i += 4 {
			row[i], row[i+1], row[i+3] = 255, green, 255
		}
	}
	return c.texture
}
