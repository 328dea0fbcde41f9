package label

import (
	"image"
	"math"
)

// A table is what is on the map already.
type table struct {
	Area
	inside image.Rectangle // what is seen
	whole  image.Rectangle // with what is just out of sight
	grid   *grid
	same   map[string][][2]float64 // where each text stands, pixels
	done   map[*Candidate]bool     // points that have their label
	placed []*Label
	anew   bool // nothing is where it was
}

func newTable(a Area) *table {
	t := &table{Area: a, inside: image.Rectangle{Max: a.Size}, same: map[string][][2]float64{}, done: map[*Candidate]bool{}}
	t.whole = t.inside.Inset(-reserve)
	t.grid = newGrid(t.whole)
	for _, box := range a.Taken {
		t.grid.take(box)
	}
	return t
}

// near says whether an entry's path comes near the map.
func (t *table) near(e *entry) bool {
	low, high := t.screen(e.low), t.screen(e.high)
	return high[0] >= float64(t.whole.Min.X) && low[0] <= float64(t.whole.Max.X) &&
		high[1] >= float64(t.whole.Min.Y) && low[1] <= float64(t.whole.Max.Y)
}

// repeated says whether the text stands near by already.
func (t *table) repeated(e *entry, at [2]float64) bool {
	if e.Text == "" {
		return false
	}
	for _, other := range t.same[e.Text] {
		if math.Hypot(other[0]-at[0], other[1]-at[1]) < e.Repeat {
			return true
		}
	}
	return false
}

// fits says whether there are boxes, and all lie within an area and are free.
func (t *table) fits(boxes []image.Rectangle, area image.Rectangle) bool {
	if len(boxes) == 0 || !within(boxes, area) {
		return false
	}
	for _, b := range boxes {
		if !t.grid.free(b) {
			return false
		}
	}
	return true
}

func within(boxes []image.Rectangle, area image.Rectangle) bool {
	for _, b := range boxes {
		if !b.In(area) {
			return false
		}
	}
	return true
}

// add puts a label that is seen onto the map.
func (t *table) add(l *Label) {
	t.take(l)
	t.placed = append(t.placed, l)
}

// take keeps a label's room.
func (t *table) take(l *Label) {
	for _, b := range l.Boxes {
		t.grid.take(b)
	}
	t.same[l.from.Text] = append(t.same[l.from.Text], t.screen(l.At))
	t.done[l.from] = len(l.from.Path) == 1
}
