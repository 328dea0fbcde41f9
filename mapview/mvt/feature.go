package mvt

import "errors"

// The fields of a feature.
const (
	featureID       = 1
	featureTags     = 2
	featureType     = 3
	featureGeometry = 4
)

var (
	errTags     = errors.New("its tags point beyond the keys and values")
	errShape    = errors.New("its shape's commands make no sense")
	errVertices = errors.New("the tile has too many vertices")
)

// feature reads one feature. One that could not be drawn is left out.
func (d *decoder) feature(l *Layer, data []byte) error {
	f := Feature{}
	var tags, geometry []byte
	r := reader{data: data}
	for r.more() {
		switch number, kind := r.tag(); number {
		case featureID:
			f.ID = r.number(kind)
		case featureTags:
			tags = r.body(kind)
		case featureType:
			f.Type = Geometry(min(r.number(kind), 255))
		case featureGeometry:
			geometry = r.body(kind)
		default:
			r.skip(kind)
		}
	}
	if r.bad {
		return errWire
	}
	if f.Type < Points || f.Type > Polygons || len(geometry) == 0 {
		return nil
	}
	whole, err := l.addTags(&f, tags)
	if err != nil || !whole {
		return err
	}
	return d.shape(l, f, geometry)
}

// addTags is not whole when a key has no value.
func (l *Layer) addTags(f *Feature, data []byte) (whole bool, err error) {
	f.tags.from = int32(len(l.tags))
	r := reader{data: data}
	for r.more() {
		key := r.varint()
		if !r.bad && r.at == len(r.data) {
			l.tags = l.tags[:f.tags.from]
			return false, nil
		}
		value := r.varint()
		if r.bad || key >= uint64(len(l.keys)) || value >= uint64(len(l.values)) {
			return false, errTags
		}
		l.tags = append(l.tags, uint32(key), uint32(value))
	}
	f.tags.to = int32(len(l.tags))
	return true, nil
}

// shape reads a geometry. A feature of which nothing is left, or that goes too
// far away, leaves no trace.
func (d *decoder) shape(l *Layer, f Feature, data []byte) error {
	coords, ends := len(l.coords), len(l.ends)
	p := pen{layer: l, kind: f.Type, left: d.left.Vertices, tagged: f.tags.to > f.tags.from, first: coords}
	if !p.draw(data) {
		if p.left < 0 {
			return errVertices
		}
		return errShape
	}
	d.left.Vertices = p.left
	if p.far || len(l.ends) == ends {
		l.coords, l.ends, l.tags = l.coords[:coords], l.ends[:ends], l.tags[:f.tags.from]
		return nil
	}
	f.parts = span{int32(ends), int32(len(l.ends))}
	l.Features = append(l.Features, f)
	return nil
}
