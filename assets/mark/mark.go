// Package mark draws and reads a number in the corner of a picture: which camera it is and which frame of its clip.
// A test, or a benchmark, finds it again in a screenshot and so knows what the wall really shows, and how late.
//
// The mark is a dark plate at the picture's bottom left with two rows of eleven blocks, black for 0 and white for 1:
//
//	upper row   frame number in Gray code, 10 bits, and the first bit of the check
//	lower row   camera number, 6 bits, and the last five bits of the check
//
// The check is the CRC-6 of ITU-T G.704 (x^6 + x + 1) over the sixteen bits, inverted in some bits so that neither an
// all black nor an all white plate is valid. It finds every error of one or two bits, thus also rows of two frames.
package mark

import (
	"image"
	"image/color"
	"image/draw"
)

// Cameras and Frames are the counts of numbers that a mark can carry: 0 to Cameras-1 and 0 to Frames-1.
const (
	Cameras = 1 << 6
	Frames  = 1 << 10
)

const (
	columns = 11
	rows    = 2
	block   = 0.0172 // edge of a block, as part of the picture's width
	margin  = 0.0120 // from the picture's left and lower edges to the plate
	quiet   = 0.0060 // from the plate's edges to the blocks

	white  = 0xf000 // brightness of the blocks, of 0xffff
	black  = 0x1000
	unsure = 0x1c00 // a level this near to the middle is neither
	middle = 0x8000
)

// Bits is the mark's content, in reading order, the upper left block in the highest of its columns*rows bits.
type bits uint32

// Bounds tells which part of a picture of the given size the mark's plate covers.
func Bounds(picture image.Rectangle) image.Rectangle {
	x, y, size := corner(picture)
	plate := quiet * float64(picture.Dx())
	return rect(x-plate, y-plate, x+columns*size+plate, y+rows*size+plate).Intersect(picture)
}

// Draw draws the mark of a camera and a frame, each modulo its count, into a picture that fills img.
func Draw(img draw.Image, camera, frame int) {
	picture := img.Bounds()
	fill(img, Bounds(picture), black)
	x, y, size := corner(picture)
	code := encode(camera, frame)
	for i := range columns * rows {
		if code>>(columns*rows-1-i)&1 == 0 {
			continue
		}
		left, top := x+float64(i%columns)*size, y+float64(i/columns)*size
		fill(img, rect(left, top, left+size, top+size), white)
	}
}

// Read reads the mark of the picture that fills the given rectangle of img, at any scale down to a width of about
// 160 pixels; false if there is none, or none that passes its check.
func Read(img image.Image, picture image.Rectangle) (camera, frame int, ok bool) {
	if picture.Empty() || !picture.In(img.Bounds()) {
		return 0, 0, false
	}
	x, y, size := corner(picture)
	var code bits
	for i := range columns * rows {
		level := sample(img, picture, x+(float64(i%columns)+0.5)*size, y+(float64(i/columns)+0.5)*size)
		if level > middle-unsure && level < middle+unsure {
			return 0, 0, false
		}
		code <<= 1
		if level > middle {
			code |= 1
		}
	}
	return decode(code)
}

// Find reads the mark of a 16:9 picture that is centred in a tile with bars beside or above it.
func Find(img image.Image, tile image.Rectangle) (camera, frame int, ok bool) {
	return Read(img, Letterbox(tile, 16, 9))
}

// Letterbox is the largest rectangle with the aspect w:h that is centred in a tile.
func Letterbox(tile image.Rectangle, w, h int) image.Rectangle {
	size := tile.Size()
	if size.X*h > size.Y*w {
		size.X = (size.Y*w + h/2) / h
	} else {
		size.Y = (size.X*h + w/2) / w
	}
	at := tile.Min.Add(tile.Size().Sub(size).Div(2))
	return image.Rectangle{Min: at, Max: at.Add(size)}
}

// Corner is the upper left corner of the blocks of a picture and a block's edge, in pixels.
func corner(picture image.Rectangle) (x, y, size float64) {
	width := float64(picture.Dx())
	size = block * width
	x = float64(picture.Min.X) + (margin+quiet)*width
	y = float64(picture.Max.Y) - (margin+quiet)*width - rows*size
	return x, y, size
}

func rect(x0, y0, x1, y1 float64) image.Rectangle {
	return image.Rect(int(x0+0.5), int(y0+0.5), int(x1+0.5), int(y1+0.5))
}

func fill(img draw.Image, where image.Rectangle, level uint16) {
	draw.Draw(img, where, image.NewUniform(color.Gray16{Y: level}), image.Point{}, draw.Src)
}

// Sample is the brightness at a point, 0 to 0xffff, between the centres of the four pixels around it.
func sample(img image.Image, picture image.Rectangle, x, y float64) int {
	x, y = x-0.5, y-0.5
	left, top := int(x), int(y)
	fx, fy := x-float64(left), y-float64(top)
	at := func(x, y int) float64 {
		x, y = min(max(x, picture.Min.X), picture.Max.X-1), min(max(y, picture.Min.Y), picture.Max.Y-1)
		return float64(color.Gray16Model.Convert(img.At(x, y)).(color.Gray16).Y)
	}
	upper := at(left, top)*(1-fx) + at(left+1, top)*fx
	lower := at(left, top+1)*(1-fx) + at(left+1, top+1)*fx
	return int(upper*(1-fy) + lower*fy)
}
