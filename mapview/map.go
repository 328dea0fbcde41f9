package mapview

import (
	"image"
	"log/slog"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"watchfloor/mapview/style"
	"watchfloor/mapview/tiles"
)

// Config says what a map shows. Its zero value is an empty map of the world.
type Config struct {
	Source tiles.Source // nil: no tiles
	Style  *style.Style // nil: a plain ground
	Home   View         // where it starts; zero: the source's own
	Log    *slog.Logger // nil: slog.Default
}

// A Map is a widget that shows tiles, shapes and markers. Its methods run on
// the Fyne goroutine, but for Run.
type Map struct {
	widget.BaseWidget
	// OnMarker is called with the ID of a marker that was clicked; it may be
	// nil.
	OnMarker func(id string)
	// OnDrag and OnDrop are called while a marker is dragged and when it is
	// let go, with the pointer's place on the canvas; both may be nil: then
	// a drag that begins on a marker moves the map, as any other.
	OnDrag, OnDrop func(id string, at fyne.Position)

	cfg    Config
	image  *canvas.Image
	limits limits
	shared *exchange
	now    func() time.Time // tests replace it

	// What is shown.
	view    View
	goal    View // where motion leads
	motion  motion
	began   time.Time // motion
	style   *style.Style
	markers []placed
	shapes  []Shape
	pulsing bool
	beat    int
	dirty   bool // the painter does not know it yet
	size    image.Point
	scale   float64 // device pixels in a Fyne unit

	// What the pointer does.
	drag     drag
	tapped   fyne.Position
	tappedAt time.Time
	hovering bool
	pressed  string // the marker under the button, when it went down
	carrying bool   // it is being dragged
	at       fyne.Position
}

// New makes a map. It shows nothing until Run runs.
func New(cfg Config) *Map {
	if cfg.Log == nil {
		cfg.Log = slog.Default()
	}
	m := &Map{cfg: cfg, style: cfg.Style, limits: everywhere, shared: newExchange(), now: time.Now, scale: 1, dirty: true}
	if cfg.Source != nil {
		m.limits = limitsOf(cfg.Source.Meta())
	}
	home := cfg.Home
	if home == (View{}) && cfg.Source != nil {
		home = homeOf(cfg.Source.Meta())
	}
	m.view = m.limits.view(home)
	m.goal = m.view
	m.image = canvas.NewImageFromImage(image.NewRGBA(image.Rect(0, 0, 1, 1)))
	m.image.FillMode = canvas.ImageFillStretch
	m.image.ScaleMode = canvas.ImageScalePixels // the picture has the map's pixels
	m.ExtendBaseWidget(m)
	return m
}

// View is what the map shows, or is on its way to.
func (m *Map) View() View { return m.goal }

// Goto flies to a view. Its zoom and centre are kept where there are tiles.
func (m *Map) Goto(v View) { m.start(flying(m.viewport(), m.limits.view(v))) }

// Pan moves the view by dx to the right and dy down, in logical pixels.
func (m *Map) Pan(dx, dy float32) {
	to := m.viewport()
	to.View = m.goal
	to.View = m.limits.view(to.moved(-float64(dx)*m.scale, -float64(dy)*m.scale))
	m.start(approaching(m.view, to.View))
}

// SetMarkers replaces the markers. The map keeps the slice: do not change it.
func (m *Map) SetMarkers(markers []Marker) {
	m.markers = place(markers)
	m.pulsing = false
	for i := range markers {
		m.pulsing = m.pulsing || markers[i].Pulse
	}
	m.dirty = true
}

// SetShapes replaces the shapes, drawn in their order. The map keeps the
// slice: do not change it or their geometries.
func (m *Map) SetShapes(shapes []Shape) { m.shapes, m.dirty = shapes, true }

// SetStyle draws the tiles in another style; nil is a plain ground.
func (m *Map) SetStyle(s *style.Style) {
	if s != m.style {
		m.style, m.dirty = s, true
	}
}

// start follows a motion from now on.
func (m *Map) start(way motion) {
	goal, _ := way(time.Hour)
	m.motion, m.began, m.goal, m.dirty = way, m.now(), m.limits.view(goal), true
}

// rest shows a view at once.
func (m *Map) rest(v View) {
	m.view = m.limits.view(v)
	m.goal, m.motion, m.dirty = m.view, nil, true
}

// viewport is what is shown now.
func (m *Map) viewport() Viewport { return Viewport{View: m.view, Size: m.size, Scale: m.scale} }
