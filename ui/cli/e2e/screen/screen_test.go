//go:build linux

package screen

import (
	"image"
	"testing"

	"github.com/jezek/xgb/xproto"
)

func TestScreenStartsAndCanBeSeen(t *testing.T) {
	s := start(t, Start)
	img, err := s.Picture()
	if err != nil || img.Bounds().Size() != image.Pt(640, 400) {
		t.Fatalf("picture of %v, %v", img.Bounds(), err)
	}
}

func TestMouse(t *testing.T) {
	s := start(t, Start)
	c := newClient(t, s)
	w := c.open(t, s, "all", image.Rect(0, 0, 640, 400))
	for name, d := range map[string]struct {
		do   func() error
		want string
	}{
		"move":         {func() error { return s.Move(image.Pt(3, 4)) }, "3,4"},
		"click":        {func() error { return s.Click(image.Pt(7, 9)) }, "7,9 <1 7,9 >1 7,9"},
		"right click":  {func() error { return s.RightClick(image.Pt(7, 9)) }, "7,9 <3 7,9 >3 7,9"},
		"double click": {func() error { return s.DoubleClick(image.Pt(7, 9)) }, "7,9 <1 7,9 >1 7,9 <1 7,9 >1 7,9"},
		"scroll up":    {func() error { return s.Scroll(image.Pt(7, 9), 1) }, "7,9 <4 7,9 >4 7,9"},
		"scroll down":  {func() error { return s.Scroll(image.Pt(7, 9), -2) }, "7,9 <5 7,9 >5 7,9 <5 7,9 >5 7,9"},
		"drag":         {func() error { return s.Drag(image.Pt(10, 10), image.Pt(40, 100), 3) }, "10,10 <1 10,10 !20,40 !30,70 !40,100 >1 40,100"},
	} {
		t.Run(name, func(t *testing.T) {
			if err := s.Move(image.Pt(600, 300)); err != nil { // from somewhere else
				t.Fatal(err)
			}
			c.heard(t)
			if err := d.do(); err != nil {
				t.Fatal(err)
			}
			if got := c.heard(t)[w.id]; got != d.want {
				t.Errorf("the window was told %q, want %q", got, d.want)
			}
		})
	}
}

// TestKeys wants the keys of a PC keyboard with the layout of the US: key 37
// is control, 50 shift, 64 alt.
func TestKeys(t *testing.T) {
	s := start(t, Start)
	c := newClient(t, s)
	w := c.open(t, s, "all", image.Rect(0, 0, 640, 400))
	for _, k := range []struct{ chord, want string }{
		{"a", "+38 -38"},
		{"A", "+50 +38 -38 -50"},
		{"ctrl+k", "+37 +45 -45 -37"},
		{"ctrl+shift+s", "+37 +50 +39 -39 -50 -37"},
		{"shift+S", "+50 +39 -39 -50"},
		{"alt+3", "+64 +12 -12 -64"},
		{"alt+Left", "+64 +113 -113 -64"},
		{"Return", "+36 -36"},
		{"F11", "+95 -95"},
		{"ctrl++", "+37 +50 +21 -21 -50 -37"},
		{"plus", "+50 +21 -21 -50"},
		{"?", "+50 +61 -61 -50"},
		{"<", "+50 +59 -59 -50"},
	} {
		if err := s.Key(k.chord); err != nil {
			t.Error(err)
		}
		if got := c.heard(t)[w.id]; got != k.want {
			t.Errorf("%s presses %q, want %q", k.chord, got, k.want)
		}
	}
}

func TestTypeIsOneKeyAfterTheOther(t *testing.T) {
	s := start(t, Start)
	c := newClient(t, s)
	w := c.open(t, s, "all", image.Rect(0, 0, 640, 400))
	if err := s.Type("a B\n"); err != nil {
		t.Fatal(err)
	}
	if got, want := c.heard(t)[w.id], "+38 -38 +65 -65 +50 +56 -56 -50 +36 -36"; got != want {
		t.Errorf("typed %q, want %q", got, want)
	}
}

func TestKeysThatDoNotExistAreSaid(t *testing.T) {
	s := start(t, Start)
	for _, chord := range []string{"", "hyper+k", "ctrl+Nokey", "é", "ctrl+", "Ctrl+K"} {
		if err := s.Key(chord); err == nil {
			t.Errorf("%q was pressed", chord)
		}
	}
	if err := s.Type("naïve"); err == nil {
		t.Error("a character that the keyboard lacks was typed")
	}
}

func TestWindowsAreListedMovedAndGivenTheKeyboard(t *testing.T) {
	s := start(t, Start)
	c := newClient(t, s)
	one := c.open(t, s, "one", image.Rect(0, 0, 100, 80))
	two := c.open(t, s, "two", image.Rect(200, 0, 300, 80))
	if one.Bounds != image.Rect(0, 0, 100, 80) || two.Name != "two" {
		t.Errorf("listed as %+v and %+v", one, two)
	}
	if err := s.MoveWindow(one, image.Pt(20, 30)); err != nil {
		t.Fatal(err)
	}
	if w, ok := s.Window("one"); !ok || w.Bounds != image.Rect(20, 30, 120, 110) {
		t.Errorf("moved to %+v", w)
	}
	types(t, s, c, one, two)
	types(t, s, c, two, one)
}

// types wants what is typed in the window that has been given the keyboard.
func types(t *testing.T, s *Screen, c *client, to, other Window) {
	t.Helper()
	if err := s.Focus(to); err != nil {
		t.Fatal(err)
	}
	if err := s.Key("a"); err != nil {
		t.Fatal(err)
	}
	if heard := c.heard(t); heard[to.id] != "+38 -38" || heard[other.id] != "" {
		t.Errorf("%s heard %q, %s %q", to.Name, heard[to.id], other.Name, heard[other.id])
	}
}

// TestManagerGivesTheKeyboardToWhatIsClicked is what the manager is for.
func TestManagerGivesTheKeyboardToWhatIsClicked(t *testing.T) {
	s := start(t, StartManaged)
	c := newClient(t, s)
	one := c.open(t, s, "one", image.Rect(0, 0, 100, 80))
	two := c.open(t, s, "two", image.Rect(0, 0, 100, 80))
	if one.Bounds.Overlaps(two.Bounds) {
		t.Errorf("the manager laid %v over %v", two.Bounds, one.Bounds)
	}
	for _, w := range []Window{one, two, one} {
		if err := s.Click(w.Bounds.Min.Add(image.Pt(50, 40))); err != nil {
			t.Fatal(err)
		}
		eventually(t, w.Name+" has the keyboard", func() bool {
			focus, err := xproto.GetInputFocus(s.conn).Reply()
			return err == nil && focus.Focus == w.id
		})
	}
}
