package cameras

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"watchfloor/feed"
	"watchfloor/ui/look"
	"watchfloor/ui/present"
)

// shown is a panel with cameras in a window.
func shown(t testing.TB, items []present.CameraItem) (*Panel, fyne.Window) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	p := New()
	w := test.NewTempWindow(t, p)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(300, 600))
	p.SetItems(items)
	return p, w
}

// many are so many cameras of a big city.
func many(n int) []present.CameraItem {
	streets := []string{"Avenue de Monte-Carlo", "Boulevard Albert 1er", "Rond-Point Sainte-Dévote", "Quai Antoine", "Tunnel Nord", "Straße des 17. Juni", "Market Square"}
	sides := []string{"north", "south", "gate", "platform", "ramp"}
	s := &feed.Snapshot{Cameras: make(map[string]feed.Camera, n)}
	for i := range n {
		id := fmt.Sprintf("cam-%05d", i+1)
		s.Cameras[id] = feed.Camera{
			ID: id, Name: fmt.Sprintf("%s %s %d", streets[i%len(streets)], sides[i/7%len(sides)], i%90),
			Agency: fmt.Sprintf("agency_%02d", i%23), Tags: []string{fmt.Sprintf("district_%02d", i%97), sides[i%len(sides)]},
			Health: feed.Online, Streams: []feed.Stream{{URL: "rtsp://h/" + id}},
		}
	}
	return present.CameraItems(s)
}

func keys(p interface{ TypedKey(*fyne.KeyEvent) }, names ...fyne.KeyName) {
	for _, n := range names {
		p.TypedKey(&fyne.KeyEvent{Name: n})
	}
}

// texts are what the rows in sight say, by their cameras or branches.
func texts(p *Panel) (all []string) {
	for _, r := range p.list.pool[:p.list.shown] {
		name := ""
		for i := range r.name {
			name += r.name[i].Text.Text
		}
		if r.is.line.heading {
			name = r.title.Text.Text
		}
		all = append(all, name)
	}
	return all
}

func TestRowsAreAsManyAsCanBeSeen(t *testing.T) {
	p, w := shown(t, many(3000))
	p.FocusSearch(w.Canvas())
	test.Type(p.search, "1")
	test.Type(p.search, "2")
	keys(p.search, fyne.KeyEnd, fyne.KeyPageDown, fyne.KeyPageDown, fyne.KeyUp)
	if n := len(p.list.pool); n > 600/rowHeight+2 {
		t.Errorf("%d widgets in 600 units", n)
	}
	keys(p.search, fyne.KeyEscape)
	if p.list.shown == 0 || p.search.Text != "" {
		t.Errorf("%d rows after the search for %q", p.list.shown, p.search.Text)
	}
}

func TestKeysWhileTyping(t *testing.T) {
	p, w := shown(t, some())
	var did []string
	p.OnOpen = func(id string) { did = append(did, "open "+id) }
	p.OnClose = func() { did = append(did, "close") }
	p.FocusSearch(w.Canvas())
	test.Type(p.search, "harbour")
	keys(p.search, fyne.KeyReturn, fyne.KeyDown, fyne.KeyEnter, fyne.KeyUp, fyne.KeyUp, fyne.KeyReturn)
	if w.Canvas().Focused() != fyne.Focusable(p.search) {
		t.Error("the search has lost the keyboard")
	}
	keys(p.search, fyne.KeyLeft, fyne.KeyLeft) // within the text
	test.Type(p.search, "x")
	if p.query != "harboxur" || len(p.lines) != 0 {
		t.Errorf("%q finds %d", p.query, len(p.lines))
	}
	keys(p.search, fyne.KeyReturn, fyne.KeyDown, fyne.KeyEscape)
	if p.query != "" || len(did) != 3 {
		t.Errorf("after Esc %q; %v", p.query, did)
	}
	keys(p.search, fyne.KeyEscape)
	if fmt.Sprint(did) != "[open c open d open c close]" || w.Canvas().Focused() != nil {
		t.Errorf("%v, %T has the keyboard", did, w.Canvas().Focused())
	}
}

func TestWhatWasFoundStaysChosenInTheTree(t *testing.T) {
	p, w := shown(t, some())
	p.FocusSearch(w.Canvas())
	test.Type(p.search, "uber")
	keys(p.search, fyne.KeyEscape)
	if at := p.chosen(); at < 0 || p.items[p.lines[at].item].ID != "f" {
		t.Errorf("line %d is chosen", at)
	}
}

func TestKeysInTheTree(t *testing.T) {
	p, w := shown(t, some())
	p.FocusSearch(w.Canvas())
	chosen := func() string { return fmt.Sprint(p.cursor.branch, p.cursor.camera) }
	for _, c := range []struct {
		key  fyne.KeyName
		want string
		rows int
	}{
		{fyne.KeyDown, "{Fire }", 12},
		{fyne.KeyRight, "{Fire Harbour}", 12},
		{fyne.KeyRight, "{ }a", 12},
		{fyne.KeyRight, "{ }a", 12},
		{fyne.KeyLeft, "{Fire Harbour}", 12},
		{fyne.KeyLeft, "{Fire Harbour}", 11},
		{fyne.KeyLeft, "{Fire }", 11},
		{fyne.KeyReturn, "{Fire }", 9 + 1},
		{fyne.KeyLeft, "{Fire }", 10},
		{fyne.KeyEnd, "{ }f", 10},
		{fyne.KeyHome, "{Fire }", 10},
		{fyne.KeyRight, "{Fire }", 11},
	} {
		if keys(p.search, c.key); chosen() != c.want || len(p.lines) != c.rows {
			t.Errorf("%s: %s of %d lines, want %s of %d", c.key, chosen(), len(p.lines), c.want, c.rows)
		}
	}
}

func TestWindowKeepsItsKeys(t *testing.T) {
	p, w := shown(t, some())
	var got []string
	w.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { got = append(got, string(e.Name)) })
	w.Canvas().SetOnTypedRune(func(r rune) { got = append(got, string(r)) })
	w.Canvas().Focus(p.list)
	keys(p.list, fyne.KeyDown, fyne.KeyN, fyne.KeySpace)
	p.list.TypedRune('3')
	p.FocusSearch(w.Canvas())
	keys(p.search, fyne.KeyF1, fyne.KeyF)
	if fmt.Sprint(got) != "[N Space 3 F1]" {
		t.Error(got)
	}
}

func TestShortcutsThatEditText(t *testing.T) {
	custom := func(k fyne.KeyName) fyne.Shortcut {
		return &desktop.CustomShortcut{KeyName: k, Modifier: fyne.KeyModifierControl}
	}
	for _, c := range []struct {
		shortcut fyne.Shortcut
		want     bool
	}{
		{&fyne.ShortcutPaste{}, true},
		{&fyne.ShortcutUndo{}, true},
		{custom(fyne.KeyBackspace), true},
		{custom(fyne.KeyLeft), true},
		{custom(fyne.KeyK), false},
		{custom(fyne.KeyUp), false},
	} {
		if edits(c.shortcut) != c.want {
			t.Errorf("%s edits: %v", c.shortcut.ShortcutName(), !c.want)
		}
	}
}

// press is the mouse's button going down on a row.
func press(r *row) { r.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary}) }

func TestMouse(t *testing.T) {
	items := some()
	items[0].Playable = true
	p, w := shown(t, items)
	var did []string
	p.OnOpen = func(id string) { did = append(did, "open "+id) }
	p.OnDrag = func(id string, at fyne.Position) { did = append(did, fmt.Sprint("drag ", id, at)) }
	p.OnDrop = func(id string, at fyne.Position) { did = append(did, fmt.Sprint("drop ", id, at)) }
	rows := p.list.pool
	press(rows[2])
	if p.cursor.camera != "a" || w.Canvas().Focused() != fyne.Focusable(p.list) || !rows[2].ground.Visible() {
		t.Errorf("%v is chosen", p.cursor)
	}
	rows[2].DoubleTapped(nil)
	for _, x := range []float32{50, -200} {
		rows[2].Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: fyne.NewPos(x, 9)}})
	}
	rows[2].DragEnd()
	for _, r := range []*row{rows[0], rows[5]} { // a heading, and a camera without pictures
		r.Dragged(&fyne.DragEvent{})
		r.DragEnd()
	}
	keys(p.list, fyne.KeyReturn)
	if want := "[open a drag a{50 9} drag a{-200 9} drop a{-200 9} open a]"; fmt.Sprint(did) != want {
		t.Error(did)
	}
	press(rows[0])
	rows[0].DoubleTapped(nil)
	if len(p.lines) != 10 || len(did) != 5 {
		t.Errorf("%d lines with an agency closed; %v", len(p.lines), did)
	}
}

// A drag goes on when the rows change under it.
func TestDragOutlivesTheRows(t *testing.T) {
	items := some()
	items[0].Playable, items[1].Playable = true, true
	p, _ := shown(t, items)
	dropped := ""
	p.OnDrop = func(id string, _ fyne.Position) { dropped = id }
	r := p.list.pool[2]
	r.Dragged(&fyne.DragEvent{})
	p.SetItems(items[1:])
	r.Dragged(&fyne.DragEvent{})
	r.DragEnd()
	if dropped != "a" {
		t.Errorf("%q was dropped", dropped)
	}
}

func TestHealthChangesInPlace(t *testing.T) {
	items := some()
	p, w := shown(t, items)
	p.FocusSearch(w.Canvas())
	test.Type(p.search, "harbour")
	index := p.index
	ill := slices.Clone(items)
	ill[2].Health, ill[2].State, ill[2].Playable = feed.Offline, "Offline", true
	p.SetItems(ill)
	r := p.list.pool[0]
	if p.index != index || r.state.Text.Text != "Offline" || r.state.Text.Color != look.Colour(look.Bad) {
		t.Errorf("says %q; a new index: %v", r.state.Text.Text, p.index != index)
	}
	p.SetShown(map[string]bool{"c": true})
	if r.aside.Text.Text != "on the wall" {
		t.Errorf("on the wall, but it says %q", r.aside.Text.Text)
	}
	p.SetItems(ill[:2])
	if p.index == index || fmt.Sprint(texts(p)) != "[Rond-Point Sainte-Dévote]" {
		t.Errorf("with two cameras left: %q", texts(p))
	}
}

func TestUnchangedItemsCostNothing(t *testing.T) {
	p, _ := shown(t, many(300))
	same, on := many(300), map[string]bool{"cam-00001": true}
	if n := testing.AllocsPerRun(20, func() { p.SetItems(same); p.SetShown(on) }); n > 0 {
		t.Errorf("%v allocations for nothing new", n)
	}
}

func TestThemeChanges(t *testing.T) {
	p, _ := shown(t, some())
	for _, day := range []bool{true, false} {
		test.ApplyTheme(t, look.Theme{Day: day})
		p.Refresh()
		r := p.list.pool[2]
		if r.name[0].Color != look.Colour(r.is.ink()) || p.list.pool[0].title.Color != look.Colour(look.Text) || p.ground.FillColor != look.Colour(look.Panel) {
			t.Errorf("day %v: colours of the other theme", day)
		}
	}
}

func TestWhyTheListIsEmpty(t *testing.T) {
	p, w := shown(t, nil)
	said := func() string { return p.count.Text.Text + "|" + p.empty[0].Text.Text + "|" + p.empty[1].Text.Text }
	if said() != "|No cameras yet|Connect a hub or give --camera" || !p.empty[0].Visible() {
		t.Error(said())
	}
	p.SetItems(some())
	if p.empty[0].Visible() || p.count.Text.Text != "6" {
		t.Errorf("%q with cameras", said())
	}
	p.FocusSearch(w.Canvas())
	test.Type(p.search, "xyz")
	if said() != "0 of 6 found|Nothing matches “xyz”|Esc shows all cameras again" || !p.empty[1].Visible() {
		t.Error(said())
	}
}

// Nothing is written over anything else or beyond the row, however narrow.
func TestTextStaysInItsPlace(t *testing.T) {
	long := present.CameraItem{
		ID: "a", Number: 123456, Name: "A name that is much too long for a narrow tree of cameras", State: "Registry only: no live pictures",
		Agency: "An agency that has a long name", Group: "And a group that has a long name too", Tags: "And a group that has a long name too",
	}
	p, w := shown(t, []present.CameraItem{long})
	p.SetShown(map[string]bool{"a": true})
	for _, width := range []float32{240, 300, 420} {
		for _, query := range []string{"", "group name tree"} {
			w.Resize(fyne.NewSize(width, 600))
			p.search.SetText(query)
			for _, r := range p.list.pool[:p.list.shown] {
				end := width - side
				if r.aside.Text.Text != "" {
					end -= r.aside.Wide()
				}
				second := r.state.Position().X + r.state.Wide()
				for i := range r.detail {
					second = max(second, r.detail[i].Position().X+r.detail[i].Wide())
				}
				if r.is.line.heading {
					second = r.title.Position().X + r.title.Wide()
				}
				first := float32(0)
				for i := range r.name {
					first = max(first, r.name[i].Position().X+r.name[i].Wide())
				}
				if second > end || !r.is.line.heading && first > width-side {
					t.Errorf("%v %q: lines end at %.0f and %.0f, before %.0f", width, query, first, second, end)
				}
			}
		}
	}
}
