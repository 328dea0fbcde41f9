package ask

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"watchfloor/ui/look"
	"watchfloor/ui/parts"
)

// desk is a canvas with an entry that has the keyboard, and keys of its own.
func desk(t *testing.T) (c fyne.Canvas, under *widget.Entry, leaked *[]fyne.KeyName) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	under = widget.NewEntry()
	w := test.NewTempWindow(t, under)
	w.Resize(fyne.NewSize(1000, 700))
	w.Canvas().Focus(under)
	leaked = &[]fyne.KeyName{}
	w.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { *leaked = append(*leaked, e.Name) })
	return w.Canvas(), under, leaked
}

func press(c fyne.Canvas, key fyne.KeyName) { c.Focused().TypedKey(&fyne.KeyEvent{Name: key}) }

func noSpace(s string) error {
	if strings.Contains(s, " ") || s == "" {
		return errors.New("a word, without spaces")
	}
	return nil
}

func TestLine(t *testing.T) {
	c, under, _ := desk(t)
	var got []string
	q := Question{Title: "Name", Value: "Night watch", Button: "Save", Check: noSpace}
	d := Line(c, q, func(answer string) { got = append(got, answer) })
	press(c, fyne.KeyReturn)
	if len(got) != 0 || c.Overlays().Top() != d {
		t.Fatalf("a wrong answer was taken: %q", got)
	}
	test.Type(c.Focused(), "Day") // over what was there, which was selected
	press(c, fyne.KeyReturn)
	if !slices.Equal(got, []string{"Day"}) || c.Overlays().Top() != nil || c.Focused() != under {
		t.Fatalf("%q, focus %T", got, c.Focused())
	}
}

func TestProblemIsShownWhileTyping(t *testing.T) {
	c, _, _ := desk(t)
	d := Line(c, Question{Title: "Name", Check: noSpace}, nil)
	shown := func() (words string) {
		for _, o := range test.LaidOutObjects(d) {
			if text, ok := o.(*canvas.Text); ok && text.Color == look.Colour(look.Bad) {
				words += text.Text
			}
		}
		return words
	}
	if shown() != "" {
		t.Errorf("%q before anything is typed", shown())
	}
	test.Type(c.Focused(), "a b")
	if shown() != "a word, without spaces" {
		t.Errorf("%q", shown())
	}
	press(c, fyne.KeyBackspace)
	press(c, fyne.KeyBackspace)
	if shown() != "" {
		t.Errorf("%q of a right answer", shown())
	}
}

func TestLines(t *testing.T) {
	c, _, _ := desk(t)
	var got [2]string
	Lines(c, [2]Question{{Title: "Rotate", Label: "Cameras", Value: "1, 2"}, {Label: "Seconds", Value: "a b", Check: noSpace}}, func(a [2]string) { got = a })
	press(c, fyne.KeyReturn)
	if got != [2]string{} {
		t.Fatalf("a wrong second answer was taken: %q", got)
	}
	c.FocusNext()
	c.Focused().(*entry).SetText("20")
	press(c, fyne.KeyEnter)
	if got != [2]string{"1, 2", "20"} {
		t.Fatalf("%q", got)
	}
}

func TestText(t *testing.T) {
	c, _, _ := desk(t)
	got := ""
	Text(c, Question{Title: "Note"}, func(a string) { got = a })
	test.Type(c.Focused(), "one")
	press(c, fyne.KeyReturn)
	test.Type(c.Focused(), "two")
	if got != "" {
		t.Fatal("Enter answered")
	}
	c.Focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault})
	if got != "one\ntwo" {
		t.Fatalf("%q", got)
	}
}

func TestEscLeaves(t *testing.T) {
	for name, open := range map[string]func(fyne.Canvas, func()){
		"line":  func(c fyne.Canvas, done func()) { Line(c, Question{}, func(string) { done() }) },
		"lines": func(c fyne.Canvas, done func()) { Lines(c, [2]Question{}, func([2]string) { done() }) },
		"text":  func(c fyne.Canvas, done func()) { Text(c, Question{}, func(string) { done() }) },
		"sure":  func(c fyne.Canvas, done func()) { Sure(c, "Delete?", "It is gone then.", "Delete", done) },
	} {
		c, under, leaked := desk(t)
		open(c, func() { t.Errorf("%s: Esc answered", name) })
		press(c, fyne.KeyA)
		press(c, fyne.KeyEscape)
		if c.Overlays().Top() != nil || c.Focused() != under || len(*leaked) > 0 {
			t.Errorf("%s: %d overlays, focus %T, keys %v reached the window", name, len(c.Overlays().List()), c.Focused(), *leaked)
		}
	}
}

func TestSureAndList(t *testing.T) {
	c, _, _ := desk(t)
	calls := 0
	Sure(c, "Delete?", "", "Delete", func() { calls++ })
	press(c, fyne.KeyReturn)
	List(c, "Changed", []string{"a.mp4 has another content"}, func() { calls++ })
	press(c, fyne.KeyEscape)
	List(c, "Changed", nil, nil)
	press(c, fyne.KeyReturn)
	if calls != 2 || c.Overlays().Top() != nil {
		t.Error(calls, c.Overlays().List())
	}
}

// A click beside the card neither closes the dialog nor takes its keyboard.
func TestClickBeside(t *testing.T) {
	c, _, _ := desk(t)
	d := Line(c, Question{Title: "Name"}, nil)
	field := c.Focused()
	c.Unfocus() // as the driver does
	test.TapCanvas(c, fyne.NewPos(10, 10))
	if c.Focused() != field || c.Overlays().Top() != d {
		t.Errorf("focus %T", c.Focused())
	}
	d.Hide()
	if c.Overlays().Top() != nil {
		t.Error("not hidden")
	}
}

func TestLinesHaveRoom(t *testing.T) {
	desk(t)
	long := strings.Repeat("Donaudampfschifffahrtsgesellschaft", 4)
	words := "a few words, then " + long + " and\n\nsome more of them that need a second line as they are so many of them"
	all := lines(words, 300)
	for _, l := range all {
		if w := fyne.MeasureText(l, look.BodyText, fyne.TextStyle{}).Width; w > 300 {
			t.Errorf("%q is %.0f wide", l, w)
		}
	}
	if got := strings.Join(all, " "); !strings.Contains(got, "second line as they are so many of them") || !slices.Contains(all, "") {
		t.Errorf("%q", all)
	}
}

// The card stays inside windows of every size that Watchfloor supports, and
// its parts inside the card.
func TestCardHasRoom(t *testing.T) {
	c, _, _ := desk(t)
	var rows []string
	for i := range 40 {
		rows = append(rows, fmt.Sprintf("camera-%02d.mp4 has another content than when the session was saved: its SHA-256 differs.", i))
	}
	d := List(c, "Some inputs have changed", rows, nil)
	d.Resize(fyne.NewSize(900, 500))
	if end := d.card.Position().Y + d.card.Size().Height; end > 500 {
		t.Errorf("the card ends at %.0f", end)
	}
	var button *parts.Button
	for _, o := range test.LaidOutObjects(d) {
		if b, ok := o.(*parts.Button); ok {
			button = b
		}
	}
	if button == nil {
		t.Fatal("no button")
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(button)
	if at.Y+button.Size().Height > d.card.Position().Y+d.card.Size().Height || at.X+button.Size().Width > d.card.Position().X+cardWidth {
		t.Errorf("the button is at %v", at)
	}
}
