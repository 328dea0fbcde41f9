package cameras

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"watchfloor/feed"
	"watchfloor/ui/look"
	"watchfloor/ui/present"
)

// ailing counts the cameras that are known not to be well.
func ailing(items []present.CameraItem) int {
	n := 0
	for i := range items {
		if h := items[i].Health; h != "" && h != feed.Online && h != feed.Unknown {
			n++
		}
	}
	return n
}

// counted writes how many cameras there are, and how many have a fault.
func counted(all, ailing int) string {
	if ailing == 0 {
		return strconv.Itoa(all)
	}
	return strconv.Itoa(all) + " · " + present.Count(ailing, "fault", "faults")
}

// healthColour is the colour of a camera's dot; look.Dim: its health is not
// known.
func healthColour(c present.CameraItem) fyne.ThemeColorName {
	switch c.Health {
	case feed.Online:
		return look.Good
	case feed.Degraded, feed.Blurred, feed.Tampered:
		return look.Warn
	case feed.Offline:
		return look.Bad
	}
	return look.Dim
}

// ink is the colour of a camera's name: dim when it has no pictures.
func (c content) ink() fyne.ThemeColorName {
	switch {
	case c.camera.Playable:
		return look.Text
	case c.chosen: // faint is not read on it
		return look.Dim
	}
	return look.Faint
}

// stateColour is the colour of the words for a camera's health. Those for a
// healthy one do not shine: what is well needs no attention.
func (c content) stateColour() fyne.ThemeColorName {
	switch colour := healthColour(c.camera); {
	case !c.camera.Playable:
		return c.ink()
	case colour == look.Good:
		return look.Dim
	default:
		return colour
	}
}

// numberColour is the colour of a camera's number, marked when a word of the
// search is its beginning.
func (c content) numberColour(words []string) fyne.ThemeColorName {
	number := strconv.Itoa(c.camera.Number)
	for _, w := range words {
		if n, _ := numeral(w); n != "" && strings.HasPrefix(number, n) {
			return look.Accent
		}
	}
	if c.camera.Playable {
		return look.Dim
	}
	return c.ink()
}
