package windows

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// A Place is where a window stands. The zero Place is the window system's
// choice and a usual size.
type Place struct {
	X, Y          int  // of the upper left corner inside the frame, in the window system's pixels; if Placed
	Width, Height int  // in Fyne units
	Placed        bool // X and Y are known
	Full          bool // the window fills the screen that X, Y is on
}

const (
	usualWidth, usualHeight = 1280, 800 // Fyne units
	smallest, largest       = 160, 16384
	farthest                = 32767 // pixels: X11 counts no further
)

// Of is where a window stands now. Where the position cannot be known, or not
// at this moment, it stays what it was; so does the size of a window that
// fills a screen, as it goes back to it. Fyne goroutine only.
func Of(w fyne.Window, was Place) Place {
	p := was
	p.Full = w.FullScreen()
	if !p.Full {
		p.Width, p.Height = int(w.Canvas().Size().Width), int(w.Canvas().Size().Height)
	}
	if at, ok := origin(w); ok {
		p.X, p.Y, p.Placed = at.X, at.Y, true
	}
	return p
}

// Show shows a window for the first time, where p says as far as that is
// sound: an absurd size is the usual one, and a position that no screen has is
// left to the window system. Fyne goroutine only.
func (p Place) Show(w fyne.Window) {
	p = p.sound(onScreen)
	w.Resize(fyne.NewSize(float32(p.Width), float32(p.Height)))
	p.move(w) // before: it appears there
	w.Show()
	p.move(w) // after: window managers place new windows, and Fyne takes 0, 0 for no position
	if p.Full {
		w.SetFullScreen(true) // last: it takes the screen the window is on
	}
}

func (p Place) move(w fyne.Window) {
	if d, ok := w.(desktop.Window); ok && p.Placed {
		d.RequestPosition(p.X, p.Y)
	}
}

// sound is the place without what cannot be. on says whether a rectangle is on
// a screen.
func (p Place) sound(on func(image.Rectangle) bool) Place {
	if min(p.Width, p.Height) < smallest || max(p.Width, p.Height) > largest {
		p.Width, p.Height = usualWidth, usualHeight
	}
	if max(p.X, p.Y, -p.X, -p.Y) > farthest || !on(p.grip()) {
		p.Placed = false
	}
	if !p.Placed {
		p.X, p.Y = 0, 0
	}
	return p
}

// grip is the upper edge of the window: what has to be on a screen so that the
// operator can take hold of it.
func (p Place) grip() image.Rectangle {
	const edge = 32
	return image.Rect(p.X, p.Y, p.X+p.Width, p.Y+edge)
}
