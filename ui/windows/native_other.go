//go:build !windows && !linux && !freebsd && !openbsd && !netbsd

package windows

import (
	"errors"
	"image"

	"fyne.io/fyne/v2"
)

// origin is not known: neither Fyne nor a system call without cgo tells it.
func origin(fyne.Window) (at image.Point, ok bool) { return image.Point{}, false }

// screens are not known either.
func screens() ([]image.Rectangle, error) {
	return nil, errors.New("this system does not tell its screens")
}
