package mvt

// A Tile is a decoded tile. It shares no memory with the bytes it was decoded
// from, never changes, and may be used by many goroutines.
type Tile struct{ Layers []Layer }

// Layer returns the layer of that name, or nil.
func (t *Tile) Layer(name string) *Layer {
	for i := range t.Layers {
		if t.Layers[i].Name == name {
			return &t.Layers[i]
		}
	}
	return nil
}

// A Layer is a named list of features.
type Layer struct {
	Name     string
	Version  int // 1 or 2
	Extent   int // the tile's width and height in the units of coordinates
	Features []Feature

	keys   []string
	values []Value
	tags   []uint32 // key, value, key, value …
	coords []int32  // x, y, x, y …
	ends   []int32  // of the parts, in coords
}

// Geometry is the kind of a feature's shape.
type Geometry uint8

// The kinds of geometry (specification 4.3.4).
const (
	Unknown Geometry = iota
	Points
	Lines
	Polygons
)

// A Feature is a shape with tags. Its methods want the Layer it is from.
type Feature struct {
	ID   uint64 // 0: none
	Type Geometry

	tags  span // in Layer.tags
	parts span // in Layer.ends
}

// span is a half-open range of indices.
type span struct{ from, to int32 }

// Parts is how many points, lines or rings the feature has.
func (f Feature) Parts() int { return int(f.parts.to - f.parts.from) }

// Part returns x, y pairs in units of the layer's Extent from the upper left,
// y down: the i-th point, line or ring. Rings are closed: the first point is
// not repeated. Outer rings should turn clockwise on screen and holes the other
// way (specification 4.3.4.4); nothing makes sure of that.
func (l *Layer) Part(f Feature, i int) []int32 {
	at := int(f.parts.from) + i
	var from int32
	if at > 0 {
		from = l.ends[at-1]
	}
	return l.coords[from:l.ends[at]]
}

// Get is the value of a feature's tag; false when it has none of that key.
func (l *Layer) Get(f Feature, key string) (Value, bool) {
	for i := f.tags.from; i < f.tags.to; i += 2 {
		if l.keys[l.tags[i]] == key {
			return l.values[l.tags[i+1]], true
		}
	}
	return Value{}, false
}

// A Value is a tag's value: text, a number or a bool.
type Value struct {
	Kind   ValueKind
	Text   string
	Number float64 // integers too: exact up to 2^53
	Bool   bool
}

// ValueKind says which field of a Value counts.
type ValueKind uint8

// The kinds of values.
const (
	None ValueKind = iota
	Text
	Number
	Bool
)
