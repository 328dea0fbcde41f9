package frame

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"watchfloor/ui/look"
	"watchfloor/wall/layout"
)

// hands types keys into what has the keyboard; leaked are those that came to
// the window.
func hands(t *testing.T, o fyne.CanvasObject) (press func(...fyne.KeyName), leaked *[]fyne.KeyName) {
	t.Helper()
	w := window(t, o, 600)
	w.Canvas().Focus(o.(fyne.Focusable))
	leaked = &[]fyne.KeyName{}
	w.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { *leaked = append(*leaked, e.Name) })
	return func(keys ...fyne.KeyName) {
		for _, k := range keys {
			w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
		}
	}, leaked
}

func TestPicker(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	var got []string
	p := Picker(layout.Presets(), "4x4", func(name string) { got = append(got, name) }, func() { got = append(got, "free") })
	press, leaked := hands(t, p)
	press(fyne.KeyReturn, fyne.KeyRight, fyne.KeyReturn) // 4x4 is where it begins
	press(fyne.KeyDown, fyne.KeyReturn)                  // a shorter row
	press(fyne.KeyUp, fyne.KeyUp, fyne.KeyLeft, fyne.KeyReturn)
	press(fyne.KeyE, fyne.KeyEscape)
	if want := []string{"4x4", "5x5", "8x8", "2x2", "free"}; !slices.Equal(got, want) {
		t.Errorf("%q, not %q", got, want)
	}
	if !slices.Equal(*leaked, []fyne.KeyName{fyne.KeyEscape}) {
		t.Errorf("the window got %v", *leaked)
	}
}

// Every preset has a plate of its own, in the group of its kind.
func TestPickerShowsAll(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	var got []string
	p := Picker(layout.Presets(), "1+5", func(name string) { got = append(got, name) }, nil).(*picker)
	window(t, p, 600)
	marked := 0
	for _, row := range p.rows {
		for _, w := range row {
			test.Tap(w)
			if w.present {
				marked++
			}
		}
	}
	var want []string
	for _, preset := range layout.Presets() {
		want = append(want, preset.Name)
	}
	if !slices.Equal(got, want) || marked != 1 {
		t.Errorf("%q, %d marked", got, marked)
	}
	groups := grouped(layout.Presets())
	if len(groups) != 3 || groups[0].presets[7].Name != "8x8" || groups[1].presets[0].Name != "2x1" || groups[2].presets[0].Name != "1+5" {
		t.Errorf("%+v", groups)
	}
	if only := grouped(layout.Presets()[:2]); len(only) != 1 {
		t.Errorf("%d groups of two squares", len(only))
	}
}

func TestMenuByKeys(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	var got []string
	item := func(name string) Item { return Item{Key: Key{Does: name}, Do: func() {}} }
	press, leaked := hands(t, Menu([]Item{item("a"), {}, item("b"), item("c")}, func(i Item) { got = append(got, i.Does) }))
	press(fyne.KeyReturn, fyne.KeyUp, fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn, fyne.KeyDown, fyne.KeyEnter, fyne.KeyEscape)
	if !slices.Equal(got, []string{"c", "a", "b"}) || !slices.Equal(*leaked, []fyne.KeyName{fyne.KeyEscape}) {
		t.Errorf("%q, the window got %v", got, *leaked)
	}
}

func TestGhostHasRoomForItsName(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	g := NewGhost()
	window(t, g, 600)
	g.Set("Quai Antoine 1er")
	if g.name.Text.Text != "Quai Antoine 1er" || g.Size() != g.MinSize() || g.Size().Width < g.name.Wide()+ghostEdge {
		t.Errorf("%q in %v", g.name.Text.Text, g.Size())
	}
	g.Set("Rond-Point Sainte-Dévote by the station of the railway, towards the harbour")
	if g.Size().Width > ghostWidth || len(g.name.Text.Text) < 20 {
		t.Errorf("%q in %v", g.name.Text.Text, g.Size())
	}
}
