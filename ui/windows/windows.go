package windows

import (
	"image"
	"image/color"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// A Set is the windows that an application has beside its main one, each with
// a name. Its methods belong to the Fyne goroutine.
type Set struct {
	// OnClosed is told when a window has gone, by the operator or by Close,
	// and gets its content back, free to be put into another window at once.
	// It is called from Tick.
	OnClosed func(name string, content fyne.CanvasObject)

	app  fyne.App
	all  []*window
	last map[string]Place // of windows that have been closed
}

// A window is one of a Set, from Open until OnClosed.
type window struct {
	fyne.Window
	name    string
	content fyne.CanvasObject
	place   Place
	read    time.Time // when place was
	ticks   int       // since Open
	shown   bool      // with its content
	closing bool
	empty   bool // the content is out, and its textures go with the next paint

	to    image.Rectangle // the screen it is to fill, once it is there
	tries int
}

// New makes an empty set of windows of an application.
func New(app fyne.App) *Set { return &Set{app: app, last: map[string]Place{}} }

// Open makes a window for content, which the caller takes out of where it was
// before it returns to Fyne. It appears in the window, and that on screen, with
// the second Tick. A zero place is where the window of that name was last; a
// window that is open already comes to the front, and its content and place
// stay as they are.
func (s *Set) Open(name, title string, content fyne.CanvasObject, at Place) fyne.Window {
	if w := s.find(name); w != nil {
		w.stay()
		w.RequestFocus()
		return w.Window
	}
	if at == (Place{}) {
		at = s.last[name]
	}
	Release(content)
	w := &window{Window: s.app.NewWindow(title), name: name, content: content, place: at.sound(onScreen)}
	w.SetPadded(false)
	w.SetCloseIntercept(func() { s.Close(name) })
	s.all = append(s.all, w)
	return w.Window
}

// Release has the window that content is in free its textures when it paints
// next, and takes the keyboard from it. It is for content on its way to
// another window. Fyne goroutine only.
func Release(content fyne.CanvasObject) {
	content.Refresh()       // its pictures: Fyne frees one when it is refreshed itself
	canvas.Refresh(content) // everything else it has drawn
	if c := fyne.CurrentApp().Driver().CanvasForObject(content); c != nil {
		c.Unfocus()
	}
}

// Close closes a window with the second Tick, which gives its content back
// through OnClosed; until then it is the window's. Without a window of that name it does nothing.
func (s *Set) Close(name string) {
	if w := s.find(name); w != nil {
		w.closing = true
	}
}

// Has says whether a window of that name is open and is to stay so.
func (s *Set) Has(name string) bool {
	w := s.find(name)
	return w != nil && !w.closing
}

// Window is the window of that name, or nil.
func (s *Set) Window(name string) fyne.Window {
	if w := s.find(name); w != nil {
		return w.Window
	}
	return nil
}

// Windows are those that are open, oldest first.
func (s *Set) Windows() []fyne.Window {
	all := make([]fyne.Window, len(s.all))
	for i, w := range s.all {
		all[i] = w.Window
	}
	return all
}

func (s *Set) find(name string) *window {
	for _, w := range s.all {
		if w.name == name {
			return w
		}
	}
	return nil
}

// Places is where each open window stands, as of the last second.
func (s *Set) Places() map[string]Place {
	places := make(map[string]Place, len(s.all))
	for _, w := range s.all {
		if !w.closing {
			places[w.name] = w.place
		}
	}
	return places
}

// Tick runs before each paint. It shows windows that were opened, closes those
// that are to go, and looks once a second where the others are.
func (s *Set) Tick(now time.Time) {
	for _, w := range slices.Clone(s.all) {
		switch {
		case !w.shown: // Fyne cannot close a window that was never shown
			w.begin()
		case w.closing:
			s.end(w)
		case !w.to.Empty():
			w.arrive()
		case now.Sub(w.read) >= time.Second || now.Before(w.read):
			w.place, w.read = Of(w.Window, w.place), now
		}
	}
}

// begin shows the window empty, and its content once the old window of that
// has painted. Fyne paints a window while it shows it, and what takes a new
// size belongs to the old window until then: that would free textures of its
// own that have the numbers of the new one's.
func (w *window) begin() {
	if w.ticks++; w.ticks < 2 {
		w.place.Show(w.Window)
		return
	}
	w.shown = true
	w.SetContent(w.content)
}

// stay keeps a window open that was to close.
func (w *window) stay() {
	w.closing = false
	if w.empty {
		w.empty, w.shown = false, false
	}
}

// end takes the content out of a window, which frees its textures while it
// paints once more, and then closes it. It is done from Tick, as then the
// content's next window paints before Fyne destroys this one.
func (s *Set) end(w *window) {
	if !w.empty {
		w.empty, w.place = true, Of(w.Window, w.place)
		w.Canvas().Unfocus()
		w.SetContent(canvas.NewRectangle(color.Transparent))
		Release(w.content)
		return
	}
	s.last[w.name] = w.place
	s.all = slices.DeleteFunc(s.all, func(other *window) bool { return other == w })
	w.Window.Close()
	if s.OnClosed != nil {
		s.OnClosed(w.name, w.content)
	}
}
