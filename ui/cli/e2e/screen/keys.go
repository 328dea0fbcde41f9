//go:build linux

package screen

import (
	"fmt"
	"image"
	"slices"
	"strings"
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
)

// Key presses chords one after the other, each written as modifiers and a key
// joined by plus signs: "ctrl+k", "ctrl+shift+s", "alt+3", "Return", "F1", "?".
// A key is a character that the keyboard has, or one of the names of X11
// (X11/keysymdef.h) that names lists; a modifier is ctrl, shift, alt or super.
func (s *Screen) Key(chords ...string) error {
	for _, chord := range chords {
		strokes, err := s.keys.chord(chord)
		if err != nil {
			return err
		}
		if err := s.stroke(strokes); err != nil {
			return err
		}
	}
	return nil
}

// Type types a text, character by character; a line break is Return.
func (s *Screen) Type(text string) error {
	for _, r := range text {
		name := string(r)
		if r == '\n' {
			name = "Return"
		}
		strokes, err := s.keys.strokes(name)
		if err != nil {
			return fmt.Errorf("type %q: %w", text, err)
		}
		if err := s.stroke(strokes); err != nil {
			return err
		}
	}
	return nil
}

// stroke presses keys in order and releases them in the opposite order, even
// after an error, so that no modifier stays down.
func (s *Screen) stroke(codes []byte) error {
	var first error
	note := func(err error) {
		if first == nil {
			first = err
		}
	}
	for _, code := range codes {
		note(s.send(xproto.KeyPress, code, image.Point{}))
	}
	time.Sleep(brief)
	for _, code := range slices.Backward(codes) {
		note(s.send(xproto.KeyRelease, code, image.Point{}))
	}
	time.Sleep(brief)
	return first
}

// A keyboard knows which key, and with which modifier, makes which symbol.
type keyboard map[xproto.Keysym]key

type key struct {
	code    byte
	shifted bool
}

// readKeyboard asks the server for its keyboard. Of two keys with the same
// symbol it keeps the first: the main block comes before the keypad.
func readKeyboard(conn *xgb.Conn) (keyboard, error) {
	setup := xproto.Setup(conn)
	lowest, count := setup.MinKeycode, byte(setup.MaxKeycode-setup.MinKeycode+1)
	reply, err := xproto.GetKeyboardMapping(conn, lowest, count).Reply()
	if err != nil {
		return nil, fmt.Errorf("read the keyboard of Xvfb: %w", err)
	}
	all, per := keyboard{}, int(reply.KeysymsPerKeycode)
	for i, symbol := range reply.Keysyms {
		column := i % per // 0 plain, 1 with shift, then other groups
		if _, known := all[symbol]; symbol != 0 && column < 2 && !known {
			all[symbol] = key{code: byte(lowest) + byte(i/per), shifted: column == 1}
		}
	}
	return all, nil
}

// chord is the keys of a chord, modifiers first.
func (k keyboard) chord(chord string) ([]byte, error) {
	last := chord
	var codes []byte
	for {
		modifier, rest, found := strings.Cut(last, "+")
		if !found || modifier == "" || rest == "" { // "+" is a key as well
			break
		}
		symbol, known := modifiers[modifier]
		if !known {
			return nil, fmt.Errorf("press %q: %q is no modifier (ctrl, shift, alt and super are)", chord, modifier)
		}
		codes, last = append(codes, k[symbol].code), rest
	}
	strokes, err := k.strokes(last)
	if err != nil {
		return nil, fmt.Errorf("press %q: %w", chord, err)
	}
	for _, code := range strokes {
		if !slices.Contains(codes, code) {
			codes = append(codes, code)
		}
	}
	return codes, nil
}

// strokes is the keys that make one symbol: the key, after shift if it needs it.
func (k keyboard) strokes(name string) ([]byte, error) {
	found, ok := k[symbolOf(name)]
	if !ok {
		return nil, fmt.Errorf("the keyboard of Xvfb has no key %q", name)
	}
	if found.shifted {
		return []byte{k[modifiers["shift"]].code, found.code}, nil
	}
	return []byte{found.code}, nil
}
