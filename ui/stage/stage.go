package stage

import (
	"image/color"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"watchfloor/ui/sequence"
	"watchfloor/ui/views"
	"watchfloor/wall"
	"watchfloor/wall/layout"
	"watchfloor/wall/mask"
)

// A Source tells a Stage what there is to show.
type Source interface {
	// Camera is what plays a camera. Without streams its State says why.
	Camera(id string) wall.Content
	// Spot is the selected camera, or "".
	Spot() string
	// Panel is the map or the incident list as the content of a slot, or why
	// it is not there in words.
	Panel(kind views.Kind, slot int) (o fyne.CanvasObject, instead string)
	// Hint is what to do with a wall on which nothing is; "" says nothing.
	Hint() string
}

// A Stage puts arrangements on a wall. Fyne goroutine only.
type Stage struct {
	OnChange func() // what the wall shows has changed

	wall    *wall.Wall
	source  Source
	history history
	turns   map[int]*sequence.Sequence // of the slots that rotate
	props   props
}

// New makes a stage of a wall, with the wall's layout and nothing in it.
func New(w *wall.Wall, s Source) *Stage {
	st := &Stage{wall: w, source: s, turns: map[int]*sequence.Sequence{}}
	st.history.now.Layout = w.Layout()
	return st
}

// Now is the present arrangement.
func (s *Stage) Now() Arrangement { return s.history.now }

// Do makes a the present arrangement, which can be undone.
func (s *Stage) Do(a Arrangement) {
	s.history.do(a)
	s.apply(false)
}

// Show makes a the present arrangement, which is not to be undone.
func (s *Stage) Show(a Arrangement) {
	s.history.now = a
	s.apply(false)
}

// Become makes a the present arrangement without a black tile: what is on
// screen stays until what follows has a picture. It is not to be undone.
func (s *Stage) Become(a Arrangement) {
	s.history.now = a
	s.apply(true)
}

// Undo takes the last change back; false when there is none.
func (s *Stage) Undo() bool { return s.went(s.history.undo()) }

// Redo takes the last Undo back; false when there is none.
func (s *Stage) Redo() bool { return s.went(s.history.redo()) }

func (s *Stage) went(ok bool) bool {
	if ok {
		s.apply(false)
	}
	return ok
}

// Put replaces what a slot holds.
func (s *Stage) Put(slot int, t views.Tile) { s.Do(s.Now().Put(slot, t)) }

// Swap exchanges two slots; their pictures go along.
func (s *Stage) Swap(i, j int) {
	if i == j || max(i, j) >= s.wall.Len() || min(i, j) < 0 {
		return
	}
	s.wall.Swap(i, j)
	s.exchange(i, j)
	s.Do(s.Now().Swap(i, j))
}

// exchange swaps what the stage itself holds of two slots.
func (s *Stage) exchange(i, j int) {
	one, other := s.turns[i], s.turns[j]
	delete(s.turns, i)
	delete(s.turns, j)
	if one != nil {
		s.turns[j] = one
	}
	if other != nil {
		s.turns[i] = other
	}
	s.props.exchange(i, j)
}

// SetLayout changes the layout; the tiles stay in their slots.
func (s *Stage) SetLayout(l layout.Layout) { s.Do(s.Now().With(l)) }

// Arranged takes over the layout that the operator gave the wall by hand.
func (s *Stage) Arranged() { s.Do(s.Now().With(s.wall.Layout())) }

// Looked takes over how the operator looks at a slot's picture.
func (s *Stage) Looked(slot int) {
	t := s.Now().Tile(slot)
	t.Zoom, t.Look = s.look(slot)
	s.history.now = s.Now().Put(slot, t)
	s.changed()
}

// Refresh brings the wall in step with a changed Source.
func (s *Stage) Refresh() { s.settle(false) }

// apply brings the wall in step with a new arrangement.
func (s *Stage) apply(smooth bool) {
	a := s.Now()
	if !a.Layout.Equal(s.wall.Layout()) {
		s.wall.SetLayout(a.Layout)
	}
	now := time.Now()
	for slot := range max(len(a.Tiles), s.wall.Len()) {
		s.takeTurns(slot, a.Tile(slot), now)
	}
	s.settle(smooth)
	for slot, t := range a.Shown() {
		s.show(slot, t)
	}
	s.changed()
}

func (s *Stage) changed() {
	if s.OnChange != nil {
		s.OnChange()
	}
}

// settle gives each slot its content, where that differs.
func (s *Stage) settle(smooth bool) {
	for slot, t := range s.Now().Shown() {
		c := s.content(slot, t)
		switch {
		case equal(c, s.wall.Content(slot)):
		case smooth, t.Kind == views.Spot:
			s.wall.Change(slot, c)
		default:
			s.wall.Put(slot, c)
		}
	}
}

// content is what a tile shows now.
func (s *Stage) content(slot int, t views.Tile) wall.Content {
	c := s.kind(slot, t)
	c.Bare = t.Bare
	return c
}

func (s *Stage) kind(slot int, t views.Tile) wall.Content {
	s.props.keep(slot, t)
	switch t.Kind {
	case views.Camera:
		return s.camera(slot, t)
	case views.Spot:
		return s.spot()
	case views.Chart, views.Incidents:
		o, instead := s.source.Panel(t.Kind, slot)
		if o == nil {
			return wall.Content{ID: "panel", Title: titles[t.Kind], State: instead}
		}
		return wall.Content{ID: string(t.Kind), Title: titles[t.Kind], Object: o}
	case views.Clock, views.Text, views.Picture:
		return s.props.content(slot)
	}
	return s.nothing(slot)
}

// nothing is an empty tile; on a wall that is empty the first says what to do.
func (s *Stage) nothing(slot int) wall.Content {
	hint := s.source.Hint()
	if slot != 0 || hint == "" || s.Now().used() {
		return wall.Content{}
	}
	return wall.Content{ID: "hint", State: hint}
}

var titles = map[views.Kind]string{
	views.Spot: "Spot", views.Chart: "Map", views.Incidents: "Incidents",
	views.Clock: "Clock", views.Text: "Note", views.Picture: "Picture",
}

func (s *Stage) camera(slot int, t views.Tile) wall.Content {
	turn := s.turns[slot]
	if turn == nil {
		return s.source.Camera(t.Camera)
	}
	c := s.source.Camera(turn.Current())
	c.State = turn.Words(time.Now())
	return c
}

// spot is the selected camera, in every tile of that kind.
func (s *Stage) spot() wall.Content {
	id := s.source.Spot()
	if id == "" {
		return wall.Content{ID: "spot", Title: titles[views.Spot], State: "SELECT A CAMERA"}
	}
	c := s.source.Camera(id)
	c.Title = titles[views.Spot] + " · " + c.Title
	c.State = "FOLLOWS SELECTION"
	return c
}

// equal says whether two contents show the same in the same words.
func equal(a, b wall.Content) bool {
	return a.ID == b.ID && a.Title == b.Title && a.Subtitle == b.Subtitle && a.State == b.State &&
		a.Bare == b.Bare && a.Object == b.Object && a.Footage == b.Footage &&
		slices.Equal(a.Streams, b.Streams) && sameColour(a.Mark, b.Mark) &&
		a.Lens == b.Lens && a.Mosaic == b.Mosaic && mask.Equal(a.Masks, b.Masks)
}

func sameColour(a, b color.Color) bool { return a == b }
