package keymap

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
)

// A Chord is a key and what is held with it. Ctrl is Command on a Mac. The
// zero Chord is none.
type Chord struct {
	Key      fyne.KeyName
	Modifier fyne.KeyModifier
}

// modifiers in the order they are written.
var modifiers = [...]struct {
	name string
	bit  fyne.KeyModifier
}{
	{"Ctrl", fyne.KeyModifierShortcutDefault},
	{"Alt", fyne.KeyModifierAlt},
	{"Shift", fyne.KeyModifierShift},
}

// maxText is how long a chord may be written, in bytes.
const maxText = 64

// Parse reads a chord as String writes it: "Ctrl+K", "Shift+Left", "F1",
// "Space", "3", ".", "Ctrl++". Case does not matter. The error says what is
// wrong in one line.
func Parse(text string) (Chord, error) {
	if len(text) > maxText {
		return Chord{}, fmt.Errorf("%.20q… is too long for a key", text)
	}
	held, key := split(strings.TrimSpace(text))
	var c Chord
	for _, name := range held {
		bit := modifierNamed(strings.TrimSpace(name))
		if bit == 0 || c.Modifier&bit != 0 {
			return Chord{}, fmt.Errorf("%q is not a key: hold Ctrl, Alt or Shift, each once, as in Ctrl+Shift+S", text)
		}
		c.Modifier |= bit
	}
	c.Key = keyNamed(strings.TrimSpace(key))
	switch {
	case c.Key == "":
		return Chord{}, fmt.Errorf("%q is not a key: write a letter, a digit, F1 to F12, %s", text, strings.Join(words(), ", "))
	case c.Key == fyne.KeyTab && c.Modifier&^fyne.KeyModifierShift == 0:
		return Chord{}, fmt.Errorf("%q cannot be used: it moves between fields", text)
	}
	return c, nil
}

// split parts what is held from the key, which may itself be a plus.
func split(text string) (held []string, key string) {
	at := strings.LastIndexByte(strings.TrimSuffix(text, "+"), '+')
	switch {
	case text == "+" || at < 0 && !strings.HasSuffix(text, "+"):
		return nil, text
	case strings.HasSuffix(text, "++"):
		return strings.Split(strings.TrimSuffix(text, "++"), "+"), "+"
	case at < 0: // "Ctrl+": no key
		return []string{strings.TrimSuffix(text, "+")}, ""
	}
	return strings.Split(text[:at], "+"), text[at+1:]
}

func modifierNamed(name string) fyne.KeyModifier {
	for _, m := range modifiers {
		if strings.EqualFold(name, m.name) {
			return m.bit
		}
	}
	return 0
}

// String writes the chord as Parse reads it; the zero Chord is "".
func (c Chord) String() string {
	if c.Key == "" {
		return ""
	}
	var b strings.Builder
	for _, m := range modifiers {
		if c.Modifier&m.bit != 0 {
			b.WriteString(m.name + "+")
		}
	}
	b.WriteString(nameOf(c.Key))
	return b.String()
}

// Keys reads a list of chords for a table of commands, such as "N" or "Ctrl+K
// F2". A mistake in it is one of the program and panics.
func Keys(list string) []Chord {
	var all []Chord
	for text := range strings.FieldsSeq(list) {
		c, err := Parse(text)
		if err != nil {
			panic("keymap: " + err.Error())
		}
		all = append(all, c)
	}
	return all
}

// Write writes chords for people: "Ctrl+K or F2".
func Write(chords []Chord) string {
	var all []string
	for _, c := range chords {
		if name := c.String(); !slices.Contains(all, name) {
			all = append(all, name)
		}
	}
	return strings.Join(all, " or ")
}
