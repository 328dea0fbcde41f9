package wall

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// say puts the state into words, and repaints only what changed.
func (t *Tile) say(now time.Time) {
	said := t.words(now)
	if said == t.said {
		return
	}
	barred := t.barred()
	t.said = said
	t.speak()
	if t.barred() != barred {
		t.Refresh()
	}
}

func (t *Tile) words(now time.Time) words {
	said := words{}
	switch {
	case t.trouble != "":
		return frozen("CANNOT DRAW", t.trouble, fault)
	case t.content.Object != nil:
		return words{more: t.content.State, colour: faint}
	case t.playing != nil:
		said = t.playing.describe(now)
	case t.content.State != "":
		return frozen(t.content.State, "", faint)
	case t.content.ID != "":
		return frozen("NO STREAM", "this camera has no stream to play", faint)
	}
	if t.tools.frozen && t.last != nil {
		said = standing(t.last, said)
	}
	said.more = joined(said.more, joined(t.altered(), t.content.State))
	return said
}

func (t *Tile) speak() {
	t.gauge.stale = true // the middle may be taken, or free again
	show(t.veil, t.said.frozen && t.pic != nil)
	if !t.wall.cfg.Bare {
		t.layoutBar()
		t.speakUp()
	}
}

// speakUp puts the state and its reason into the middle of the tile, where
// there is no live picture, as far as they fit.
func (t *Tile) speakUp() {
	bigger, reason := "", ""
	if (t.pic == nil || t.said.frozen) && t.content.ID != "" {
		bigger, reason = t.said.short, t.said.detail
	}
	room := t.Size().Width - 8
	setText(t.big, shorten(bigger, room, t.big), t.said.colour)
	setText(t.reason, shorten(reason, room, t.reason), plain)
}

// barred says whether the title bar is drawn: one that is hidden comes back
// to tell that the picture stands still.
func (t *Tile) barred() bool {
	return !t.wall.cfg.Bare && (!t.content.Bare || t.said.still)
}

func setText(t *canvas.Text, s string, c color.Color) {
	if t.Text != s || t.Color != c {
		t.Text, t.Color = s, c
		t.Refresh()
	}
}

func show(o fyne.CanvasObject, on bool) {
	if on != o.Visible() {
		if on {
			o.Show()
		} else {
			o.Hide()
		}
	}
}
