package shelf

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"watchfloor/ui/look"
	"watchfloor/ui/views"
	"watchfloor/wall/layout"
)

func saved(names ...string) []views.View {
	var all []views.View
	for _, name := range names {
		all = append(all, views.View{Name: name, Layout: layout.Square(4), Tiles: []views.Tile{{Kind: views.Clock}, {}}})
	}
	return all
}

// listening shows a panel, and notes what it announces.
func listening(t *testing.T, m Model) (p *Panel, w fyne.Window, got *[]string) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	p, got = New(), &[]string{}
	p.Set(m)
	w = test.NewTempWindow(t, p)
	w.SetPadded(false)
	w.Resize(p.MinSize())
	note := func(what string) func(string) {
		return func(name string) { *got = append(*got, what+" "+name) }
	}
	p.OnCall, p.OnRename, p.OnDuplicate, p.OnDelete, p.OnExport = note("call"), note("rename"), note("duplicate"), note("delete"), note("export")
	p.OnMove = func(name string, by int) { note(fmt.Sprint("move", by))(name) }
	p.OnSave, p.OnSaveAs = func() { note("save")("") }, func() { note("save as")("") }
	p.OnImport, p.OnRotate = func() { note("import")("") }, func() { note("rotate")("") }
	return p, w, got
}

func expect(t *testing.T, got *[]string, want ...string) {
	t.Helper()
	if !slices.Equal(*got, want) {
		t.Errorf("%q, not %q", *got, want)
	}
	*got = nil
}

func TestMouse(t *testing.T) {
	p, w, got := listening(t, Model{Views: saved("a", "b", "c"), Called: "b", Changed: true})
	at := fyne.NewPos(60, headHeight+saveHeight+rowHeight+10) // the second row
	test.MoveMouse(w.Canvas(), at)
	test.TapCanvas(w.Canvas(), at)
	expect(t, got, "call b")
	for _, tool := range p.rows.pool[1].tools {
		if !tool.Visible() {
			t.Errorf("%q is not shown", tool.tip)
		}
		test.Tap(tool)
	}
	expect(t, got, "rename b", "duplicate b", "move-1 b", "move1 b", "export b", "delete b")
	for _, b := range []fyne.Tappable{p.save, p.saveAs, p.load, p.rotate} {
		test.Tap(b)
	}
	expect(t, got, "save ", "save as ", "import ", "rotate ")
	test.MoveMouse(w.Canvas(), fyne.NewPos(60, 10))
	if p.rows.pool[1].tools[0].Visible() {
		t.Error("tools stay where the mouse is no longer")
	}
}

// A tool that is pointed at says what it does, and keeps its row armed.
func TestToolExplains(t *testing.T) {
	p, _, _ := listening(t, Model{Views: saved("a", "b")})
	r := p.rows.pool[0]
	r.MouseIn(nil)
	if r.tools[upTool].Visible() || !r.tools[downTool].Visible() {
		t.Error("the first view offers to go up, or not to go down")
	}
	r.MouseOut()
	for _, tool := range r.tools {
		tool.MouseIn(&desktop.MouseEvent{})
		if r.detail.Text.Text != tool.tip {
			t.Errorf("%q has not room, it is %q", tool.tip, r.detail.Text.Text)
		}
		tool.MouseOut()
	}
	r.tools[0].MouseIn(&desktop.MouseEvent{})
	if !r.tools[0].Visible() || r.detail.Text.Text != "Rename  F2" {
		t.Errorf("%q", r.detail.Text.Text)
	}
	r.tools[0].MouseOut()
	if r.tools[0].Visible() || r.detail.Text.Text != "2x2 · 1 of 4 tiles in use" {
		t.Errorf("%q", r.detail.Text.Text)
	}
}

func TestKeys(t *testing.T) {
	p, w, got := listening(t, Model{Views: saved("a", "b", "c"), Called: "b"})
	w.Canvas().Focus(p)
	w.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { *got = append(*got, "window "+string(e.Name)) })
	press := func(keys ...fyne.KeyName) {
		for _, k := range keys {
			p.TypedKey(&fyne.KeyEvent{Name: k})
		}
	}
	press(fyne.KeyReturn, fyne.KeyDown, fyne.KeyDown, fyne.KeyEnter, fyne.KeyHome, fyne.KeyF2, fyne.KeyDelete)
	expect(t, got, "call b", "call c", "rename a", "delete a")
	press(fyne.Key2, fyne.Key9, fyne.KeyEscape)
	expect(t, got, "call b", "window Escape")
	for _, s := range []desktop.CustomShortcut{
		{KeyName: fyne.KeyD, Modifier: fyne.KeyModifierShortcutDefault},
		{KeyName: fyne.KeyUp, Modifier: fyne.KeyModifierAlt},
		{KeyName: fyne.KeyDown, Modifier: fyne.KeyModifierAlt},
		{KeyName: fyne.KeyP, Modifier: fyne.KeyModifierControl},
	} {
		p.TypedShortcut(&s)
	}
	expect(t, got, "duplicate a", "move-1 a", "move1 a")
}

// The cursor stays with its view, and where a view was deleted or renamed.
func TestCursorFollows(t *testing.T) {
	p, _, got := listening(t, Model{Views: saved("a", "b", "c"), Called: "b"})
	for _, step := range []struct {
		views []views.View
		want  string
	}{
		{saved("b", "a", "c"), "call b"}, {saved("x", "a", "c"), "call x"}, {saved("a", "c"), "call a"}, {saved("c"), "call c"},
	} {
		p.Set(Model{Views: step.views})
		p.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		expect(t, got, step.want)
	}
	p.Set(Model{})
	p.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	p.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	expect(t, got)
}

func TestStates(t *testing.T) {
	p, _, _ := listening(t, Model{})
	if !p.empty[0].Visible() || p.save.Visible() || p.count.Text.Text != "" {
		t.Error("a shelf without views does not say so")
	}
	long := "a name that is much longer than all the room that there is for it"
	p.Set(Model{Views: saved(long, "b"), Called: long, Changed: true, Rotating: "Rotating 1 of 2 · 9 s"})
	r := p.rows.pool[0]
	if p.empty[0].Visible() || !p.save.Visible() || !p.turning.Visible() || !r.edge.Visible() || p.count.Text.Text != "2 views" {
		t.Error("the called view is not marked as changed")
	}
	if end := r.name.Position().X + r.name.Wide(); end > width || r.name.Text.Text == "" {
		t.Errorf("%q ends at %.0f", r.name.Text.Text, end)
	}
	if got := r.detail.Text.Text; got != "changed since · 2x2 · 1 of 4 tiles in use" {
		t.Errorf("%q", got)
	}
	for _, room := range []struct{ needs, has float32 }{
		{p.save.MinSize().Width, p.save.Size().Width + 2}, {p.saveAs.MinSize().Width, p.saveAs.Size().Width + 2},
	} {
		if room.needs > room.has {
			t.Errorf("a button needs %.0f and has %.0f", room.needs, room.has)
		}
	}
}

// Many views have few widgets, and a popover that is not higher than it may.
func TestMany(t *testing.T) {
	var names []string
	for i := range 200 {
		names = append(names, fmt.Sprint("view ", i))
	}
	p, _, got := listening(t, Model{Views: saved(names...)})
	if p.MinSize() != fyne.NewSize(width, maxHeight) || len(p.rows.pool) > 10 {
		t.Errorf("%v, %d widgets", p.MinSize(), len(p.rows.pool))
	}
	p.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	p.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	expect(t, got, "call view 199")
	last := p.rows.pool[p.rows.shown-1]
	if last.is.name != "view 199" || last.is.key != "" {
		t.Errorf("the last row in sight shows %q %q", last.is.name, last.is.key)
	}
}
