package ui

import (
	"cmp"
	"log/slog"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"watchfloor/feed"
	"watchfloor/mapview"
	"watchfloor/ui/frame"
	"watchfloor/ui/incidents"
	"watchfloor/ui/look"
	"watchfloor/ui/present"
	"watchfloor/wall"
)

// App owns the window and everything on it. Its methods run on the Fyne
// goroutine.
type App struct {
	cfg  Config
	log  *slog.Logger
	win  fyne.Window
	wall *wall.Wall
	maps *mapview.Map
	home mapview.View

	header *frame.Header
	banner *frame.Bar
	status *frame.Bar
	list   *incidents.List
	side   *fyne.Container // beside the wall
	split  *container.Split
	night  *canvas.Rectangle // behind the wall: pictures have dark surrounds by day too

	// What is shown.
	shown   *feed.Snapshot
	taken   time.Time // when
	desk    present.Desk
	rows    []present.Row
	markers []mapview.Marker
	shapes  []mapview.Shape
	day     bool
	notice  notice

	// What the operator did.
	sent    map[string]sent // acknowledgements, by incident
	before  *arrangement    // the wall before an incident filled it
	touched bool            // the wall is as the operator wants it
	framed  bool            // the map has shown where the cameras are

	started time.Time
	err     error
}

// Dress gives an application the theme of that name, "dark" or "light". It
// comes before the first widget: Fyne keeps the fonts that it has measured.
func Dress(app fyne.App, name string) { app.Settings().SetTheme(look.Named(name)) }

// New makes the window without showing it. The application must be dressed.
func New(cfg Config) *App {
	cfg.Log = cmp.Or(cfg.Log, slog.Default())
	a := &App{
		cfg: cfg, log: cfg.Log, wall: cfg.Wall, maps: cfg.Map, home: cfg.Map.View(),
		header: frame.NewHeader(wall.Sizes[:]), banner: frame.NewBanner(), status: frame.NewStatus(),
		list: incidents.New(), night: canvas.NewRectangle(look.Named("dark").Color(look.Ground, 0)), sent: map[string]sent{}, shown: &feed.Snapshot{},
	}
	a.setTheme(look.Named(cfg.Theme))
	a.win = cfg.App.NewWindow("Watchfloor")
	a.win.SetIcon(look.Mark())
	a.win.SetPadded(false)
	a.win.SetMaster()
	a.win.SetContent(a.layout())
	a.connect()
	a.setView(cfg.View)
	a.fill()
	a.win.Resize(cfg.size())
	a.win.SetFullScreen(cfg.Fullscreen)
	return a
}

func (c Config) size() fyne.Size {
	switch {
	case !c.Size.IsZero():
		return c.Size
	case c.Screenshot.File != "":
		return fyne.NewSize(1920, 1080)
	}
	return fyne.NewSize(1600, 900)
}

// layout puts the panels into the window.
func (a *App) layout() fyne.CanvasObject {
	a.banner.Hide()
	column := container.NewVSplit(a.maps, a.list)
	column.Offset = 0.55
	a.side = container.NewBorder(a.banner, nil, nil, nil, column)
	a.split = container.NewHSplit(container.NewStack(a.night, a.wall), a.side)
	a.split.Offset = 0.71 // four rows of 16:9 on a screen of 16:9
	return container.NewBorder(a.header, a.status, nil, nil, a.split)
}

// connect gives every panel's announcements to the method that acts.
func (a *App) connect() {
	a.header.OnGrid = a.setGrid
	a.header.OnTheme = a.toggleTheme
	a.header.OnSide = a.toggleWall
	a.header.OnExpand = a.toggleFullscreen
	a.header.OnMenu = a.openMenu
	a.list.OnSelected = a.openIncident
	a.list.OnAcknowledge = a.acknowledge
	a.list.OnFilter = a.filter
	a.list.SetFilter(a.desk.Only)
	a.wall.OnSelected = a.chooseSlot
	a.maps.OnMarker = a.chooseMarker
	a.listen()
}

// ShowAndRun shows the window until it is closed.
func (a *App) ShowAndRun() error {
	pull := &fyne.Animation{
		Duration:    time.Second,
		RepeatCount: fyne.AnimationRepeatForever,
		Curve:       fyne.AnimationLinear,
		Tick:        func(float32) { a.Tick() },
	}
	a.started = time.Now()
	a.win.Show()
	pull.Start()
	a.cfg.App.Run()
	pull.Stop()
	return a.err
}

// Tick runs before each paint, and is the only way anything outside Fyne's
// goroutine reaches a widget.
func (a *App) Tick() { a.tick(time.Now()) }

func (a *App) tick(now time.Time) {
	a.wall.Tick(now)
	if a.split.Trailing.Visible() { // nobody sees it: it need not draw
		a.maps.Tick()
	}
	if a.due(now) {
		a.take(a.cfg.Store.Snapshot(), now)
	}
	a.shoot(now)
}

// due says whether there is something to show: a new snapshot, five times a
// second at most, or a new second.
func (a *App) due(now time.Time) bool {
	const spacing = 200 * time.Millisecond
	if now.Unix() != a.taken.Unix() {
		return true
	}
	return now.Sub(a.taken) >= spacing && a.cfg.Store.Snapshot() != a.shown
}

// take makes a snapshot the one that is shown.
func (a *App) take(s *feed.Snapshot, now time.Time) {
	fresh := s != a.shown
	a.shown, a.taken = s, now
	a.settle(now)
	if fresh {
		a.follow()
		a.frame()
	}
	a.show(now)
}

// frame shows the first cameras that come on the map.
func (a *App) frame() {
	if !a.framed && len(a.shown.Cameras) > 0 && !a.maps.Size().IsZero() {
		a.framed = true
		a.mapHome()
	}
}

// filter limits the list.
func (a *App) filter(f present.Filter) {
	a.desk.Only = f
	a.list.SetFilter(f)
	a.show(time.Now())
}
