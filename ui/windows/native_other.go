//go:build !windows && !linux && !freebsd && !openbsd && !netbsd

package windows

import (
	"image"

	"fyne.io/fyne/v2"
)

// origin is not known: neither Fyne nor a system call without cgo tells it.
func origin(fyne.Window) (at image.Point, ok bool) { return image.Point{}, false }

// onScreen does not doubt a position that it cannot check.
func onScreen(image.Rectangle) bool { return true }
