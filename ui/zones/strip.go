package zones

import (
	"image"
	"image/color"
	"image/draw"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"watchfloor/feed"
	"watchfloor/ui/look"
	"watchfloor/ui/present"
)

// stripHeight is the height of a strip, in Fyne units.
const stripHeight = 44

// A strip shows when alerts would have been raised: a bar for each part of
// the time, as high as there are many, in the colour of the worst.
type strip struct {
	widget.BaseWidget
	bins   []bin
	raster *canvas.Raster
}

// A bin is a part of the time.
type bin struct {
	alerts int
	worst  feed.Severity
}

// bins is into how many parts the time is cut.
const bins = 48

func newStrip() *strip {
	s := &strip{}
	s.raster = canvas.NewRaster(s.draw)
	s.raster.SetMinSize(fyne.NewSize(0, stripHeight))
	s.ExtendBaseWidget(s)
	return s
}

// set shows an outcome.
func (s *strip) set(o *Outcome) {
	s.bins = make([]bin, bins)
	whole := o.To.Sub(o.From)
	for _, a := range o.Alerts {
		at := 0
		if whole > 0 {
			at = int(int64(bins) * int64(a.Time.Sub(o.From)) / int64(whole))
		}
		b := &s.bins[max(0, min(bins-1, at))]
		b.alerts++
		b.worst = max(b.worst, a.Rule.Severity)
	}
	s.raster.Refresh()
}

func (s *strip) most() int {
	most := 1
	for _, b := range s.bins {
		most = max(most, b.alerts)
	}
	return most
}

func (s *strip) draw(w, h int) image.Image {
	dst := image.NewRGBA(image.Rect(0, 0, w, h))
	fill := func(r image.Rectangle, c color.Color) {
		draw.Draw(dst, r, image.NewUniform(c), image.Point{}, draw.Src)
	}
	fill(dst.Bounds(), look.Colour(look.Raised))
	most := s.most()
	for i, b := range s.bins {
		x0, x1 := i*w/bins, (i+1)*w/bins
		if b.alerts > 0 {
			top := h - max(3, (h-4)*b.alerts/most)
			fill(image.Rect(x0+1, top, max(x1-1, x0+2), h), present.BadgeOf(b.worst).Colour)
		}
	}
	return dst
}

// CreateRenderer implements fyne.Widget.
func (s *strip) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(s.raster) }
