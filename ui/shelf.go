package ui

import (
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"watchfloor/ui/ask"
	"watchfloor/ui/frame"
	"watchfloor/ui/shelf"
	"watchfloor/ui/views"
	"watchfloor/wall/layout"
)

// openLayouts shows the layouts to choose from.
func (a *App) openLayouts() {
	var pop *widget.PopUp
	pick := func(name string) {
		pop.Hide()
		if l, ok := layout.Named(name); ok {
			a.setLayout(l)
		}
	}
	free := func() {
		pop.Hide()
		if !a.wall.Editing() {
			a.toggleEditing()
		}
	}
	picker := frame.Picker(layout.Presets(), a.stage.Now().Layout.Name(), pick, free)
	pop = a.drop(picker, a.header.LayoutAt())
}

// drop shows a pop-up under a button of the header; in another window, which
// has none, in the upper left corner.
func (a *App) drop(content fyne.CanvasObject, under fyne.Position) *widget.PopUp {
	a.closeOverlay()
	if a.front != a.win {
		under = fyne.NewPos(8, 8)
	}
	pop := widget.NewPopUp(content, a.front.Canvas())
	pop.ShowAtPosition(under)
	focus(a.front.Canvas(), content)
	return pop
}

// openShelf shows the saved views.
func (a *App) openShelf() {
	p := shelf.New()
	var pop *widget.PopUp
	closing := func(do func()) func() {
		return func() { pop.Hide(); do() }
	}
	named := func(do func(string)) func(string) {
		return func(name string) { closing(func() { do(name) })() }
	}
	p.OnCall, p.OnRename, p.OnDelete, p.OnExport = named(a.callView), named(a.renameView), named(a.deleteView), named(a.exportView)
	p.OnSave, p.OnSaveAs, p.OnImport, p.OnRotate = closing(a.save), closing(a.saveAs), closing(a.importView), closing(a.askTour)
	p.OnDuplicate = func(name string) { a.edit(a.library.book.Duplicate(name)) }
	p.OnMove = func(name string, by int) { a.edit(a.library.book.Move(name, by)) }
	p.Set(a.shelfModel())
	pop = a.drop(p, a.header.ViewsAt())
	a.renew = func() {
		if pop.Visible() {
			p.Set(a.shelfModel())
		}
	}
}

func (a *App) shelfModel() shelf.Model {
	return shelf.Model{
		Views: a.library.book.Views, Called: a.library.called, Changed: a.unsaved(), Rotating: a.tourWords(time.Now()),
	}
}

// tourWords say where the rotation of the whole wall stands.
func (a *App) tourWords(now time.Time) string {
	if a.library.turn == nil {
		return ""
	}
	return a.library.turn.Words(now)
}

// save keeps the review of files, or the view called last.
func (a *App) save() {
	switch {
	case a.review.Open():
		a.saveSession()
	case a.library.called == "":
		a.saveAs()
	default:
		a.saveView(a.library.called)
	}
}

// saveAs asks for the name of a new view.
func (a *App) saveAs() {
	if a.review.Open() {
		a.saveSessionAs()
		return
	}
	ask.Line(a.front.Canvas(), ask.Question{
		Title: "Save this wall as a view", Label: "Name", Button: "Save",
		Value: a.library.book.Unique("View"),
		Help:  "It keeps the layout, what is in the tiles, the map's place and the panels.",
	}, a.saveView)
}

func (a *App) renameView(name string) {
	ask.Line(a.front.Canvas(), ask.Question{Title: "Rename the view", Label: "Name", Value: name, Button: "Rename"}, func(to string) {
		if a.edit(a.library.book.Rename(name, to)) && a.library.called == name {
			a.library.called = to
			a.show(time.Now())
		}
	})
}

func (a *App) deleteView(name string) {
	ask.Sure(a.front.Canvas(), "Delete the view “"+name+"”?", "What is on the wall stays.", "Delete", func() {
		if a.edit(a.library.book.Delete(name)) && a.library.called == name {
			a.library.called = ""
			a.show(time.Now())
		}
	})
}

func (a *App) exportView(name string) {
	v, ok := a.library.book.Find(name)
	if !ok {
		return
	}
	a.chooseTarget("Export the view “"+name+"”", fileName(name)+".json", func(path string) {
		if err := views.Export(path, v); err != nil {
			a.notify(err.Error())
			return
		}
		a.notify("View “" + name + "” exported to " + path)
	})
}

// fileName is a view's name without what cannot stand in a file's.
func fileName(view string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) {
			return '-'
		}
		return r
	}, view)
}

func (a *App) importView() { a.chooseFile([]string{".json"}, a.importFrom) }

// importFrom adds a view from a file, under a name that is free.
func (a *App) importFrom(path string) {
	v, err := views.Import(path)
	if err != nil {
		a.notify(err.Error())
		return
	}
	v.Name = a.library.book.Unique(v.Name)
	if a.edit(a.library.book.Put(v)) {
		a.callView(v.Name)
	}
}

// askTour asks for the views that the whole wall rotates through.
func (a *App) askTour() {
	var names []string
	for _, v := range a.library.book.Views {
		names = append(names, v.Name)
	}
	if len(names) < 2 {
		a.notify("Save two views first (Ctrl+Shift+S): the wall rotates through them")
		return
	}
	if a.library.turn != nil {
		names = a.library.tour.Items
	}
	q := [2]ask.Question{
		{Title: "Rotate the wall through views", Label: "Views, with commas between", Value: strings.Join(names, ", "), Button: "Start"},
		{Label: "Seconds for each", Value: "20", Check: checkSeconds},
	}
	ask.Lines(a.front.Canvas(), q, func(answers [2]string) {
		a.rotate(views.Rotation{Items: items(answers[0]), Dwell: dwell(answers[1])})
		if a.library.turn == nil {
			a.notify("A rotation needs two views at least")
			return
		}
		a.visit(a.library.turn.Current())
	})
}

// items are what stands between commas.
func items(list string) []string {
	var all []string
	for _, one := range strings.Split(list, ",") {
		if one = strings.TrimSpace(one); one != "" {
			all = append(all, one)
		}
	}
	return all
}

// dwell reads seconds that checkSeconds accepts.
func dwell(seconds string) time.Duration {
	n := 0.0
	_, _ = fmt.Sscan(seconds, &n) // 0 is the usual dwell
	return time.Duration(n * float64(time.Second))
}

func checkSeconds(text string) error {
	if d := dwell(text); d < time.Second || d > 24*time.Hour {
		return fmt.Errorf("a number of seconds, 1 to 86400")
	}
	return nil
}
