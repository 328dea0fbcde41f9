package kinds

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"watchfloor/ui/look"
)

// one is a letter's width in the tests of wrap.
func one(rune) float32 { return 1 }

// texts feed test, properties and fuzzing.
var texts = []struct {
	text string
	room float32
	want []string
}{
	{"", 10, []string{""}},
	{"one", 10, []string{"one"}},
	{"one two three", 7, []string{"one two", "three"}},
	{"one two three", 6, []string{"one", "two", "three"}},
	{"one  two", 4, []string{"one", "two"}},
	{"a\n\nb", 9, []string{"a", "", "b"}},
	{"indescribable", 5, []string{"indes", "criba", "ble"}},
	{"an indescribable thing", 5, []string{"an", "indes", "criba", "ble", "thing"}},
	{"see /srv/pictures/gate", 10, []string{"see", "/srv/", "pictures/", "gate"}},
	{"äöü äöü", 3, []string{"äöü", "äöü"}},
	{"ab", 0.5, []string{"a", "b"}},
	{"   ", 2, []string{""}},
}

func TestWrap(t *testing.T) {
	for _, c := range texts {
		if got := wrap(c.text, c.room, one); !slices.Equal(got, c.want) {
			t.Errorf("%q in %v is %q, want %q", c.text, c.room, got, c.want)
		}
	}
}

func FuzzWrap(f *testing.F) {
	for _, c := range texts {
		f.Add(c.text, c.room)
	}
	f.Fuzz(func(t *testing.T, text string, room float32) {
		text = plain(text, MaxLetters)
		if !utf8.ValidString(text) || utf8.RuneCountInString(text) > MaxLetters {
			t.Fatalf("%q is not plain", text)
		}
		lines := wrap(text, room, one)
		for _, line := range lines {
			if n := utf8.RuneCountInString(line); n > 1 && float32(n) > room {
				t.Errorf("%q is wider than %v", line, room)
			}
		}
		if got, want := letters(strings.Join(lines, "")), letters(text); got != want {
			t.Errorf("wrapped it reads %q, not %q", got, want)
		}
	})
}

// letters is text without the spaces that a line end may replace.
func letters(text string) string {
	return strings.NewReplacer(" ", "", "\n", "").Replace(text)
}

func TestPlain(t *testing.T) {
	for text, want := range map[string]string{
		"":                         "",
		"  gate 4\r\nclosed\n":     "gate 4\nclosed",
		"a\tb\x00\x1b[31mc\u200e":  "a b[31mc",
		"bad \xff byte":            "bad \uFFFD byte",
		strings.Repeat("x", 2000):  strings.Repeat("x", 2000),
		strings.Repeat("ü", 2001):  strings.Repeat("ü", 1999) + "…",
		strings.Repeat("ü", 99999): strings.Repeat("ü", 1999) + "…",
	} {
		if got := plain(text, MaxLetters); got != want {
			t.Errorf("%.20q… is %.20q…, want %.20q…", text, got, want)
		}
	}
}

var notes = []string{
	"EXIT GATE 4 CLOSED",
	"Shift lead: Anna Bergström, extension 4711\n\nCall the tunnel operator before you open the gate.",
	"https://intranet.example.org/a/very/long/address/that/does/not/end",
	strings.Repeat("Lorem ipsum dolor sit amet. ", 70),
}

func TestNoteFillsItsTile(t *testing.T) {
	newApp(t)
	n := NewNote("")
	w := test.NewTempWindow(t, n)
	w.SetPadded(false)
	for _, text := range notes {
		n.SetText(text)
		var before float32
		for _, size := range sizes[:4] { // each larger than the one before
			w.Resize(size)
			checkInside(t, size, n.text.lines...)
			if at := n.text.lines[0].TextSize; at < 8 || at < before {
				t.Errorf("in %v %.20q has letters of %v, in a smaller tile %v", size, text, at, before)
			} else {
				before = at
			}
		}
	}
}

func TestNoteKeepsWordsWhole(t *testing.T) {
	newApp(t)
	n := NewNote("EXIT GATE 4 CLOSED")
	w := test.NewTempWindow(t, n)
	w.SetPadded(false)
	for _, size := range sizes {
		w.Resize(size)
		var said []string
		for _, line := range n.text.lines {
			said = append(said, line.Text)
		}
		if got := strings.Join(said, " "); got != n.Text() {
			t.Errorf("in %v it says %q", size, said)
		}
	}
}

func TestTooLongANoteSaysSo(t *testing.T) {
	newApp(t)
	n := NewNote(notes[3])
	n.Resize(fyne.NewSize(120, 70))
	test.WidgetRenderer(n).Layout(n.Size())
	lines := n.text.lines
	if last := lines[len(lines)-1].Text; !strings.HasSuffix(last, "…") {
		t.Errorf("it ends with %q", last)
	}
}

func BenchmarkNoteLayout(b *testing.B) {
	newApp(b)
	n := NewNote(notes[3])
	for b.Loop() {
		n.text.layout(fyne.NewSize(640, 360))
	}
}

// TestLinesOfOneLetterFit: small letters are drawn on whole pixels, which adds
// up where all are the same.
func TestLinesOfOneLetterFit(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.Theme{Day: true})
	r := newRuler(fyne.TextStyle{})
	for _, c := range "0123456789abcdefghijklmnopqrstuvwxyzABCXYZ/._-" {
		for size := float32(8); size <= 18; size += 0.5 {
			text := strings.Repeat(string(c), 200)
			line := wrap(text, 88/size, r.letter)[0]
			if w := fyne.MeasureText(line, size, fyne.TextStyle{}).Width; w > 88 && len(line) > 1 {
				t.Errorf("%q in size %v takes %v of 88", line, size, w)
			}
		}
	}
}
