package mapview

import "image"

// A sheet is a picture of the lower layers of a map. It is drawn only when
// what it shows has changed: markers move more often than the map does.
type sheet struct {
	image   *image.RGBA
	version int // counts what was drawn
	of      any
}

// A state is what a sheet was drawn of: the sheet below, and its own content.
type state struct {
	below int
	own   any
}

// renew draws a sheet over the one below (nil: none), if either is not the one
// that is there. own must be comparable: it is what the drawing depends on.
func (s *sheet) renew(below *sheet, size image.Point, own any, draw func(dst *image.RGBA)) {
	of := state{own: own}
	if below != nil {
		of.below = below.version
	}
	if s.image != nil && s.of == any(of) {
		return
	}
	if area := (image.Rectangle{Max: size}); s.image == nil || s.image.Rect != area {
		s.image = image.NewRGBA(area)
	}
	if below != nil {
		copy(s.image.Pix, below.image.Pix)
	}
	draw(s.image)
	s.of, s.version = of, s.version+1
}
