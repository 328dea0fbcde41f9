package wall

import (
	"fmt"
	"image/color"
	"sort"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"watchfloor/wall/stream"
)

// The colours of a tile: not the theme's, as video walls are dark by day too.
var (
	live    = color.NRGBA{0x3D, 0xD6, 0x8C, 0xFF}
	caution = color.NRGBA{0xFF, 0xB0, 0x3B, 0xFF}
	fault   = color.NRGBA{0xFF, 0x6B, 0x74, 0xFF}
	plain   = color.NRGBA{0xC8, 0xD2, 0xDC, 0xFF}
	faint   = color.NRGBA{0x7D, 0x8A, 0x97, 0xFF}
	strip   = color.NRGBA{0x18, 0x20, 0x29, 0xFF}
	chosen  = color.NRGBA{0x4C, 0xB5, 0xFF, 0xFF}
	aimed   = color.NRGBA{0x4C, 0xB5, 0xFF, 0x40}
	lattice = color.NRGBA{0xFF, 0xFF, 0xFF, 0x30}
	replay  = color.NRGBA{0xC8, 0xA8, 0xFF, 0xFF}
	veil    = color.NRGBA{0x0A, 0x0D, 0x12, 0x8C}
)

// words are what a tile says of its player: a few, in capitals, with their
// colour, and a sentence for where there is room.
type words struct {
	short  string
	detail string
	colour color.NRGBA
	frozen bool   // the picture is not what the tile promises, and veiled
	still  bool   // the operator stopped it
	more   string // the content's own state, in the bar only
}

// joined puts two pieces of text beside each other, if there are two.
func joined(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + " · " + b
}

// describe puts a status into words that stay true until the next second.
func describe(s stream.Status, now time.Time) words {
	switch s.State {
	case stream.Live:
		return words{short: "LIVE", colour: live}
	case stream.Waiting:
		return frozen("WAITING FOR KEY FRAME", s.Reason, caution)
	case stream.Opening:
		return frozen("OPENING", s.Reason, plain)
	case stream.Seeking:
		return frozen("SEEKING", s.Reason, caution)
	case stream.NoData:
		return frozen("NO DATA", s.Reason, caution)
	case stream.Stale:
		return frozen(fmt.Sprintf("STALE %d s", seconds(now.Sub(s.Since))), s.Reason, caution)
	case stream.Reconnecting:
		return frozen(fmt.Sprintf("RECONNECTING %d", s.Try), s.Reason, caution)
	case stream.NoSignal:
		return frozen("NO SIGNAL since "+s.Since.Local().Format("15:04:05"), s.Reason, fault)
	case stream.Playback:
		return words{short: "PLAYBACK" + clock(s.Time), detail: s.Reason, colour: replay}
	case stream.Paused:
		return words{short: "PAUSED" + clock(s.Time), detail: s.Reason, colour: replay, still: true}
	}
	return frozen("CONNECTING", s.Reason, plain)
}

// describe puts what a view shows into words, and what a busy machine leaves
// out of it.
func (v *view) describe(now time.Time) words {
	said := describe(v.status(), now)
	if v.player == nil || said.short != "LIVE" {
		return said
	}
	switch v.player.Stats().Level {
	case stream.References:
		said.more, said.colour = "fewer frames: machine busy", caution
	case stream.Keys:
		said = words{short: "EVERY KEY FRAME", more: "machine busy", colour: caution}
	}
	return said
}

func frozen(short, detail string, c color.NRGBA) words {
	return words{short: short, detail: detail, colour: c, frozen: true}
}

// clock is the time of a recorded picture; empty: unknown. Its zone is that
// of the recording.
func clock(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(" 15:04:05.000")
}

func seconds(d time.Duration) int { return max(0, int(d/time.Second)) }

// shorten makes a sentence fit a width, in Fyne units, as t would show it: its
// first clause, else as much as there is room for.
func shorten(sentence string, room float32, t *canvas.Text) string {
	if width(sentence, t) <= room {
		return sentence
	}
	clause, _, _ := strings.Cut(sentence, ": ")
	if width(clause, t) <= room {
		return clause
	}
	letters := []rune(clause)
	n := sort.Search(len(letters), func(n int) bool { return width(string(letters[:n+1])+"…", t) > room })
	return strings.TrimSpace(string(letters[:n])) + "…"
}

// width is how wide t would show s, in Fyne units.
func width(s string, t *canvas.Text) float32 {
	return fyne.MeasureText(s, t.TextSize, t.TextStyle).Width
}
