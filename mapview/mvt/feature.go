package mvt

import (
	"errors"
	"math"
)

// The fields of a feature.
const (
	featureID       = 1
	featureTags     = 2
	featureType     = 3
	featureGeometry = 4
)

var errTags = errors.New("its tags point beyond the keys and values")

// feature reads one feature. One whose shape makes no sense is left out.
func (d *decoder) feature(l *Layer, data []byte) error {
	f := Feature{}
	var tags, geometry []byte
	r := reader{data: data}
	for r.more() {
		number, kind := r.tag()
		switch {
		case number == featureID && kind == varint:
			f.ID = r.varint()
		case number == featureTags && kind == counted:
			tags = r.bytes()
		case number == featureType && kind == varint:
			f.Type = Geometry(min(r.varint(), 255))
		case number == featureGeometry && kind == counted:
			geometry = r.bytes()
		default:
			r.skip(kind)
		}
	}
	if r.bad {
		return errWire
	}
	if f.Type < Points || f.Type > Polygons || len(geometry) == 0 {
		return nil // nothing that could be drawn
	}
	if err := l.addTags(&f, tags); err != nil {
		return err
	}
	return d.shape(l, f, geometry)
}

func (l *Layer) addTags(f *Feature, data []byte) error {
	f.tags.from = int32(len(l.tags))
	r := reader{data: data}
	for r.more() {
		key, value := r.varint(), r.varint()
		if r.bad || key >= uint64(len(l.keys)) || value >= uint64(len(l.values)) {
			return errTags
		}
		l.tags = append(l.tags, uint32(key), uint32(value))
	}
	f.tags.to = int32(len(l.tags))
	return nil
}

// The commands of a geometry (specification 4.3.1).
const (
	moveTo    = 1
	lineTo    = 2
	closePath = 7
)

// shape reads a geometry; if it makes no sense the feature leaves no trace.
func (d *decoder) shape(l *Layer, f Feature, data []byte) error {
	coords, ends := len(l.coords), len(l.ends)
	p := pen{layer: l, kind: f.Type, left: d.left.Vertices}
	ok := p.draw(data)
	if p.left < 0 {
		return errors.New("the tile has too many vertices")
	}
	d.left.Vertices = p.left
	if !ok || len(l.ends) == ends {
		l.coords, l.ends = l.coords[:coords], l.ends[:ends]
		return nil
	}
	f.parts = span{int32(ends), int32(len(l.ends))}
	l.Features = append(l.Features, f)
	return nil
}

// pen follows the commands of a geometry.
type pen struct {
	layer *Layer
	kind  Geometry
	x, y  int64
	open  int // vertices of the part being drawn
	left  int // vertices that may still come
}

// draw follows all commands and says whether they made sense.
func (p *pen) draw(data []byte) bool {
	r := reader{data: data}
	for r.more() {
		v := r.varint()
		command, count := v&7, v>>3
		if r.bad || command != closePath && count > uint64(len(r.data)-r.at)/2 {
			return false // more points than bytes for them
		}
		var ok bool
		switch command {
		case moveTo:
			ok = p.move(&r, count)
		case lineTo:
			ok = p.open > 0 && p.kind != Points && p.points(&r, count)
		case closePath:
			ok = count == 1 && p.kind == Polygons && p.end()
		}
		if !ok {
			return false
		}
	}
	return !r.bad && (p.kind != Lines || p.open == 0 || p.end()) && (p.kind != Polygons || p.open == 0)
}

// move begins a part, or is the points of a point feature.
func (p *pen) move(r *reader, count uint64) bool {
	if p.kind == Points {
		for range count {
			if !p.points(r, 1) || !p.end() {
				return false
			}
		}
		return count > 0
	}
	if count != 1 || p.open > 0 && (p.kind != Lines || !p.end()) {
		return false
	}
	return p.points(r, 1)
}

func (p *pen) points(r *reader, count uint64) bool {
	if p.left -= int(count); p.left < 0 {
		return false
	}
	for range count {
		p.x += zigzag(r.varint())
		p.y += zigzag(r.varint())
		if r.bad || p.x != int64(int32(p.x)) || p.y != int64(int32(p.y)) {
			return false
		}
		p.layer.coords = append(p.layer.coords, int32(p.x), int32(p.y))
		p.open++
	}
	return count > 0
}

// end completes a part. Lines want two points, rings three: as many as
// their kind counts. One with fewer is what simplifying left of something
// tiny: it goes, the rest of the feature stays.
func (p *pen) end() bool {
	l := p.layer
	if p.open < int(p.kind) {
		l.coords = l.coords[:len(l.coords)-2*p.open]
	} else {
		l.ends = append(l.ends, int32(len(l.coords)))
	}
	p.open = 0
	return len(l.coords) <= math.MaxInt32
}
