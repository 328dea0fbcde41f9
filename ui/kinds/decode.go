package kinds

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	_ "image/gif"  // Picture reads it
	_ "image/jpeg" // Picture reads it
	_ "image/png"  // Picture reads it
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"golang.org/x/image/draw"

	"watchfloor/ui/look"
)

// The limits of a picture file.
const (
	maxBytes   = 64 << 20
	maxPixels  = 64_000_000
	headBytes  = 1 << 20 // hold the dimensions, behind what cameras write before them
	sourceSide = 4096    // a decoded picture is kept no longer or wider
)

// A decoded is a picture as its file has it.
type decoded struct {
	img  image.Image
	lies orientation
}

// source is the picture as it is kept: small enough to be fitted into tiles
// again and again.
func (d decoded) source() *image.RGBA {
	return reduce(d.img, image.Pt(sourceSide, sourceSide), draw.ApproxBiLinear)
}

// decodeFile reads a picture. Its errors are sentences for the operator.
func decodeFile(ctx context.Context, path string) (decoded, error) {
	name := filepath.Base(path)
	if err := check(path); err != nil {
		return decoded{}, err
	}
	f, err := os.Open(path)
	if err != nil {
		return decoded{}, fmt.Errorf("%s cannot be read: %w", name, errors.Unwrap(err))
	}
	defer f.Close()
	img, err := decode(&reader{ctx, f})
	if err != nil {
		return decoded{}, fmt.Errorf("%s %w", name, err)
	}
	return img, nil
}

// check refuses what may not be opened: to open a pipe can take forever.
func check(path string) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("there is no file %s", path)
	case err != nil:
		return fmt.Errorf("%s cannot be read: %w", filepath.Base(path), errors.Unwrap(err))
	case !info.Mode().IsRegular():
		return fmt.Errorf("%s is not a file", path)
	case info.Size() > maxBytes:
		return fmt.Errorf("%s has %d MiB; a picture may have %d", filepath.Base(path), info.Size()>>20, maxBytes>>20)
	}
	return nil
}

// decode reads a picture within the limits. Its errors follow a file's name.
func decode(r io.Reader) (decoded, error) {
	file := bufio.NewReaderSize(io.LimitReader(r, maxBytes), headBytes)
	head, _ := file.Peek(headBytes) // what is there of it
	if err := checkHead(head); err != nil {
		return decoded{}, err
	}
	img, _, err := image.Decode(file)
	if err != nil {
		return decoded{}, fmt.Errorf("is damaged: %w", err)
	}
	return decoded{img, orientationOf(head)}, nil
}

// checkHead refuses what is no picture, or too large a one, by how it starts.
func checkHead(head []byte) error {
	config, kind, err := image.DecodeConfig(bytes.NewReader(head))
	switch {
	case errors.Is(err, image.ErrFormat):
		return errors.New("is not a PNG, JPEG or GIF picture")
	case err != nil:
		return fmt.Errorf("is damaged: %w", err)
	case config.Width <= 0 || config.Height <= 0:
		return fmt.Errorf("is a %s picture without pixels", kind)
	case config.Width > maxPixels/config.Height:
		return fmt.Errorf("has %d x %d pixels; a picture may have %d million", config.Width, config.Height, maxPixels/1_000_000)
	}
	return nil
}

// A reader fails once its context has ended, so that a large picture does not
// hold up the end of the program.
type reader struct {
	ctx context.Context
	io.Reader
}

// Read implements io.Reader.
func (r *reader) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.Reader.Read(p)
}

// reduce draws a picture over the tiles' ground, as large as fits into room
// but never larger than it is. A scaler is fast with the image types of the
// standard library only, not with one that wraps them.
func reduce(img image.Image, room image.Point, by draw.Scaler) *image.RGBA {
	from := img.Bounds()
	scale := min(1, float64(room.X)/float64(from.Dx()), float64(room.Y)/float64(from.Dy()))
	size := image.Pt(max(1, int(float64(from.Dx())*scale+0.5)), max(1, int(float64(from.Dy())*scale+0.5)))
	dst := image.NewRGBA(image.Rectangle{Max: size})
	ground := color.RGBAModel.Convert(dark(look.Ground))
	draw.Draw(dst, dst.Rect, image.NewUniform(ground), image.Point{}, draw.Src)
	if size == from.Size() {
		draw.Draw(dst, dst.Rect, img, from.Min, draw.Over)
		return dst
	}
	by.Scale(dst, dst.Rect, img, from, draw.Over, nil)
	return dst
}
