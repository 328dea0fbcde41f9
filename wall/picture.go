package wall

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"watchfloor/wall/adjust"
	"watchfloor/wall/stream"
)

// Renderer says how pictures reach the screen.
type Renderer string

// The renderers. Auto takes Shader where a GPU draws, and Image where OpenGL
// runs in software: there one texture fetch a pixel costs less than three.
const (
	Auto   Renderer = "auto"
	Shader Renderer = "shader" // YUV planes, converted by the fragment shader
	Image  Renderer = "image"  // RGBA of exactly the tile's pixels
)

// A Scaler converts a frame to opaque RGBA of dst's size, stretched. A wall
// uses one for all its tiles.
type Scaler interface {
	Scale(dst *image.RGBA, f *stream.Frame) error
	Close()
}

// sharedScaler is a Scaler that is closed with its last user.
type sharedScaler struct {
	Scaler
	users int
}

// Close implements Scaler for one user.
func (s *sharedScaler) Close() {
	if s.users--; s.users == 0 {
		s.Scaler.Close()
	}
}

// picture draws the frames of one tile. Fyne goroutine only.
type picture interface {
	object() fyne.CanvasObject
	// show draws what is to be seen of f over size device pixels. f must stay
	// valid until another is shown, or close.
	show(f *stream.Frame, l look, size image.Point) error
	close()
}

// imagePicture converts each frame on the CPU to the pixels of the tile.
type imagePicture struct {
	image   *canvas.Image
	scaler  Scaler
	scratch *image.RGBA // of a picture that is zoomed or turned, before that
	warp    warp
	filter  adjust.Filter
	cover   cover
}

func newImagePicture(s Scaler) *imagePicture {
	i := canvas.NewImageFromImage(image.NewRGBA(image.Rect(0, 0, 1, 1)))
	i.FillMode = canvas.ImageFillStretch
	i.ScaleMode = canvas.ImageScalePixels // no filter: pixels match, and none is cheapest
	return &imagePicture{image: i, scaler: s}
}

func (p *imagePicture) object() fyne.CanvasObject { return p.image }

func (p *imagePicture) show(f *stream.Frame, l look, size image.Point) error {
	dst, ok := p.image.Image.(*image.RGBA)
	if !ok || dst.Rect.Size() != size {
		dst = image.NewRGBA(image.Rectangle{Max: size})
	}
	if err := p.draw(dst, f, l); err != nil {
		return err
	}
	p.image.Image = dst
	p.image.Refresh()
	return nil
}

// draw is show without a screen.
func (p *imagePicture) draw(dst *image.RGBA, f *stream.Frame, l look) error {
	if l.warped != nil {
		p.warp.draw(dst, f, l.warped)
	} else if err := p.scale(dst, f, l.part); err != nil {
		return err
	}
	if l.plain() {
		return nil
	}
	p.filter.Apply(dst, l.adjust, weights[f.Colour.Matrix])
	if len(l.masks) > 0 {
		p.cover.prepare(f, l, dst.Rect.Size())
		p.cover.paint(dst, f, p.filter.Table(l.adjust))
	}
	return nil
}

// scale scales only the samples that are seen.
func (p *imagePicture) scale(dst *image.RGBA, f *stream.Frame, seen part) error {
	if seen == everything && f.Turn&3 == 0 {
		return p.scaler.Scale(dst, f)
	}
	c := cropOf(f, seen, dst.Rect.Size())
	if p.scratch == nil || p.scratch.Rect.Size() != c.scaled {
		p.scratch = image.NewRGBA(image.Rectangle{Max: c.scaled})
	}
	if err := p.scaler.Scale(p.scratch, c.part(f)); err != nil {
		return err
	}
	rotate(dst, p.scratch, c.at, f.Turn)
	return nil
}

func (p *imagePicture) close() { p.scaler.Close() }
