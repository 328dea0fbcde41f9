//go:build linux

package main

import (
	"image"
	"time"
)

// startLimit is how long a contender may take to show all tiles.
const startLimit = 30 * time.Second

// firstPictures is how long after began every tile has shown a picture: the
// bar of its film. It is 0 when that takes too long.
func (s *setup) firstPictures(began time.Time) time.Duration {
	missing := map[int]bool{}
	for i := range s.tiles {
		missing[i] = true
	}
	for time.Since(began) < startLimit {
		for i := range missing {
			if s.seen(s.cell(i)) {
				delete(missing, i)
			}
		}
		if len(missing) == 0 {
			return time.Since(began)
		}
		time.Sleep(10 * time.Millisecond)
	}
	return 0
}

// seen says whether a cell shows the bar: a white left half and a black right.
func (s *setup) seen(c cell) bool {
	middle := image.Rect(c.x, c.y+c.h/2, c.x+c.w, c.y+c.h/2+1)
	row, err := s.screen.Part(middle)
	if err != nil {
		return false
	}
	const bright, dark = 180, 75
	left, right := row.RGBAAt(c.x+c.w/4, middle.Min.Y), row.RGBAAt(c.x+c.w*3/4, middle.Min.Y)
	return left.G > bright && right.G < dark
}
