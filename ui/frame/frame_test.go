package frame

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/test"

	"watchfloor/ui/look"
	"watchfloor/ui/present"
)

func window(t *testing.T, o fyne.CanvasObject, width float32) fyne.Window {
	t.Helper()
	w := test.NewTempWindow(t, o)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width, 60))
	return w
}

func TestHeaderHasRoomForAll(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	for _, width := range []float32{900, 1023, 1024, 1299, 1300, 1366, 1920} {
		h := NewHeader()
		window(t, h, width)
		h.SetClock(time.Date(2026, 9, 30, 22, 22, 22, 0, time.UTC))
		h.SetStatus(present.Status{Link: "Link lost 12 min 34 s", Level: present.Fault, Open: [5]int{12, 12, 12, 12, 12}})
		h.SetLayout("panorama")
		h.SetView("Night watch of the harbour and of the old town")
		for _, pair := range [][2]fyne.CanvasObject{
			{h.tree, h.plan},
			{h.plan, h.view},
			{h.view, h.counters[0].badge},
			{h.counters[4].number.Text, h.pill},
			{h.pill, h.local.Text},
			{h.local.Text, h.theme},
		} {
			if end := pair[0].Position().X + pair[0].Size().Width; end > pair[1].Position().X {
				t.Errorf("%.0f wide: a part ends at %.0f, the next begins at %.0f", width, end, pair[1].Position().X)
			}
		}
		if h.plan.name.Text.Text != "panorama" || len(h.view.name.Text.Text) < 5 {
			t.Errorf("%.0f wide: names are shortened to %q and %q", width, h.plan.name.Text.Text, h.view.name.Text.Text)
		}
		if right := h.menu.Position().X + h.menu.Size().Width; right > width {
			t.Errorf("%.0f wide: the menu ends at %.0f", width, right)
		}
	}
}

func TestHeaderAnnounces(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	h := NewHeader()
	window(t, h, 1200)
	var got []string
	note := func(name string) func() { return func() { got = append(got, name) } }
	h.OnTree, h.OnLayout, h.OnViews = note("tree"), note("layout"), note("views")
	h.OnTheme, h.OnSide, h.OnExpand, h.OnMenu = note("theme"), note("side"), note("expand"), note("menu")
	for _, b := range []fyne.Tappable{h.tree, h.plan, h.view, h.theme, h.side, h.expand, h.menu} {
		test.Tap(b)
	}
	if want := []string{"tree", "layout", "views", "theme", "side", "expand", "menu"}; !slices.Equal(got, want) {
		t.Error(got)
	}
	h.SetTree(true)
	if !h.tree.On() {
		t.Error("the tree is not marked")
	}
	h.SetView("Night")
	h.SetView("")
	if h.view.name.Text.Text != "Unsaved" {
		t.Error(h.view.name.Text.Text)
	}
}

// Popovers begin under their buttons, also in a header that is not at the
// window's corner.
func TestPopoversUnderButtons(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	h := NewHeader()
	window(t, container.New(layout.NewCustomPaddedLayout(7, 0, 5, 0), h), 1200)
	for name, at := range map[string][2]fyne.Position{
		"layout": {h.LayoutAt(), h.plan.Position()}, "views": {h.ViewsAt(), h.view.Position()},
		"menu": {h.MenuAt(), h.menu.Position().AddXY(h.menu.Size().Width, 0)},
	} {
		if want := fyne.NewPos(at[1].X+5, HeaderHeight+7); at[0] != want {
			t.Errorf("%s at %v, not %v", name, at[0], want)
		}
	}
}

func TestBarShortensTheLeftFirst(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	b := NewStatus()
	window(t, b, 300)
	b.Set("a long hint that has no room beside what stands at the right", "12 of 12 cameras")
	if b.right.Text.Text != "12 of 12 cameras" || b.left.Wide()+b.right.Wide() > 300 {
		t.Errorf("%q %q", b.left.Text.Text, b.right.Text.Text)
	}
}
