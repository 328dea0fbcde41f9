package palette

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"watchfloor/ui/look"
)

// open shows a palette of things called "thing 0" and so on; it tells what was
// done.
func open(t *testing.T, things int, size fyne.Size) (p *Palette, c fyne.Canvas, did *string) {
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	win := test.NewTempWindow(t, canvas.NewRectangle(look.Colour(look.Ground)))
	win.SetPadded(false)
	win.Resize(size)
	did = new(string)
	var names []string
	var items []Item
	for i := range things {
		name := fmt.Sprintf("thing %d", i)
		names = append(names, name)
		items = append(items, Item{Kind: "Command", Title: name, Detail: strings.Repeat("long ", 40), Keys: "Ctrl+Shift+S", Do: func() { *did += name }})
	}
	find := func(query string) []Item {
		var found []Item
		for _, at := range Rank(query, names) {
			found = append(found, items[at])
		}
		return found
	}
	p = Show(win.Canvas(), find)
	p.OnClosed = func() { *did += "closed, " }
	return p, win.Canvas(), did
}

func press(p *Palette, keys ...fyne.KeyName) {
	for _, k := range keys {
		p.TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func TestTypeAndEnter(t *testing.T) {
	p, c, did := open(t, 40, fyne.NewSize(1366, 768))
	if c.Focused() != p || c.Overlays().Top() != p {
		t.Fatal("the palette has not the keyboard")
	}
	test.Type(p, "13")
	if p.entry.Text != "13" || len(p.items) != 1 {
		t.Fatalf("%q finds %d", p.entry.Text, len(p.items))
	}
	press(p, fyne.KeyBackspace)
	press(p, fyne.KeyReturn)
	if *did != "closed, thing 1" || c.Overlays().Top() != nil {
		t.Errorf("did %q", *did)
	}
	p.Close() // again
	if *did != "closed, thing 1" {
		t.Errorf("did %q", *did)
	}
}

func TestArrowsMoveAndScroll(t *testing.T) {
	p, _, did := open(t, 40, fyne.NewSize(1366, 768))
	if p.visible() != mostRows {
		t.Fatalf("%d rows at 768", p.visible())
	}
	for _, step := range []struct {
		key           fyne.KeyName
		cursor, first int
	}{
		{fyne.KeyUp, 39, 28},
		{fyne.KeyDown, 0, 0},
		{fyne.KeyDown, 1, 0},
		{fyne.KeyPageDown, 13, 2},
		{fyne.KeyPageDown, 25, 14},
		{fyne.KeyPageUp, 13, 13},
		{fyne.KeyPageUp, 1, 1},
		{fyne.KeyPageUp, 0, 0},
	} {
		press(p, step.key)
		if p.cursor != step.cursor || p.first != step.first {
			t.Errorf("after %s: cursor %d, first %d; want %d, %d", step.key, p.cursor, p.first, step.cursor, step.first)
		}
	}
	press(p, fyne.KeyPageDown, fyne.KeyEnter)
	if *did != "closed, thing 12" {
		t.Errorf("did %q", *did)
	}
}

func TestEscapeCloses(t *testing.T) {
	p, c, did := open(t, 3, fyne.NewSize(1366, 768))
	press(p, fyne.KeyEscape)
	if *did != "closed, " || c.Overlays().Top() != nil {
		t.Errorf("did %q", *did)
	}
}

func TestMouse(t *testing.T) {
	p, c, did := open(t, 40, fyne.NewSize(1366, 768))
	p.rows[4].MouseMoved(&desktop.MouseEvent{})
	if p.cursor != 4 || !p.rows[4].chosen || p.rows[0].chosen {
		t.Errorf("the cursor is at %d", p.cursor)
	}
	test.Scroll(c, fyne.NewPos(683, 300), 0, -10)
	if p.first != 3 || p.rows[0].is.Title != "thing 3" || p.cursor != 7 {
		t.Errorf("scrolled: first %d, cursor %d", p.first, p.cursor)
	}
	at, size := p.at()
	test.TapCanvas(c, at.Add(fyne.NewPos(20, 20))) // the field
	test.TapCanvas(c, at.Add(fyne.NewPos(20, size.Height-5)))
	if *did != "" {
		t.Fatalf("a tap on the panel does %q", *did)
	}
	test.Tap(p.rows[1])
	if *did != "closed, thing 4" {
		t.Errorf("did %q", *did)
	}
	q, c, did := open(t, 3, fyne.NewSize(1366, 768))
	test.TapCanvas(c, fyne.NewPos(5, 5))
	if *did != "closed, " || c.Overlays().Top() == q {
		t.Errorf("beside the panel: did %q", *did)
	}
}

func TestNothingFoundIsSaid(t *testing.T) {
	p, _, did := open(t, 3, fyne.NewSize(1366, 768))
	test.Type(p, "zzz")
	if !p.empty.Visible() || p.empty.Text.Text != "Nothing is called “zzz”" || p.rows[0].Visible() || p.thumb.Visible() {
		t.Errorf("it says %q", p.empty.Text.Text)
	}
	press(p, fyne.KeyUp, fyne.KeyPageDown, fyne.KeyReturn)
	if *did != "" {
		t.Errorf("did %q", *did)
	}
	press(p, fyne.KeyBackspace, fyne.KeyBackspace, fyne.KeyBackspace)
	if p.empty.Visible() || !p.rows[2].Visible() || p.rows[3].Visible() {
		t.Error("the rows are not back")
	}
	p, _, _ = open(t, 0, fyne.NewSize(1366, 768))
	if p.empty.Text.Text != "There is nothing to choose from" {
		t.Errorf("it says %q", p.empty.Text.Text)
	}
}

// Nothing leaves the panel, whatever the window; no words run into others.
func TestFits(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 400, Height: 300}, {Width: 1024, Height: 600}, {Width: 1366, Height: 768}, {Width: 1920, Height: 1080}} {
		p, _, _ := open(t, 40, size)
		test.Type(p, "thing")
		at, panel := p.at()
		if at.X < 0 || at.X+panel.Width > size.Width || at.Y+panel.Height > size.Height {
			t.Errorf("%v: the panel lies at %v, %v", size, at, panel)
		}
		if !p.thumb.Visible() || p.thumb.Position().Y+p.thumb.Size().Height > at.Y+panel.Height {
			t.Errorf("%v: the scroll bar is at %v", size, p.thumb.Position())
		}
		r := p.rows[0]
		if end := r.detail.Position().X + r.detail.Wide(); end > r.plate.Position().X {
			t.Errorf("%v: the detail ends at %v, the keys begin at %v", size, end, r.plate.Position().X)
		}
		if r.title[1].Text.Text != "thing" || r.title[1].Color != look.Colour(look.Accent) {
			t.Errorf("%v: %q is marked", size, r.title[1].Text.Text)
		}
	}
}

func TestThemeChanges(t *testing.T) {
	p, _, _ := open(t, 3, fyne.NewSize(1366, 768))
	fyne.CurrentApp().Settings().SetTheme(look.Theme{Day: true})
	p.Refresh()
	if p.panel.FillColor != look.Colour(look.Panel) || p.rows[0].chip.FillColor != look.Colour(look.Raised) ||
		p.rows[0].title[0].Color != look.Colour(look.Text) {
		t.Error("the colours of the night are left")
	}
}
