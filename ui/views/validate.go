package views

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Limits of what a file may hold.
const (
	nameLimit      = 64      // letters of a view's name
	idLimit        = 256     // bytes of a camera's ID
	textLimit      = 4 << 10 // bytes of a tile's text, and of a path
	itemsLimit     = 500     // of a rotation
	zoomLimit      = 64      // of a picture
	layerLimit     = 64
	layerNameLimit = 64
	levelLimit     = 30 // of the map
	shortest       = time.Second
	longest        = 24 * time.Hour
)

// Validate says what is wrong with a view, the tile included; tiles count
// from 1. The name may be empty.
func (v View) Validate() error {
	if err := validName(v.Name); v.Name != "" && err != nil {
		return err
	}
	if err := v.Layout.Validate(); err != nil {
		return fmt.Errorf("its layout: %w", err)
	}
	if len(v.Tiles) > v.Layout.Len() {
		return fmt.Errorf("it fills %d tiles but its layout has %d", len(v.Tiles), v.Layout.Len())
	}
	for i, t := range v.Tiles {
		if err := t.validate(); err != nil {
			return fmt.Errorf("tile %d: %w", i+1, err)
		}
	}
	if err := v.Rotation.validate(validName); err != nil {
		return fmt.Errorf("its rotation of views: %w", err)
	}
	return cmp.Or(v.Map.validate(), v.Panels.validate())
}

// validName checks the name of a view.
func validName(name string) error {
	switch {
	case name == "":
		return errors.New("a view needs a name")
	case !utf8.ValidString(name) || strings.ContainsFunc(name, unicode.IsControl):
		return fmt.Errorf("the name %q has characters that cannot be shown", name)
	case strings.TrimSpace(name) != name:
		return fmt.Errorf("the name %q begins or ends with a space", name)
	case utf8.RuneCountInString(name) > nameLimit:
		return fmt.Errorf("the name %q is longer than %d letters", name, nameLimit)
	}
	return nil
}

func (t Tile) validate() error {
	if !slices.Contains(Kinds(), t.Kind) {
		return fmt.Errorf("there is no kind %q", t.Kind)
	}
	if t.Kind == Camera && t.Camera == "" && len(t.Rotation.Items) == 0 {
		return errors.New("it shows a camera but names none")
	}
	if err := validID(t.Camera); t.Camera != "" && err != nil {
		return err
	}
	if err := t.Rotation.validate(validID); err != nil {
		return fmt.Errorf("its rotation of cameras: %w", err)
	}
	return cmp.Or(validText("text", t.Text), validText("path", t.File), t.Zoom.validate(), t.Look.validate())
}

// validID checks the ID of a camera. An address is refused, and not repeated:
// it may hold a password.
func validID(id string) error {
	switch {
	case id == "":
		return errors.New("the ID of a camera is empty")
	case strings.Contains(id, "://"):
		return errors.New("an address stands where the ID of a camera belongs; views hold no addresses")
	case len(id) > idLimit:
		return fmt.Errorf("the ID of a camera has %d bytes, more than %d", len(id), idLimit)
	case !utf8.ValidString(id):
		return fmt.Errorf("the ID %q of a camera is not UTF-8", id)
	}
	return nil
}

func validText(what, text string) error {
	if len(text) > textLimit {
		return fmt.Errorf("its %s has %d bytes, more than %d", what, len(text), textLimit)
	}
	if !utf8.ValidString(text) {
		return fmt.Errorf("its %s %q is not UTF-8", what, text)
	}
	return nil
}

func (z Zoom) validate() error {
	if z != (Zoom{}) && !(between(z.X, 0, 1) && between(z.Y, 0, 1) && between(z.Scale, 1, zoomLimit)) {
		return fmt.Errorf("its zoom of %v around %v, %v is not 1 to %d around 0 to 1", z.Scale, z.X, z.Y, zoomLimit)
	}
	return nil
}

func (l Look) validate() error {
	if !between(l.Brightness, -1, 1) || !between(l.Contrast, -1, 1) || !between(l.Gamma, -1, 1) || !between(l.Sharpen, 0, 1) {
		return fmt.Errorf("its picture is adjusted by %v, %v, %v and %v, not by -1 to 1", l.Brightness, l.Contrast, l.Gamma, l.Sharpen)
	}
	if !between(l.Warp.Pan, 0, 360) || !between(l.Warp.Tilt, 0, 180) || !between(l.Warp.FOV, 0, 180) {
		return fmt.Errorf("its fisheye looks to %v, %v, across %v degrees", l.Warp.Pan, l.Warp.Tilt, l.Warp.FOV)
	}
	return nil
}

func (m Map) validate() error {
	if !between(m.Lon, -180, 180) || !between(m.Lat, -90, 90) || !between(m.Zoom, 0, levelLimit) {
		return fmt.Errorf("no map shows lon %v, lat %v at zoom %v", m.Lon, m.Lat, m.Zoom)
	}
	if !slices.Contains([]string{"", "day", "night", "contrast"}, m.Style) {
		return fmt.Errorf("its map has the style %q, not day, night or contrast", m.Style)
	}
	if len(m.Layers) > layerLimit || slices.ContainsFunc(m.Layers, func(name string) bool { return len(name) > layerNameLimit }) {
		return fmt.Errorf("its map names too many layers, or one of more than %d bytes", layerNameLimit)
	}
	return nil
}

func (p Panels) validate() error {
	if !slices.Contains([]string{"", "console", "wall", "map"}, p.Show) {
		return fmt.Errorf("it shows %q, not console, wall or map", p.Show)
	}
	if !between(p.Side, 0, 1) || !between(p.Column, 0, 1) {
		return fmt.Errorf("its panels end at %v and %v, not at 0 to 1", p.Side, p.Column)
	}
	return nil
}

func (r Rotation) validate(item func(string) error) error {
	if len(r.Items) > itemsLimit {
		return fmt.Errorf("%d items, more than %d", len(r.Items), itemsLimit)
	}
	if r.Dwell != 0 && (r.Dwell < shortest || r.Dwell > longest) {
		return fmt.Errorf("a dwell time of %v, not %v to %v", r.Dwell, shortest, longest)
	}
	for _, name := range r.Items {
		if err := item(name); err != nil {
			return err
		}
	}
	return nil
}

// between is false for what is not a number.
func between(v, low, high float64) bool { return v >= low && v <= high }
