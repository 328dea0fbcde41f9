package walltest

import (
	"encoding/binary"
	"image"
	"slices"
	"sync"

	"watchfloor/wall/stream"
)

// A roll keeps the pictures that nobody holds any more, to be painted again:
// so a test with the race detector finds whoever looks at a frame it has
// released, and one that counts allocations finds none here. Safe for
// concurrent use.
type roll struct {
	mu   sync.Mutex
	idle []*picture
}

// picture is a frame and its memory, which outlives it.
type picture struct {
	frame  *stream.Frame
	size   image.Point
	planes [3]*image.RGBA
	bar    int // column that is bright
}

// take is an unused picture of that size, or nil.
func (r *roll) take(size image.Point) *picture {
	r.mu.Lock()
	defer r.mu.Unlock()
	i := slices.IndexFunc(r.idle, func(p *picture) bool { return p.size == size })
	if i < 0 {
		return nil
	}
	p := r.idle[i]
	r.idle = slices.Delete(r.idle, i, i+1)
	p.frame.Renew()
	return p
}

func (r *roll) put(p *picture) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.idle = append(r.idle, p)
}

// blank is a new grey picture, which calls free when nobody holds it any more.
func blank(size image.Point, free func(*picture)) *picture {
	chroma := size.Add(image.Pt(1, 1)).Div(2)
	p := &picture{size: size, planes: [3]*image.RGBA{plane(size), plane(chroma), plane(chroma)}}
	p.frame = stream.NewFrame(func() { free(p) })
	return p
}

// plane is a grey plane of so many samples, four to a texel.
func plane(size image.Point) *image.RGBA {
	p := image.NewRGBA(image.Rect(0, 0, (size.X+3)/4, size.Y))
	for i := range p.Pix {
		p.Pix[i] = 128
	}
	return p
}

// paint makes the picture that of u: a bar that moves by a pixel a picture.
// The number stands in the first four samples.
func (p *picture) paint(u stream.AccessUnit, number int) *stream.Frame {
	luma := p.planes[0]
	copy(luma.Pix[:4], []byte{128, 128, 128, 128})
	for y := range p.size.Y {
		luma.Pix[y*luma.Stride+p.bar] = 128
		luma.Pix[y*luma.Stride+number%p.size.X] = 235
	}
	p.bar = number % p.size.X
	binary.BigEndian.PutUint32(luma.Pix, uint32(number))

	f := p.frame
	f.Size, f.Planes = p.size, p.planes
	f.Time, f.Arrived = u.Time, u.Arrived
	f.Colour.Matrix = stream.BT709
	return f
}
