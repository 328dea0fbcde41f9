package mvt

import "iter"

// A Tile is one decoded vector tile. It never changes and may be shared.
type Tile struct {
	Layers []*Layer // in the order of the tile
}

// Layer returns the layer of that name, or nil.
func (t *Tile) Layer(name string) *Layer {
	for _, l := range t.Layers {
		if l.Name == name {
			return l
		}
	}
	return nil
}

// A Layer is a named set of features that share a coordinate system. It
// never changes and may be shared.
type Layer struct {
	Name     string
	Version  int       // 1 or 2
	Extent   int       // tile units along a side of the tile, mostly 4096
	Features []Feature // in drawing order
	Skipped  int       // features left out: geometry missing, unknown or malformed

	keys   []string
	values []Value
	tags   []uint32 // pairs: index into keys, index into values
	ends   []uint32 // end of each part in coords; it starts where the one before ends
	coords []int32  // x, y, x, y …
}

// GeomType is the kind of geometry a feature has (section 4.3.4).
type GeomType uint8

// The values of GeomType.
const (
	Unknown GeomType = iota
	Point
	Line
	Polygon
)

// A Feature is one object of a layer. Its methods read the layer's shared
// memory; it never changes and may be shared.
type Feature struct {
	ID    uint64 // 0 where HasID is false
	HasID bool
	Type  GeomType // Point, Line or Polygon

	layer *Layer
	tags  span // in layer.tags
	parts span // in layer.ends
}

// A span is a half-open range of indices.
type span struct{ from, to uint32 }

// Get returns the value of the attribute key, and whether the feature has it.
// It compares the feature's few keys and allocates nothing.
func (f *Feature) Get(key string) (Value, bool) {
	for i := f.tags.from; i < f.tags.to; i += 2 {
		if f.layer.keys[f.layer.tags[i]] == key {
			return f.layer.values[f.layer.tags[i+1]], true
		}
	}
	return Value{}, false
}

// Tags goes through all attributes, in the order of the tile.
func (f *Feature) Tags() iter.Seq2[string, Value] {
	return func(yield func(string, Value) bool) {
		for i := f.tags.from; i < f.tags.to; i += 2 {
			if !yield(f.layer.keys[f.layer.tags[i]], f.layer.values[f.layer.tags[i+1]]) {
				return
			}
		}
	}
}

// Parts goes through the geometry: the rings of a Polygon (at least 3 points
// each, the first not repeated at the end), the lines of a Line (at least
// 2 points each), and for a Point one part with all its points. A part is
// x, y, x, y … in tile units (x to the east, y to the south; 0, 0 is the
// tile's north-west corner; outside 0 to Extent is the tile's buffer). It is
// shared: do not change it.
func (f *Feature) Parts() iter.Seq[[]int32] {
	return func(yield func([]int32) bool) {
		for i := f.parts.from; i < f.parts.to; i++ {
			if !yield(f.layer.part(i)) {
				return
			}
		}
	}
}

// part returns the coordinates of part i of the layer.
func (l *Layer) part(i uint32) []int32 {
	var from uint32
	if i > 0 {
		from = l.ends[i-1]
	}
	return l.coords[from:l.ends[i]:l.ends[i]]
}
