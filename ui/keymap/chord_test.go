package keymap

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

const ctrl, alt, shifted = fyne.KeyModifierShortcutDefault, fyne.KeyModifierAlt, fyne.KeyModifierShift

// written feeds the test and the fuzzer.
var written = []struct {
	text string
	want Chord
	back string // as String writes it; empty: as text
}{
	{"Ctrl+K", Chord{fyne.KeyK, ctrl}, ""},
	{"ctrl + k", Chord{fyne.KeyK, ctrl}, "Ctrl+K"},
	{"Shift+Ctrl+s", Chord{fyne.KeyS, ctrl | shifted}, "Ctrl+Shift+S"},
	{"Ctrl+Alt+Shift+F12", Chord{fyne.KeyF12, ctrl | alt | shifted}, ""},
	{"Shift+Left", Chord{fyne.KeyLeft, shifted}, ""},
	{"F1", Chord{Key: fyne.KeyF1}, ""},
	{"space", Chord{Key: fyne.KeySpace}, "Space"},
	{"3", Chord{Key: fyne.Key3}, ""},
	{".", Chord{Key: fyne.KeyPeriod}, ""},
	{"[", Chord{Key: fyne.KeyLeftBracket}, ""},
	{"\\", Chord{Key: fyne.KeyBackslash}, ""},
	{"+", Chord{Key: fyne.KeyPlus}, ""},
	{"Ctrl++", Chord{fyne.KeyPlus, ctrl}, ""},
	{"Alt+Plus", Chord{fyne.KeyPlus, alt}, "Alt++"},
	{"Ctrl+-", Chord{fyne.KeyMinus, ctrl}, ""},
	{"Return", Chord{Key: fyne.KeyReturn}, "Enter"},
	{"Escape", Chord{Key: fyne.KeyEscape}, "Esc"},
	{"Ctrl+Tab", Chord{fyne.KeyTab, ctrl}, ""},
	{"PageUp", Chord{Key: fyne.KeyPageUp}, ""},
	{"Menu", Chord{Key: desktop.KeyMenu}, ""},
}

// wrong are no chords; part must stand in the error.
var wrong = []struct{ text, part string }{
	{"", "letter"},
	{"Ctrl", "letter"},
	{"Ctrl+", "letter"},
	{"+Ctrl", "hold Ctrl, Alt or Shift"},
	{"Strg+K", "hold Ctrl, Alt or Shift"},
	{"Ctrl+Ctrl+K", "each once"},
	{"++", "hold Ctrl, Alt or Shift"},
	{"Ctrl+++", "hold Ctrl, Alt or Shift"},
	{"F13", "F1 to F12"},
	{"KK", "PageDown"},
	{"é", "letter"},
	{"?", "letter"},
	{"Tab", "between fields"},
	{"Shift+Tab", "between fields"},
	{"none", "letter"},
	{strings.Repeat("Ctrl+", 40) + "K", "too long"},
}

func TestParse(t *testing.T) {
	for _, c := range written {
		got, err := Parse(c.text)
		if err != nil || got != c.want {
			t.Errorf("Parse(%q) = %v, %v; want %v", c.text, got, err, c.want)
		}
		back := c.back
		if back == "" {
			back = c.text
		}
		if got.String() != back {
			t.Errorf("%q is written %q, want %q", c.text, got, back)
		}
	}
	for _, c := range wrong {
		got, err := Parse(c.text)
		if err == nil {
			t.Errorf("Parse(%q) = %v", c.text, got)
		} else if !strings.Contains(err.Error(), c.part) || strings.Contains(err.Error(), "\n") {
			t.Errorf("Parse(%q): %q does not say %q in one line", c.text, err, c.part)
		}
	}
	if none := (Chord{}).String(); none != "" {
		t.Errorf("no chord is written %q", none)
	}
}

func TestEveryChordIsReadAsItIsWritten(t *testing.T) {
	n := 0
	each(func(c Chord) {
		n++
		got, err := Parse(c.String())
		tab := c.Key == fyne.KeyTab && c.Modifier&^shifted == 0
		if (err != nil) != tab || !tab && got != c {
			t.Errorf("%v is read as %v, %v", c, got, err)
		}
	})
	if n < 500 {
		t.Errorf("only %d chords", n)
	}
}

func FuzzParse(f *testing.F) {
	for _, c := range written {
		f.Add(c.text)
	}
	for _, c := range wrong {
		f.Add(c.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		c, err := Parse(text)
		if err != nil {
			if len(err.Error()) > 600 {
				t.Errorf("an error of %d bytes", len(err.Error()))
			}
			return
		}
		if again, err := Parse(c.String()); err != nil || again != c {
			t.Errorf("%q is %v, that is %v: %v", text, c, again, err)
		}
	})
}

func TestKeysAndWrite(t *testing.T) {
	if got := Write(Keys("Ctrl+K F2 Ctrl+K")); got != "Ctrl+K or F2" {
		t.Errorf("written %q", got)
	}
	defer func() {
		if recover() == nil {
			t.Error("a mistake of the program is accepted")
		}
	}()
	Keys("N Strg+N")
}
