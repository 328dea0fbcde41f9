//go:build linux

package screen

import (
	"unicode/utf8"

	"github.com/jezek/xgb/xproto"
)

// symbolOf is the X11 symbol of a character or of a key's name; 0: there is
// none. Characters of Latin-1 are their own symbol, others have one bit more
// (X11 protocol, appendix A).
func symbolOf(name string) xproto.Keysym {
	if symbol, ok := names[name]; ok {
		return symbol
	}
	r, size := utf8.DecodeRuneInString(name)
	switch {
	case size != len(name) || r < ' ':
		return 0
	case r < 0x100:
		return xproto.Keysym(r)
	}
	return 0x01000000 | xproto.Keysym(r)
}

// modifiers are the keys that are held while another is pressed.
var modifiers = map[string]xproto.Keysym{
	"shift": 0xffe1, "ctrl": 0xffe3, "alt": 0xffe9, "super": 0xffeb,
}

// names are the keys that make no character (X11/keysymdef.h), and those whose
// character would be hard to read in a chord.
var names = map[string]xproto.Keysym{
	"BackSpace": 0xff08, "Tab": 0xff09, "Return": 0xff0d, "Escape": 0xff1b, "Delete": 0xffff, "Insert": 0xff63,
	"Home": 0xff50, "Left": 0xff51, "Up": 0xff52, "Right": 0xff53, "Down": 0xff54,
	"Prior": 0xff55, "Next": 0xff56, "End": 0xff57, "Menu": 0xff67,
	"F1": 0xffbe, "F2": 0xffbf, "F3": 0xffc0, "F4": 0xffc1, "F5": 0xffc2, "F6": 0xffc3,
	"F7": 0xffc4, "F8": 0xffc5, "F9": 0xffc6, "F10": 0xffc7, "F11": 0xffc8, "F12": 0xffc9,
	"space": ' ', "plus": '+', "minus": '-', "comma": ',', "period": '.', "slash": '/', "question": '?',
	"bracketleft": '[', "bracketright": ']',
}
