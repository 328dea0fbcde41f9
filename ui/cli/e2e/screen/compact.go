//go:build linux

package screen

import (
	"cmp"
	"image"
	"image/color"
	"maps"
	"math"
	"slices"
)

// plainest is how many of the 256 colours are taken as they are.
const plainest = 112

// Compact is a picture in at most 256 colours, so that its PNG is several
// times smaller. The colours of plain areas and of signs stay what they are.
// The others are shared out by median cut over bins of 4x4x4 levels. There is
// no dithering, which would make the PNG large again; on the contrary, a pixel
// of no plain colour takes its left or upper neighbour's if that is near
// enough, so that the noise of a camera goes.
func Compact(img *image.RGBA) *image.Paletted {
	out := image.NewPaletted(img.Rect, nil)
	plain := map[color.RGBA]uint8{}
	for _, c := range plainColours(img) {
		plain[c] = uint8(len(out.Palette))
		out.Palette = append(out.Palette, c)
	}
	mixed := map[uint32]uint8{} // by bin
	for _, b := range cut(countBins(img, plain), 256-len(out.Palette)) {
		for _, n := range b.bins {
			mixed[n.key] = uint8(len(out.Palette))
		}
		out.Palette = append(out.Palette, b.mean())
	}
	for i := range out.Pix {
		pixel := img.Pix[4*i:]
		if index, ok := plain[colourOf(pixel)]; ok {
			out.Pix[i] = index
		} else {
			out.Pix[i] = choose(out, i, pixel, mixed[binOf(pixel)])
		}
	}
	return out
}

// plainColours are the colours that most pixels share with their left
// neighbour, most of all first.
func plainColours(img *image.RGBA) []color.RGBA {
	const few = 40 // pixels
	runs := map[color.RGBA]int{}
	for i := 4; i < len(img.Pix); i += 4 {
		if c := colourOf(img.Pix[i:]); c == colourOf(img.Pix[i-4:]) {
			runs[c]++
		}
	}
	maps.DeleteFunc(runs, func(_ color.RGBA, n int) bool { return n < few })
	all := slices.SortedFunc(maps.Keys(runs), func(a, b color.RGBA) int {
		return cmp.Or(runs[b]-runs[a], int(a.R)-int(b.R), int(a.G)-int(b.G), int(a.B)-int(b.B))
	})
	return all[:min(len(all), plainest)]
}

func colourOf(pixel []uint8) color.RGBA { return color.RGBA{pixel[0], pixel[1], pixel[2], 0xff} }

// choose is the colour of a pixel: its own, or that of a neighbour.
func choose(out *image.Paletted, i int, pixel []uint8, own uint8) uint8 {
	const near = 10 // levels
	for _, j := range []int{i - 1, i - out.Stride} {
		if j >= 0 && apart(out.Palette[out.Pix[j]], pixel) <= near {
			return out.Pix[j]
		}
	}
	return own
}

// apart is the largest difference of a colour and a pixel in a channel.
func apart(c color.Color, pixel []uint8) int {
	rgba := c.(color.RGBA) // the palette holds nothing else
	most := 0
	for axis, level := range [3]uint8{rgba.R, rgba.G, rgba.B} {
		most = max(most, int(level)-int(pixel[axis]), int(pixel[axis])-int(level))
	}
	return most
}

// A bin is the pixels of nearly one colour.
type bin struct {
	key   uint32
	count int
	sum   [3]int // of their levels
}

func binOf(pixel []uint8) uint32 {
	return uint32(pixel[0])>>2<<16 | uint32(pixel[1])>>2<<8 | uint32(pixel[2])>>2
}

// level is where a bin lies on one axis, 0 to 63.
func (b *bin) level(axis int) int { return int(b.key >> (16 - 8*axis) & 0x3f) }

// countBins sorts the pixels of no plain colour into bins.
func countBins(img *image.RGBA, plain map[color.RGBA]uint8) []*bin {
	known := map[uint32]*bin{}
	var all []*bin
	for p := img.Pix; len(p) >= 4; p = p[4:] {
		if _, is := plain[colourOf(p)]; is {
			continue
		}
		b := known[binOf(p)]
		if b == nil {
			b = &bin{key: binOf(p)}
			known[b.key] = b
			all = append(all, b)
		}
		b.count++
		for axis := range b.sum {
			b.sum[axis] += int(p[axis])
		}
	}
	return all
}

// A box is the bins that get one colour.
type box struct {
	bins  []*bin
	axis  int     // along which they differ most
	worth float64 // the difference, times the root of its pixels: rare colours count too
}

func spread(bins []*bin) box {
	b := box{bins: bins}
	pixels, most := 0, 0
	for _, n := range bins {
		pixels += n.count
	}
	for axis := range 3 {
		low, high := 63, 0
		for _, n := range bins {
			low, high = min(low, n.level(axis)), max(high, n.level(axis))
		}
		if high-low > most {
			b.axis, most = axis, high-low
		}
	}
	b.worth = float64(most) * math.Sqrt(float64(pixels))
	return b
}

// cut halves the worthiest box until there are enough.
func cut(bins []*bin, most int) []box {
	if len(bins) == 0 {
		return nil
	}
	boxes := []box{spread(bins)}
	for len(boxes) < most {
		i := widest(boxes)
		if len(boxes[i].bins) < 2 {
			break
		}
		lower, upper := boxes[i].halves()
		boxes[i] = lower
		boxes = append(boxes, upper)
	}
	return boxes
}

func widest(boxes []box) (best int) {
	for i := range boxes {
		if boxes[i].worth > boxes[best].worth {
			best = i
		}
	}
	return best
}

// halves cuts a box of at least two bins where half of its pixels lie on
// either side.
func (b box) halves() (lower, upper box) {
	slices.SortFunc(b.bins, func(x, y *bin) int { return x.level(b.axis) - y.level(b.axis) })
	pixels := 0
	for _, n := range b.bins {
		pixels += n.count
	}
	at, seen := 1, b.bins[0].count
	for at < len(b.bins)-1 && seen < pixels/2 {
		seen += b.bins[at].count
		at++
	}
	return spread(b.bins[:at:at]), spread(b.bins[at:])
}

func (b box) mean() color.Color {
	var sum [3]int
	count := 0
	for _, n := range b.bins {
		count += n.count
		for axis := range sum {
			sum[axis] += n.sum[axis]
		}
	}
	return color.RGBA{uint8(sum[0] / count), uint8(sum[1] / count), uint8(sum[2] / count), 0xff}
}
