package mapview

import (
	"image"
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// screen makes what the map consists of for Fyne: the picture, what measures
// its upload, and the rubber band.
func (m *Map) screen() {
	m.shown.image = image.NewRGBA(image.Rect(0, 0, 1, 1))
	m.image, m.meter = m.uploading()
	m.band = canvas.NewRectangle(color.NRGBA{0x4C, 0xB5, 0xFF, 0x28})
	m.band.StrokeColor, m.band.StrokeWidth = color.NRGBA{0x4C, 0xB5, 0xFF, 0xE0}, 1.5
	m.band.Hide()
}

// uploading are the picture and a stopwatch. Fyne asks an object for its
// pixels, copies them to the graphics system, and goes on to the next object:
// so the time from the one's pixels to the other's is that of the upload.
func (m *Map) uploading() (shown, meter *canvas.Raster) {
	var began time.Time
	dot := image.NewRGBA(image.Rect(0, 0, 1, 1))
	shown = canvas.NewRaster(func(int, int) image.Image {
		began = time.Now()
		return m.shown.image
	})
	meter = canvas.NewRaster(func(int, int) image.Image {
		m.watch.extra += time.Since(began)
		return dot
	})
	meter.Resize(fyne.NewSquareSize(1))
	for _, r := range []*canvas.Raster{shown, meter} {
		r.ScaleMode = canvas.ImageScalePixels // the picture has the map's pixels
	}
	return shown, meter
}
