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
	Source  tiles.Source   // nil: no tiles. One that is a Finder too stands in with ancestors
	Style   *style.Style   // of all tiles; nil: a plain ground. See SetLook
	Sprites *style.Sprites // the icons of labels; nil: none
	Fonts   [][]byte       // OpenType files for the scripts that Fyne's own lack; may be empty
	Home    View           // where it starts; zero: the source's own
	Log     *slog.Logger   // nil: slog.Default
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

	// OnContext is called for a click of the secondary button, with the ID of
	// the marker that is there, or "". OnGround is called for a click on
	// nothing, and OnHover as the pointer moves over the map without a button
	// down. All may be nil.
	OnContext func(at Pointer, marker string)
	OnGround  func(Pointer)
	OnHover   func(Pointer)

	cfg    Config
	image  *canvas.Raster
	meter  *canvas.Raster // is painted after image: see upload
	band   *canvas.Rectangle
	limits limits
	shared *exchange
	now    func() time.Time // tests replace it
	watch  stopwatch

	// What is shown.
	content content
	view    View
	goal    View // where motion leads
	motion  motion
	began   time.Time // motion
	beat    int
	spread  string // see scene
	dirty   bool   // the painter does not know it yet
	last    *scene // that the painter was given
	shown   picture
	size    image.Point
	scale   float64 // device pixels in a Fyne unit

	// What the pointer does.
	tool     Tool
	grip     grip
	from     fyne.Position // where the button went down
	drag     drag
	tapped   fyne.Position
	tappedAt time.Time
	hovering bool
	pressed  string // the marker under the button, when it went down
	at       fyne.Position
}

// New makes a map. It shows nothing until Run runs.
func New(cfg Config) *Map {
	if cfg.Log == nil {
		cfg.Log = slog.Default()
	}
	m := &Map{cfg: cfg, limits: everywhere, shared: newExchange(), now: time.Now, scale: 1, dirty: true}
	m.content = content{look: Look{cfg.Style, cfg.Style}, clustering: true}
	if cfg.Source != nil {
		m.limits = limitsOf(cfg.Source.Meta())
	}
	home := cfg.Home
	if home == (View{}) && cfg.Source != nil {
		home = homeOf(cfg.Source.Meta())
	}
	m.view = m.limits.view(home)
	m.goal = m.view
	m.screen()
	m.ExtendBaseWidget(m)
	return m
}

// View is what the map shows, or is on its way to.
func (m *Map) View() View { return m.goal }

// Goto flies to a view. Its zoom and centre are kept where there are tiles.
func (m *Map) Goto(v View) { m.start(flying(m.viewport(), m.keep(v))) }

// Nudge moves the view by dx to the right and dy down, in logical pixels.
func (m *Map) Nudge(dx, dy float64) {
	to := m.viewport()
	to.View = m.goal
	to.View = m.keep(to.moved(-dx*m.scale, -dy*m.scale))
	m.start(approaching(m.view, to.View))
}

// ZoomBy zooms by so many levels about the middle; negative is out.
func (m *Map) ZoomBy(levels float64) { m.zoomAbout(m.middle(), levels) }

func (m *Map) middle() fyne.Position {
	size := m.Size()
	return fyne.NewPos(size.Width/2, size.Height/2)
}

// SetMarkers replaces the markers. The map keeps the slice: do not change it.
func (m *Map) SetMarkers(markers []Marker) {
	m.content.markers = markers
	m.content.rev.markers++
	m.dirty = true
}

// SetShapes replaces the shapes, drawn in their order. The map keeps the
// slice: do not change it or their geometries.
func (m *Map) SetShapes(shapes []Shape) {
	m.content.shapes = shapes
	m.content.rev.shapes++
	m.dirty = true
}

// SetClustering says whether markers of one group are drawn as one where they
// crowd, as they are at first.
func (m *Map) SetClustering(on bool) {
	if on != m.content.clustering {
		m.content.clustering, m.dirty = on, true
	}
}

// SetStyle draws all tiles in another style; nil is a plain ground.
func (m *Map) SetStyle(s *style.Style) { m.SetLook(Look{s, s}) }

// SetLook draws the tiles in other styles.
func (m *Map) SetLook(l Look) {
	if l != m.content.look {
		m.content.look, m.dirty = l, true
	}
}

// start follows a motion from now on.
func (m *Map) start(way motion) {
	goal, _ := way(time.Hour)
	if goal.Zoom != m.view.Zoom {
		m.gather()
	}
	m.motion, m.began, m.goal, m.dirty = way, m.now(), m.keep(goal), true
}

// rest shows a view at once.
func (m *Map) rest(v View) {
	m.view = m.keep(v)
	m.goal, m.motion, m.dirty = m.view, nil, true
}

// viewport is what is shown now.
func (m *Map) viewport() Viewport { return Viewport{View: m.view, Size: m.size, Scale: m.scale} }
