package ui

import (
	"reflect"
	"time"

	"watchfloor/mapview"
	"watchfloor/ui/present"
	"watchfloor/ui/sequence"
	"watchfloor/ui/stage"
	"watchfloor/ui/views"
)

// library is the saved views and which of them is on show.
type library struct {
	store  Keeper
	book   views.Book
	called string             // the view called last, "" none
	tour   views.Rotation     // the views that the whole wall rotates through
	turn   *sequence.Sequence // of tour; nil: the wall stands still
}

// A Keeper writes the views down. It never blocks.
type Keeper interface {
	Save(views.Book)
	Problem() error
}

// forgetful keeps nothing.
type forgetful struct{}

func (forgetful) Save(views.Book) {}
func (forgetful) Problem() error  { return nil }

// capture is what the window shows now, as a view.
func (a *App) capture(name string) views.View {
	now, at := a.stage.Now(), a.maps.View()
	v := views.View{
		Name: name, Layout: now.Layout, Tiles: now.Shown(),
		Map: views.Map{
			Lon: at.Centre[0], Lat: at.Centre[1], Zoom: at.Zoom, Set: true,
			Layers: a.desk.Layers.Changed(), Style: a.mapping.style,
		},
		Panels: a.panels.sizes(),
	}
	v.Rotation = a.library.tour
	return v
}

// arranged is the wall of a view.
func arranged(v views.View) stage.Arrangement {
	return stage.Arrangement{Layout: v.Layout, Tiles: v.Tiles}
}

// recall shows everything a view holds but the wall.
func (a *App) recall(v views.View) {
	if v.Map.Set {
		a.framed = true
		a.maps.Goto(mapview.View{Centre: [2]float64{v.Map.Lon, v.Map.Lat}, Zoom: v.Map.Zoom})
		a.desk.Layers = present.LayersOf(v.Map.Layers)
		a.setMapStyle(v.Map.Style)
	}
	a.panels.resize(v.Panels)
	a.panels.mode = v.Panels.Show
	if v.Panels.Tree != a.panels.tree.Visible() {
		a.toggleTree()
	}
	a.setMode(v.Panels.Show)
}

// callView shows a view by its name, or one of the built-in ones.
func (a *App) callView(name string) {
	v, ok := a.library.book.Find(name)
	if !ok {
		switch name {
		case console, alone, chart:
			a.setMode(name)
		default:
			a.notify("There is no view called “" + name + "”")
		}
		return
	}
	a.stopRotation()
	a.unlook()
	a.before, a.marks = nil, nil
	a.do(arranged(v))
	a.recall(v)
	a.library.called = v.Name
	a.rotate(v.Rotation)
	a.show(time.Now())
}

// callNumber shows the view at a place in the order, from 1.
func (a *App) callNumber(n int) {
	if n > len(a.library.book.Views) {
		a.notify("There is no view " + string(rune('0'+n)) + " yet: Ctrl+Shift+S saves this wall as a view")
		return
	}
	a.callView(a.library.book.Views[n-1].Name)
}

// stepView shows the view before or after the one called last.
func (a *App) stepView(by int) {
	all := a.library.book.Views
	if len(all) == 0 {
		a.callNumber(1)
		return
	}
	at := -1
	for i, v := range all {
		if v.Name == a.library.called {
			at = i
		}
	}
	if at < 0 && by < 0 {
		at = 0
	}
	a.callNumber((at+by+len(all))%len(all) + 1)
}

// edit changes the book and keeps it; a refused change is said.
func (a *App) edit(next views.Book, err error) bool {
	if err != nil {
		a.notify(err.Error())
		return false
	}
	a.library.book = next
	a.library.store.Save(next)
	a.renew()
	a.show(time.Now())
	return true
}

// saveView keeps the window as it is under a name.
func (a *App) saveView(name string) {
	v := a.capture(name)
	next, err := a.library.book.Put(v)
	if a.edit(next, err) {
		a.library.called = name
		a.notify("View “" + name + "” saved")
		a.show(time.Now())
	}
}

// unsaved says whether the wall differs from the view called last.
func (a *App) unsaved() bool {
	v, ok := a.library.book.Find(a.library.called)
	return !ok || !arranged(v).Equal(a.stage.Now())
}

// keep writes down the arrangement of the moment, when it has changed: once a
// second, so that it is back after a crash. A review of files has a session
// of its own, an untouched wall fills itself, and what an incident fills is
// not the operator's.
func (a *App) keep() {
	if a.review.Open() {
		return
	}
	next := a.library.book
	if last := a.lasting(); a.touched && (next.Last == nil || !reflect.DeepEqual(*next.Last, last)) {
		next.Last = &last
	}
	if at := a.places(); !reflect.DeepEqual(at, next.Windows) && len(at)+len(next.Windows) > 0 {
		next.Windows = at
	}
	if !reflect.DeepEqual(next, a.library.book) {
		a.library.book = next
		a.library.store.Save(next)
	}
}

// lasting is what is to be there after a restart.
func (a *App) lasting() views.View {
	v := a.capture(a.library.called)
	if a.before != nil {
		v.Layout, v.Tiles = a.before.Layout, a.before.Shown()
	}
	return v
}

// reopen brings back the arrangement of the last time, and the windows.
func (a *App) reopen() {
	for name := range a.library.book.Windows {
		if a.panels.parts[name] != nil {
			a.detach(name)
		}
	}
	last := a.library.book.Last
	if last == nil || a.cfg.fixed() {
		return
	}
	a.touched = true
	a.stage.Show(arranged(*last))
	a.recall(*last)
	a.library.called = last.Name
	a.rotate(last.Rotation)
}

// fixed says whether the user asked for a wall of a kind at the start.
func (c Config) fixed() bool { return c.View != "" || len(c.Cameras) > 0 || len(c.Files) > 0 }

// rotate lets the whole wall go through views; without items it stands still.
func (a *App) rotate(r views.Rotation) {
	a.library.tour, a.library.turn = r, nil
	if len(r.Items) > 1 {
		a.library.turn = sequence.New(r.Items, r.Dwell, time.Now())
		a.library.turn.Skip(func(name string) bool { _, ok := a.library.book.Find(name); return !ok })
	}
}

func (a *App) stopRotation() { a.rotate(views.Rotation{}) }

// tour moves the rotation of the whole wall on.
func (a *App) tour(now time.Time) {
	turn := a.library.turn
	if turn == nil {
		return
	}
	if turn.Tick(now) {
		a.visit(turn.Current())
	} else if name, due := turn.Upcoming(); due {
		if v, ok := a.library.book.Find(name); ok {
			a.stage.Prepare(arranged(v))
		}
	}
}

// visit shows a view of the rotation without a black tile.
func (a *App) visit(name string) {
	if v, ok := a.library.book.Find(name); ok {
		a.touched = true
		a.stage.Become(arranged(v))
		a.recall(v)
		a.library.called = v.Name
	}
}
