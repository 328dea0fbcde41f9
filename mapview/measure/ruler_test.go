package measure

import (
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"watchfloor/mapview"
)

func at(lon, lat float64) mapview.Pointer {
	return mapview.Pointer{At: orb.Point{lon, lat}, MetresPerPixel: 10}
}

func TestALineIsMeasured(t *testing.T) {
	changes := 0
	r := &Ruler{OnChange: func() { changes++ }}
	if r.Press(at(0, 0)) {
		t.Error("the map can no longer be dragged")
	}
	if shapes, handles := r.Sketch(); shapes != nil || handles != nil || !strings.Contains(r.Words(), "click where") {
		t.Error("a ruler draws before anything is clicked")
	}
	r.Hover(at(5, 5))
	r.Click(at(0, 0))
	r.Hover(at(0.5, 0))
	if w := r.Words(); w != "55.66 km   090° E" {
		t.Errorf("half way: %q", w)
	}
	r.Click(at(1, 0))
	r.Hover(at(1, 1))
	if w := r.Words(); w != "222 km   000° N   last part 111 km" {
		t.Errorf("around the corner: %q", w)
	}
	r.Click(at(1, 1))
	if w := r.Words(); w != "222 km   000° N   last part 111 km" {
		t.Errorf("on the last corner: %q", w)
	}
	r.DoubleClick(at(1, 1))
	r.Hover(at(9, 9))
	shapes, handles := r.Sketch()
	if line := shapes[0].Geometry.(orb.LineString); len(line) != 3 || len(handles) != 3 || changes != 6 {
		t.Errorf("the line has %d corners and %d handles after %d changes", len(line), len(handles), changes)
	}
	r.Click(at(7, 7))
	if _, handles := r.Sketch(); len(handles) != 1 {
		t.Error("the next click begins no new line")
	}
}

func TestAClosedLineIsAnArea(t *testing.T) {
	r := new(Ruler)
	for _, p := range []mapview.Pointer{at(0, 0), at(0.01, 0), at(0.01, 0.01), at(0, 0.01)} {
		r.Click(p)
	}
	before, _ := r.Sketch()
	r.Click(at(0.0005, 0.0005)) // 79 m: within 10 pixels of the first
	shapes, handles := r.Sketch()
	ring := shapes[0].Geometry.(orb.Polygon)[0]
	if len(ring) != 5 || ring[0] != ring[4] || len(handles) != 4 || shapes[0].Fill.A == 0 {
		t.Errorf("closed: %v", shapes[0].Geometry)
	}
	if w := r.Words(); w != "1.23 km²   around it 4438 m" {
		t.Errorf("%q", w)
	}
	if line := before[0].Geometry.(orb.LineString); len(line) != 4 || line[3] != (orb.Point{0, 0.01}) {
		t.Errorf("what the map had has changed: %v", line)
	}
}
