package cameras

import (
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

// colourOf is the colour of a camera's health.
func colourOf(c present.CameraItem) fyne.ThemeColorName {
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
