package ui

import (
	"fmt"
	"image"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"watchfloor/feed"
	"watchfloor/ui/keymap"
	"watchfloor/ui/views"
	"watchfloor/wall/layout"
)

// shelf is a Keeper that remembers what it was given.
type keeper struct{ book views.Book }

func (k *keeper) Save(b views.Book) { k.book = b }
func (k *keeper) Problem() error    { return nil }

// again starts another App on what the first has kept.
func again(t *testing.T, k *keeper, change ...func(*Config)) *desk {
	t.Helper()
	return newDesk(t, append(change, func(c *Config) { c.Keeper, c.Book = k, k.book })...)
}

func TestTheArrangementComesBack(t *testing.T) {
	k := &keeper{}
	d := again(t, k)
	d.step(live, hubCameras(6))
	d.step()
	expect(t, "an untouched wall is not kept", k.book.Last, (*views.View)(nil))
	d.press("Alt+2", "Delete", "Alt+Shift+Left", "C", "V")
	d.step()
	was := d.showing()
	e := again(t, k)
	e.step(live, hubCameras(9))
	expect(t, "wall", e.showing(), was)
	expect(t, "tree", e.panels.tree.Visible(), true)
	expect(t, "mode", e.panels.mode, chart)
	if e.maps.View() != d.maps.View() {
		t.Errorf("the map shows %v, before %v", e.maps.View(), d.maps.View())
	}
	f := again(t, k, func(c *Config) { c.View = console })
	expect(t, "a view that was asked for", f.panels.mode, console)
}

func TestAnIncidentIsNotKept(t *testing.T) {
	k := &keeper{}
	d := again(t, k)
	d.step(live, hubCameras(6), raised(incident("a", feed.Severe, "c05")))
	d.press("N")
	d.step()
	expect(t, "filled by the incident", d.showing(), "1: c05")
	expect(t, "and not kept", k.book.Last, (*views.View)(nil))
	d.press("Escape", "Ctrl+-", "N")
	d.step()
	expect(t, "the operator's own is", k.book.Last.Layout.Name(), "4x4")
}

func TestViews(t *testing.T) {
	k := &keeper{}
	d := again(t, k)
	d.step(live, hubCameras(4))
	d.saveView("Four")
	d.press("Alt+1", "Delete", "Ctrl+-")
	d.saveView("Nine")
	expect(t, "first", d.viewWords(d.now), "Nine")
	d.press("Ctrl+1")
	expect(t, "called by key", d.showing(), "4: c01 c02 c03 c04")
	d.press("PageDown")
	expect(t, "the next", d.showing(), "9: c02 c03 c04")
	d.press("PageDown")
	expect(t, "and round", d.library.called, "Four")
	d.press("Alt+1", "Delete")
	expect(t, "changed", d.viewWords(d.now), "Four *")
	d.press("Ctrl+Z")
	expect(t, "undone", d.viewWords(d.now), "Four")
	d.press("Ctrl+9")
	if !strings.Contains(d.notice.words, "no view 9") {
		t.Errorf("it said %q", d.notice.words)
	}
	d.edit(d.library.book.Move("Nine", -1))
	expect(t, "in another order", k.book.Views[0].Name, "Nine")
	path := filepath.Join(t.TempDir(), "nine.json")
	if err := views.Export(path, k.book.Views[0]); err != nil {
		t.Fatal(err)
	}
	d.openPath(path)
	expect(t, "imported under a free name", d.library.called, "Nine (2)")
	if _, err := New(Config{App: d.cfg.App, Store: d.store, Wall: d.wall, Map: d.maps, View: "None", Book: k.book}); err == nil ||
		!strings.Contains(err.Error(), "Nine (2)") {
		t.Errorf("a view that is not there: %v", err)
	}
}

func TestTheWallRotatesThroughViews(t *testing.T) {
	k := &keeper{}
	d := again(t, k)
	d.step(live, hubCameras(4))
	d.saveView("A")
	d.press("Ctrl++")
	d.saveView("B")
	d.rotate(views.Rotation{Items: []string{"A", "gone", "B"}, Dwell: 10 * time.Second})
	d.visit("A")
	start := time.Now()
	d.tick(start.Add(5 * time.Second))
	expect(t, "still", d.library.called, "A")
	d.tick(start.Add(11 * time.Second))
	expect(t, "the next that is there", d.library.called, "B")
	d.press("[")
	d.press("[")
	expect(t, "back by hand", d.library.called, "A")
	d.press("Escape")
	d.tick(start.Add(time.Hour))
	expect(t, "stopped", d.library.called, "A")
}

func TestDialling(t *testing.T) {
	d := newDesk(t)
	d.step(live, hubCameras(12))
	d.press("Alt+3", "1", "2")
	if words := d.hint(time.Now()); !strings.HasPrefix(words, "Camera 12 · c12") {
		t.Errorf("it says %q", words)
	}
	d.press("Enter")
	expect(t, "played", d.cameraIn(2), "c12")
	d.press("9", "9", "Enter")
	if !strings.Contains(d.notice.words, "No camera has the number 99") {
		t.Errorf("it says %q", d.notice.words)
	}
	d.press("1", "Escape", "Enter")
	expect(t, "forgotten", d.cameraIn(2), "c12")
	expect(t, "so Enter maximises", d.wall.Maximised(), true)
}

func TestCameraLists(t *testing.T) {
	d := newDesk(t)
	d.step(live, hubCameras(6))
	for text, want := range map[string]string{
		"1-3, 5":    "[c01 c02 c03 c05]",
		"2,1":       "[c02 c01]",
		"ungrouped": "[c01 c02 c03 c04 c05 c06]",
		"7":         "“7” is no camera's number and no group",
		"1":         "a sequence needs two cameras at least, as in 1-4, 7",
		"":          "a sequence needs two cameras at least, as in 1-4, 7",
		"x-y, 1":    "“x-y” is no camera's number and no group",
	} {
		ids, err := d.cameraList(text)
		got := fmt.Sprint(ids)
		if err != nil {
			got = err.Error()
		}
		expect(t, text, got, want)
	}
}

func TestBeside(t *testing.T) {
	big, _ := layout.Named("1+5")
	for _, c := range []struct {
		from, right, down, want int
	}{{0, 1, 0, 1}, {0, 0, 1, 3}, {1, -1, 0, 0}, {5, 0, -1, 2}, {0, -1, 0, -1}} {
		expect(t, fmt.Sprint(c), beside(big.Tiles, c.from, image.Pt(c.right, c.down)), c.want)
	}
}

func TestEditingByKeyboard(t *testing.T) {
	d := newDesk(t)
	d.step(live, hubCameras(4))
	d.press("E", "Alt+4", "Delete", "Insert")
	expect(t, "one went and one came", d.wall.Len(), 4)
	before := d.stage.Now().Layout.Tiles[3]
	d.press("Shift+Left")
	if after := d.stage.Now().Layout.Tiles[3]; reflect.DeepEqual(before, after) {
		t.Errorf("the tile stays %v", after)
	}
	d.press("Escape")
	expect(t, "over", d.wall.Editing(), false)
	for range 3 {
		d.press("Ctrl+Z")
	}
	expect(t, "undone", d.showing(), "4: c01 c02 c03 c04")
}

func TestPaletteFindsFiles(t *testing.T) {
	d := newDesk(t)
	dir := t.TempDir()
	for _, name := range []string{"Gate.mp4", "gate.txt", "other.mp4"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var names []string
	for _, item := range d.fileItems(filepath.Join(dir, "ga")) {
		names = append(names, item.Title)
	}
	expect(t, "files", fmt.Sprint(names), "[Gate.mp4 gate.txt]")
	d.openPath(filepath.Join(dir, "none.mp4"))
	if !strings.Contains(d.notice.words, "none.mp4") {
		t.Errorf("it says %q", d.notice.words)
	}
}

func TestMapInATileLeavesTheColumn(t *testing.T) {
	d := newDesk(t)
	d.step(live, hubCameras(4))
	d.press("Alt+2")
	d.setKind(views.Chart)
	expect(t, "in the tile", d.wall.Content(1).Object, d.panels.parts[mapPanel])
	expect(t, "the list alone beside", len(d.panels.beside.Objects), 1)
	d.press("Alt+3")
	d.setKind(views.Chart)
	expect(t, "only once", d.wall.Content(2).State, "IN TILE 2")
	d.press("Ctrl+Z", "Ctrl+Z")
	expect(t, "back", d.panels.beside.Objects[0], any(d.panels.column))
}

func TestWhatAKeyOpensIsInItsWindow(t *testing.T) {
	d := newDesk(t)
	d.step(live, hubCameras(4))
	d.press("F9")
	d.step()
	d.step()
	w := d.own.Window(wallPanel)
	keys := d.bind(w)
	for _, chord := range []string{"Ctrl+K", "F1", "Ctrl+O", "Ctrl+O"} {
		c, _ := keymap.Parse(chord)
		if !keys.Press(c) || len(w.Canvas().Overlays().List()) != 1 || d.win.Canvas().Overlays().Top() != nil {
			t.Errorf("%s in the wall's window: %d open there", chord, len(w.Canvas().Overlays().List()))
		}
		d.back()
		expect(t, "Esc closes it", len(w.Canvas().Overlays().List()), 0)
	}
	d.own.Close(wallPanel)
	d.step()
	d.step()
	d.press("Ctrl+O")
	d.press("Ctrl+O")
	expect(t, "in the main window again, and once", len(d.win.Canvas().Overlays().List()), 1)
}

func TestADeletedViewIsNotCalledAnyMore(t *testing.T) {
	k := &keeper{}
	d := again(t, k)
	d.step(live, hubCameras(4))
	d.saveView("Four")
	d.deleteView("Four")
	d.front.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	expect(t, "views", len(k.book.Views), 0)
	expect(t, "shown", d.viewWords(d.now), "Unsaved")
}
