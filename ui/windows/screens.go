package windows

import (
	"cmp"
	"image"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// onScreen says whether a window's upper edge is on a screen, and does not
// doubt it where that cannot be known.
func onScreen(grip image.Rectangle) bool {
	all, err := screens()
	return err != nil || reaches(grip, all)
}

// reaches says whether enough of a grip is on one of the screens.
func reaches(grip image.Rectangle, screens []image.Rectangle) bool {
	for _, s := range screens {
		if seen := grip.Intersect(s); seen.Dx() >= 64 && seen.Dy() >= 16 {
			return true
		}
	}
	return false
}

// FillNext moves a window to the next screen, from left to right and around,
// and has it fill that one, within a few Ticks. Where the screens are not known
// it is Fyne's idea of a second screen, and the only one if there is no other.
func (s *Set) FillNext(name string) {
	w := s.find(name)
	if w == nil || !w.shown {
		return
	}
	middle, known := w.middle()
	all, err := screens()
	d, can := w.Window.(desktop.Window)
	switch {
	case !can || err == nil && len(all) == 1:
		w.SetFullScreen(true)
	case !known || err != nil:
		d.RequestFullScreenSecondary()
	default:
		w.SetFullScreen(false)
		w.sail(d, next(all, middle))
	}
}

// sail starts a window on its way to a screen.
func (w *window) sail(d desktop.Window, to image.Rectangle) {
	w.to, w.tries = to, 0
	pixels, units := w.pixels(), w.Canvas().Size()
	at := berth(to, pixels)
	if at.Size() != pixels {
		shrink := fyne.NewSize(float32(at.Dx())/float32(pixels.X), float32(at.Dy())/float32(pixels.Y))
		w.Resize(fyne.NewSize(units.Width*shrink.Width, units.Height*shrink.Height))
	}
	d.RequestPosition(at.Min.X, at.Min.Y)
}

// next is the screen to the right of the one a point is on, else the leftmost.
func next(screens []image.Rectangle, at image.Point) image.Rectangle {
	all := slices.Clone(screens)
	slices.SortFunc(all, func(a, b image.Rectangle) int {
		return cmp.Or(cmp.Compare(a.Min.X, b.Min.X), cmp.Compare(a.Min.Y, b.Min.Y))
	})
	on := slices.IndexFunc(all, at.In)
	return all[(on+1)%len(all)]
}

// berth is where a window of that size is put on a screen, smaller if need be.
// Its middle is in the upper left half: Fyne goes by it to tell the screen, and
// takes one of twice the usual density for half as large as it is.
func berth(screen image.Rectangle, size image.Point) image.Rectangle {
	at, most := screen.Min.Add(screen.Size().Div(20)), screen.Size().Mul(4).Div(5)
	return image.Rectangle{Min: at, Max: at.Add(image.Pt(min(size.X, most.X), min(size.Y, most.Y)))}
}

// arrive fills the screen that the window is on its way to: when it is there,
// as a window manager takes its time, or does not want to move it.
func (w *window) arrive() {
	const patience = 60 // ticks
	w.tries++
	if middle, known := w.middle(); known && !middle.In(w.to) && w.tries < patience {
		return
	}
	w.to = image.Rectangle{}
	w.SetFullScreen(true)
}

// middle is the window's, in the window system's pixels.
func (w *window) middle() (at image.Point, known bool) {
	corner, known := origin(w.Window)
	return corner.Add(w.pixels().Div(2)), known
}

// pixels is the window's size in pixels.
func (w *window) pixels() image.Point {
	size := w.Canvas().Size()
	x, y := w.Canvas().PixelCoordinateForPosition(fyne.NewPos(size.Width, size.Height))
	return image.Pt(x, y)
}
