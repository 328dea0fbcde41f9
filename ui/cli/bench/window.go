package bench

import (
	"image"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"watchfloor/wall"
)

// frameless is a window of size pixels at the upper left of the screen.
func frameless(a fyne.App, content fyne.CanvasObject, size image.Point) fyne.Window {
	var w fyne.Window
	if d, ok := a.Driver().(desktop.Driver); ok {
		w = d.CreateSplashWindow()
	} else {
		w = a.NewWindow("Watchfloor bench")
	}
	w.SetPadded(false)
	w.SetContent(content)
	w.Resize(fyne.NewSize(float32(size.X), float32(size.Y)))
	if p, ok := w.(desktop.Window); ok {
		p.RequestPosition(0, 0)
	}
	return w
}

// readWall reads the counters of what is painted.
func readWall(w *wall.Wall, tiles int) sample {
	s := sample{at: time.Now(), cpu: cpuTime()}
	for slot := range tiles {
		c := w.Count(slot)
		s.decoded += c.Decoded
		s.dropped += c.Dropped
		s.shown = append(s.shown, c.Shown)
	}
	return s
}
