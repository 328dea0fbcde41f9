package ui

import (
	"cmp"
	"context"
	"fmt"
	"image/color"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"watchfloor/feed"
	"watchfloor/feed/fence"
	"watchfloor/feed/track"
	"watchfloor/mapview"
	"watchfloor/mapview/sight"
	"watchfloor/ui/aside"
	"watchfloor/ui/cameras"
	"watchfloor/ui/frame"
	"watchfloor/ui/incidents"
	"watchfloor/ui/keymap"
	"watchfloor/ui/look"
	"watchfloor/ui/present"
	"watchfloor/ui/review"
	"watchfloor/ui/stage"
	"watchfloor/ui/views"
	"watchfloor/ui/windows"
	"watchfloor/wall"
	"watchfloor/wall/stream"
)

// App owns the window and everything on it. Its methods run on the Fyne
// goroutine.
type App struct {
	cfg    Config
	log    *slog.Logger
	win    fyne.Window
	front  fyne.Window // the operator acts in: dialogs and menus open there
	own    *windows.Set
	panels *panels
	wall   *wall.Wall
	stage  *stage.Stage
	maps   *mapview.Map
	home   mapview.View

	header *frame.Header
	banner *frame.Bar
	status *frame.Bar
	list   *incidents.List
	tree   *cameras.Panel
	renew  func() // brings the saved views in step where they are open
	carry  *carry
	night  *canvas.Rectangle // behind the wall: pictures have dark surrounds by day too
	review *review.Review
	aside  *aside.Aside

	// What is shown.
	shown    *feed.Snapshot
	taken    time.Time // when
	desk     present.Desk
	rows     []present.Row
	items    []present.CameraItem
	markers  []mapview.Marker
	shapes   []mapview.Shape
	heat     []mapview.HeatPoint
	tracks   *track.Tracks // of the units
	sentry   *fence.Engine // while the hub cannot judge; nil: it can
	trailed  trailed
	pin      []mapview.Marker // the place gone to; at most one
	names    gazetteer
	mapping  mapping
	zoning   zoning
	looking  looking
	covering covering
	direct   map[string]wall.Content // the cameras given by hand
	day      bool
	notice   notice

	// What the operator did.
	library   library
	dial      dial
	hearing   hearing
	sent      map[string]sent        // acknowledgements, by incident
	before    *stage.Arrangement     // the wall before an incident filled it
	live      *stage.Arrangement     // the wall before files were opened
	marks     map[string]color.Color // of the open incident's cameras
	spotlight string                 // the camera selected last
	touched   bool                   // the wall is as the operator wants it
	framed    bool                   // the map has shown where the cameras are
	aspect    bool                   // tiles keep 16:9 while they are sized
	asked     []func()               // to be done with the next Tick

	started time.Time
	err     error
}

// Dress gives an application the theme of that name, "dark" or "light". It
// comes before the first widget: Fyne keeps the fonts that it has measured.
func Dress(app fyne.App, name string) { app.Settings().SetTheme(look.Named(name)) }

// New makes the window without showing it. The application must be dressed.
// The error is a mistake in Keys or Files, or a View that is not there.
func New(cfg Config) (*App, error) {
	cfg.Log = cmp.Or(cfg.Log, slog.Default())
	if cfg.Keeper == nil {
		cfg.Keeper = forgetful{}
	}
	if cfg.Sight == nil {
		cfg.Sight = sight.NewSurveyor(nil)
	}
	if cfg.How == nil {
		cfg.How = func(string) stream.Source { return stream.Source{} }
	}
	a := &App{
		cfg: cfg, log: cfg.Log, own: windows.New(cfg.App), wall: cfg.Wall, maps: cfg.Map, home: cfg.Map.View(),
		header: frame.NewHeader(), banner: frame.NewBanner(), status: frame.NewStatus(),
		list: incidents.New(), tree: cameras.New(), carry: newCarry(cfg.Wall),
		night: canvas.NewRectangle(look.Named("dark").Color(look.Ground, 0)),
		shown: &feed.Snapshot{}, direct: directly(cfg.Cameras, cfg.How), sent: map[string]sent{},
		renew:   func() {},
		aside:   aside.New(),
		tracks:  track.New(track.Config{}),
		zoning:  newZoning(),
		library: library{store: cfg.Keeper, book: cfg.Book},
		review:  review.New(review.Config{Open: cfg.OpenRecording, NewScaler: cfg.NewScaler, Log: cfg.Log}),
	}
	a.stage = stage.New(cfg.Wall, source{a})
	if _, err := keymap.Remap(a.commands(), cfg.Keys); err != nil {
		return nil, err
	}
	a.setTheme(look.Named(cfg.Theme))
	a.open()
	return a, a.begin()
}

// open makes the window.
func (a *App) open() {
	a.win = a.cfg.App.NewWindow("Watchfloor")
	a.front = a.win
	a.win.SetIcon(look.Mark())
	a.win.SetPadded(false)
	a.win.SetMaster()
	a.banner.Hide()
	a.panels = newPanels(a.own, container.NewStack(a.night, a.wall), a.mapPart(), a.list, a.tree, a.zoning.sheet, a.review.Timeline(), a.banner)
	a.win.SetContent(container.NewStack(
		container.NewBorder(a.header, a.status, nil, nil, a.panels.content), a.carry.layer,
	))
	a.connect()
	a.win.Resize(a.cfg.size())
	a.win.SetFullScreen(a.cfg.Fullscreen)
}

// begin shows what there is to see at the start.
func (a *App) begin() error {
	a.stage.Show(a.stage.Now())
	if a.cfg.Notice != "" {
		a.notify(a.cfg.Notice)
	}
	a.reopen()
	a.fill()
	if name := a.cfg.View; name != "" {
		if err := CheckView(a.library.book, name); err != nil {
			return err
		}
		a.callView(name)
	}
	if len(a.cfg.Files) == 0 {
		return nil
	}
	if a.cfg.Sender == nil && a.cfg.View == "" {
		a.setMode(alone) // there is nothing for the map and the list to show
	}
	return a.openFiles(a.cfg.Files)
}

// CheckView says why a window cannot open with the view of a name: it is no
// built-in one, and not in the book.
func CheckView(b views.Book, name string) error {
	names := []string{console, alone, chart}
	for _, v := range b.Views {
		names = append(names, v.Name)
	}
	if _, ok := b.Find(name); ok || name == "" || slices.Contains(names, name) {
		return nil
	}
	return fmt.Errorf("there is no view called %q; there are %s", name, strings.Join(names, ", "))
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

// connect gives every panel's announcements to the method that acts.
func (a *App) connect() {
	a.header.OnTree = a.toggleTree
	a.header.OnLayout = a.in(a.win, a.openLayouts)
	a.header.OnViews = a.in(a.win, a.openShelf)
	a.header.OnTheme = a.toggleTheme
	a.header.OnSide = a.toggleWall
	a.header.OnExpand = a.in(a.win, a.toggleFullscreen)
	a.header.OnMenu = a.in(a.win, a.openMenu)
	a.list.OnSelected = a.openIncident
	a.list.OnAcknowledge = a.acknowledge
	a.list.OnFilter = a.filter
	a.list.SetFilter(a.desk.Only)
	a.tree.OnOpen = a.openCamera
	a.tree.OnClose = a.leaveTree
	a.wall.OnSelected = a.chooseSlot
	a.wall.OnMenu = a.rightClicked
	a.wall.OnLayout = a.arrangedByHand
	a.wall.OnZoomed = a.stage.Looked
	a.maps.OnMarker = a.chooseMarker
	a.stage.OnChange = a.changed
	a.own.OnClosed = func(string, fyne.CanvasObject) { a.returned() }
	a.connectZones()
	a.connectLooks()
	a.carryCameras()
	a.reviewFiles()
	a.bind(a.win)
}

// Run does what must not hold up the window, until ctx ends.
func (a *App) Run(ctx context.Context) {
	var running sync.WaitGroup
	running.Go(func() { a.stage.Run(ctx) })
	running.Go(func() { a.review.Run(ctx) })
	running.Go(func() { a.aside.Run(ctx) })
	running.Go(func() { a.zoning.trial.Run(ctx) })
	running.Wait()
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
func (a *App) Tick() {
	a.wall.Await()
	a.tick(time.Now())
}

func (a *App) tick(now time.Time) {
	a.later()
	a.own.Tick(now)
	a.review.Tick(now)
	a.aside.Tick()
	a.hear()
	a.stage.Tick(now)
	a.tour(now)
	a.wall.Tick(now)
	if a.panels.shows(mapPanel) { // else nobody sees it: it need not draw
		a.maps.Tick()
	}
	if a.due(now) {
		a.take(a.cfg.Store.Snapshot(), now)
	}
	a.tendZones(now)
	a.tendCover()
	a.shoot(now)
}

// soon does something with the next Tick. What opens a field for text on a
// plain key comes so late that the key's letter does not land in it.
func (a *App) soon(do func()) func() { return func() { a.asked = append(a.asked, do) } }

func (a *App) later() {
	asked := a.asked
	a.asked = nil
	for _, do := range asked {
		do()
	}
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
	if now.Unix() != a.taken.Unix() {
		a.keep()
	}
	fresh := s != a.shown
	a.shown, a.taken = s, now
	a.settle(now)
	if fresh {
		a.follow()
		a.frame()
		a.listCameras()
		a.survey()
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
