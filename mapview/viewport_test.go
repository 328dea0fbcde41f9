package mapview

import (
	"image"
	"math"
	"testing"

	"github.com/paulmach/orb"
)

// FuzzViewport: Place undoes Screen, about keeps a place where it is, and
// moved moves by what it says.
func FuzzViewport(f *testing.F) {
	for _, s := range [][6]float64{
		{7.4246, 43.7384, 14.5, 640, 560, 1},
		{0, 0, 0, 1, 1, 1},
		{-179.9, 79.9, 20, 1920, 1080, 2},
		{179.9, -79.9, 3.33, 333, 999, 1.5},
	} {
		f.Add(s[0], s[1], s[2], s[3], s[4], s[5])
	}
	f.Fuzz(func(t *testing.T, lon, lat, zoom, w, h, scale float64) {
		sane := func(v, low, high float64) bool { return v >= low && v <= high }
		if !sane(lon, -180, 180) || !sane(lat, -80, 80) || !sane(zoom, 0, deepestZoom) ||
			!sane(w, 1, 4000) || !sane(h, 1, 4000) || !sane(scale, 0.5, 4) {
			return
		}
		v := Viewport{View{orb.Point{lon, lat}, zoom}, image.Pt(int(w), int(h)), scale}
		place := v.Place(w/3, h/4)
		if math.Abs(place[1]) > 85 {
			return // beyond the world's edge
		}
		x, y := v.Screen(place)
		near(t, "Screen of Place", x, w/3, 0.05)
		near(t, "Screen of Place", y, h/4, 0.05)
		x, y = v.Screen(v.Centre)
		near(t, "the centre", x, float64(v.Size.X)/2, 0.51)
		near(t, "the centre", y, float64(v.Size.Y)/2, 0.51)
		nearer := v
		nearer.View = v.about(w/3, h/4, zoom+1.3)
		x, y = nearer.Screen(place)
		near(t, "about", x, w/3, 1.8)
		near(t, "about", y, h/4, 1.8)
		moved := v
		moved.View = v.moved(7, -5)
		x0, y0 := v.Screen(place)
		x, y = moved.Screen(place)
		near(t, "moved", x-x0, 7, 1.05) // the origin is rounded twice
		near(t, "moved", y-y0, -5, 1.05)
	})
}

func near(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tolerance) {
		t.Errorf("%s: %v, want %v ± %v", what, got, want, tolerance)
	}
}

func TestMetresPerPixel(t *testing.T) {
	v := Viewport{View: View{orb.Point{7.42, 43.73}, 15}, Size: image.Pt(100, 100)}
	near(t, "Monaco at 15", v.MetresPerPixel(), 1.7255, 0.001)
	v.Scale = 2
	near(t, "on a fine screen", v.MetresPerPixel(), 0.8628, 0.001)
	v = Viewport{View: View{orb.Point{0, 0}, 0}, Size: image.Pt(512, 512)}
	near(t, "the equator", v.MetresPerPixel()*512, earthMetres, 1e-6)
}

// TestCellsCover: at every zoom the cells of a level cover the view without
// a gap and without an overlap.
func TestCellsCover(t *testing.T) {
	for zoom := 9.0; zoom < 19; zoom += 0.37 {
		v := cityView(image.Pt(333, 222), zoom)
		seen := make([]int, v.Size.X*v.Size.Y)
		for _, c := range v.cells(v.level(), 0) {
			at := v.rect(c).Intersect(image.Rectangle{Max: v.Size})
			for y := at.Min.Y; y < at.Max.Y; y++ {
				for x := at.Min.X; x < at.Max.X; x++ {
					seen[y*v.Size.X+x]++
				}
			}
		}
		for i, n := range seen {
			if n != 1 {
				t.Fatalf("zoom %v: pixel %d, %d lies in %d tiles", zoom, i%v.Size.X, i/v.Size.X, n)
			}
		}
	}
}

func TestCellsNearestFirst(t *testing.T) {
	v := cityView(image.Pt(2000, 1500), 15)
	cells := v.cells(15, 0)
	if at := v.rect(cells[0]); !image.Pt(1000, 750).In(at) {
		t.Errorf("the first tile %v is not in the middle", at)
	}
	if len(v.cells(15, 300)) <= len(cells) {
		t.Error("a margin adds no tiles")
	}
}

func TestFamily(t *testing.T) {
	c := cell{14, 8530, 5974}
	for i := range 4 {
		if got := c.child(i).ancestor(1); got != c {
			t.Errorf("the parent of child %d is %v", i, got)
		}
	}
}
