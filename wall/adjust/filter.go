package adjust

import "image"

// A Filter changes pixels in memory. The zero Filter is ready; it remembers
// what it has prepared. One goroutine uses it.
type Filter struct {
	adjust Adjust
	table  [256]byte // what becomes of a value; valid if ready
	ready  bool
	luma   []byte
}

// Weights are what red, green and blue count for the luma of a pixel (ITU-T
// H.273: KR, KG, KB); their sum is 1.
type Weights [3]float64

// Apply changes the opaque pixels of img as a says, where w is how its colours
// were made.
func (f *Filter) Apply(img *image.RGBA, a Adjust, w Weights) {
	if a.Sharpen > 0 {
		f.sharpen(img, int(a.Sharpen*256+0.5), w)
	}
	a.Sharpen = 0
	if a == (Adjust{}) {
		return
	}
	table := f.Table(a)
	for y := range img.Rect.Dy() {
		row := img.Pix[y*img.Stride:][:4*img.Rect.Dx()]
		for x := 0; x < len(row); x += 4 {
			row[x], row[x+1], row[x+2] = table[row[x]], table[row[x+1]], table[row[x+2]]
		}
	}
}

// Table is what becomes of each value of a colour; sharpness is not counted.
// It is valid until the next call.
func (f *Filter) Table(a Adjust) *[256]byte {
	a.Sharpen = 0
	if !f.ready || f.adjust != a {
		tones := a.Tones()
		for i := range f.table {
			f.table[i] = byte(255*tones.Of(float64(i)/255) + 0.5)
		}
		f.adjust, f.ready = a, true
	}
	return &f.table
}

// sharpen adds to each pixel what its luma differs from that of the four
// beside it, times amount in 256ths. Those outside are taken for those at the
// edge. Colours stay: cameras halve their detail anyway.
func (f *Filter) sharpen(img *image.RGBA, amount int, weights Weights) {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	f.measure(img, weights)
	for y := range h {
		row, here := img.Pix[y*img.Stride:][:4*w], f.luma[y*w:][:w]
		above, below := f.luma[max(0, y-1)*w:][:w], f.luma[min(h-1, y+1)*w:][:w]
		for x, l := range here {
			left, right := here[max(0, x-1)], here[min(w-1, x+1)]
			around := int(above[x]) + int(below[x]) + int(left) + int(right)
			more := ((4*int(l)-around)*amount + 128) >> 8
			if more == 0 {
				continue
			}
			p := row[4*x : 4*x+3 : 4*x+3]
			p[0], p[1], p[2] = clamp(int(p[0])+more), clamp(int(p[1])+more), clamp(int(p[2])+more)
		}
	}
}

// measure notes the luma of all pixels.
func (f *Filter) measure(img *image.RGBA, weights Weights) {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	if cap(f.luma) < w*h {
		f.luma = make([]byte, w*h)
	}
	f.luma = f.luma[:w*h]
	const one = 1 << 16
	r, b := uint32(weights[0]*one+0.5), uint32(weights[2]*one+0.5)
	g := one - r - b
	for y := range h {
		row, to := img.Pix[y*img.Stride:][:4*w], f.luma[y*w:][:w]
		for x := range to {
			p := row[4*x : 4*x+3 : 4*x+3]
			to[x] = byte((uint32(p[0])*r + uint32(p[1])*g + uint32(p[2])*b + one/2) >> 16)
		}
	}
}

func clamp(v int) byte { return byte(min(255, max(0, v))) }
