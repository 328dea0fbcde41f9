package kinds

import (
	"bufio"
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
	maxPixels  = 64 << 20
	sourceSide = 4096 // a decoded picture is kept no longer or wider
)

// decodeFile reads a picture. Its errors are sentences for the operator.
func decodeFile(ctx context.Context, path string) (image.Image, error) {
	name := filepath.Base(path)
	info, err := os.Stat(path) // before: to open a pipe can take forever
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("there is no file %s", path)
	case err != nil:
		return nil, fmt.Errorf("%s cannot be read: %w", name, errors.Unwrap(err))
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s is not a file", path)
	case info.Size() > maxBytes:
		return nil, fmt.Errorf("%s has %d MiB; a picture may have %d", name, info.Size()>>20, maxBytes>>20)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("%s cannot be read: %w", name, errors.Unwrap(err))
	}
	defer f.Close()
	img, err := decode(&reader{ctx, f})
	if err != nil {
		return nil, fmt.Errorf("%s %w", name, err)
	}
	return img, nil
}

// decode reads a picture within the limits. Its errors follow a file's name.
func decode(r io.ReadSeeker) (image.Image, error) {
	config, kind, err := image.DecodeConfig(bufio.NewReader(r))
	switch {
	case errors.Is(err, image.ErrFormat):
		return nil, errors.New("is not a PNG, JPEG or GIF picture")
	case err != nil:
		return nil, fmt.Errorf("is damaged: %w", err)
	case config.Width <= 0 || config.Height <= 0:
		return nil, fmt.Errorf("is a %s picture without pixels", kind)
	case config.Width > maxPixels/config.Height:
		return nil, fmt.Errorf("has %d x %d pixels; a picture may have %d million", config.Width, config.Height, maxPixels>>20)
	}
	if _, err := r.Seek(0, io.SeekStart); err != nil {
		return nil, fmt.Errorf("cannot be read: %w", err)
	}
	img, _, err := image.Decode(bufio.NewReader(io.LimitReader(r, maxBytes)))
	if err != nil {
		return nil, fmt.Errorf("is damaged: %w", err)
	}
	return img, nil
}

// A reader fails once its context has ended, so that a large picture does not
// hold up the end of the program.
type reader struct {
	ctx context.Context
	io.ReadSeeker
}

// Read implements io.Reader.
func (r *reader) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.ReadSeeker.Read(p)
}

// reduce draws a picture over the tiles' ground, as large as fits into room
// but never larger than it is.
func reduce(img image.Image, room image.Point) *image.RGBA {
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
	draw.CatmullRom.Scale(dst, dst.Rect, img, from, draw.Over, nil)
	return dst
}
