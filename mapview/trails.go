package mapview

import (
	"image"

	"watchfloor/mapview/raster"
)

// A trailer draws trails, and keeps where they are in the world.
type trailer struct {
	rev     int // of the trails
	world   [][]world
	drafter drafter
}

// ages is how many grades of paleness a trail has.
const ages = 5

// take finds out where a scene's trails are, if they are new.
func (t *trailer) take(s *scene) {
	if t.rev == s.rev.trails {
		return
	}
	t.rev, t.world = s.rev.trails, make([][]world, len(s.trails))
	for i, trail := range s.trails {
		for _, p := range trail.Points {
			t.world[i] = append(t.world[i], project(p.At))
		}
	}
}

// draw draws trails, the older the paler and finer.
func (t *trailer) draw(dst *image.RGBA, s *scene) {
	t.take(s)
	f := frameOf(s.view)
	for i, trail := range s.trails {
		if f.crosses(t.world[i]) {
			t.line(dst, trail, t.world[i], s.view)
		}
	}
}

// crosses says whether points may be on screen.
func (f *frame) crosses(points []world) bool {
	var left, right, above, below int
	for _, p := range points {
		left, right = left+one(p.x < f.min.x), right+one(p.x > f.max.x)
		above, below = above+one(p.y < f.min.y), below+one(p.y > f.max.y)
	}
	n := len(points)
	return n > 1 && left < n && right < n && above < n && below < n
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// line draws a trail, each grade of age in one stroke.
func (t *trailer) line(dst *image.RGBA, trail Trail, points []world, v Viewport) {
	ox, oy := v.origin()
	size := v.pixels()
	for first := 0; first < len(points)-1; {
		grade := gradeOf(trail.Points[first+1].Age)
		t.drafter.path.Reset()
		last := first
		for ; last < len(points) && (last <= first+1 || gradeOf(trail.Points[last].Age) == grade); last++ {
			x, y := clampPx(ox+points[last].x*size), clampPx(oy+points[last].y*size)
			if last == first {
				t.drafter.path.MoveTo(x, y)
			} else {
				t.drafter.path.LineTo(x, y)
			}
		}
		fresh := 1 - (float64(grade)+0.5)/ages
		stroke := raster.Stroke{Width: raster.Px((1.4 + 1.8*fresh) * v.scale()), Join: raster.RoundJoin}
		t.drafter.raster.Stroke(dst, &t.drafter.path, stroke, multiply(fade(trail.Colour, 0.15+0.75*fresh)))
		first = last - 1
	}
}

func gradeOf(age float64) int { return max(0, min(ages-1, int(age*ages))) }
