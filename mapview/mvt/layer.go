package mvt

import (
	"errors"
	"fmt"
	"strings"
)

// decoder is one Decode under way. All layers share its memory, which is
// asked for once, after counting.
type decoder struct {
	tile   Tile
	bodies []body // of the tile's layers
	keep   func(string) bool
	left   Limits // what may still come
	need   counts // of all layers that are kept
	memory room
}

// body is a layer as it stands in the tile.
type body struct {
	data  []byte
	empty bool // no feature is in it
}

// counts is how many there are of each.
type counts struct{ features, keys, values, bytes int }

// room is memory that is handed out from its front.
type room struct {
	words    strings.Builder
	keys     []string
	values   []Value
	features []Feature
	tags     []uint32
	coords   []int32
	ends     []int32
}

// survey walks over the tile to see which layers it has and what they need,
// and checks that before memory is spent on it.
func (d *decoder) survey(data []byte) error {
	r := reader{data: data}
	for r.more() {
		number, kind := r.tag()
		if number != 3 || kind != counted {
			r.skip(kind)
			continue
		}
		data := r.bytes()
		if r.bad {
			break
		}
		if err := d.meet(data); err != nil {
			return fmt.Errorf("layer %d: %w", len(d.bodies), err)
		}
	}
	if r.bad {
		return errWire
	}
	return nil
}

// meet notes a layer that is wanted.
func (d *decoder) meet(data []byte) error {
	l := Layer{Extent: 4096}
	n, err := l.survey(data)
	if err != nil {
		return err
	}
	if d.keep != nil && !d.keep(l.Name) || d.tile.Layer(l.Name) != nil {
		return nil
	}
	if err := d.allow(n); err != nil {
		return err
	}
	if err := l.check(); err != nil {
		return err
	}
	d.tile.Layers, d.bodies = append(d.tile.Layers, l), append(d.bodies, body{data, n.features == 0})
	if n.features > 0 {
		d.need.add(n)
	}
	return nil
}

func (n *counts) add(m counts) {
	n.features += m.features
	n.keys += m.keys
	n.values += m.values
	n.bytes += m.bytes
}

// The fields of a layer (specification, vector_tile.proto).
const (
	layerName    = 1
	layerFeature = 2
	layerKey     = 3
	layerValue   = 4
	layerExtent  = 5
	layerVersion = 15
)

// survey takes what describes the layer, and counts the rest.
func (l *Layer) survey(data []byte) (n counts, err error) {
	r := reader{data: data}
	for r.more() {
		switch number, kind := r.tag(); number {
		case layerName:
			l.Name = string(r.body(kind))
		case layerFeature:
			n.bytes += len(r.body(kind))
			n.features++
		case layerKey:
			r.body(kind)
			n.keys++
		case layerValue:
			r.body(kind)
			n.values++
		case layerExtent:
			l.Extent = int(min(r.number(kind), maxExtent+1))
		case layerVersion:
			l.Version = int(min(r.number(kind), 1000))
		default:
			r.skip(kind)
		}
	}
	if r.bad {
		return counts{}, errWire
	}
	return n, nil
}

// allow takes what a layer has from what the tile may have.
func (d *decoder) allow(n counts) error {
	d.left.Layers--
	d.left.Features -= n.features
	d.left.Words -= n.keys + n.values
	switch {
	case d.left.Layers < 0:
		return errors.New("it is one layer too many")
	case d.left.Features < 0:
		return fmt.Errorf("its %d features are too many", n.features)
	case d.left.Words < 0:
		return fmt.Errorf("its %d keys and values are too many", n.keys+n.values)
	}
	return nil
}

// maxExtent leaves room for coordinates outside the tile; tiles for analysis
// have 2^20 and more.
const maxExtent = 1 << 28

// check refuses what the specification forbids for a layer (4.1).
func (l *Layer) check() error {
	switch {
	case l.Name == "":
		return errors.New("it has no name")
	case l.Version == 0:
		return fmt.Errorf("%q has no version", l.Name)
	case l.Version != 1 && l.Version != 2:
		return fmt.Errorf("%q has version %d; 1 and 2 can be read", l.Name, l.Version)
	case l.Extent < 1 || l.Extent > maxExtent:
		return fmt.Errorf("%q has an extent that is not between 1 and %d", l.Name, maxExtent)
	}
	return nil
}

// makeRoom asks for the memory of all layers. Of tags and coordinates only a
// guess is known, which the test maps fill.
func (d *decoder) makeRoom() {
	n := d.need
	if n.features == 0 {
		return
	}
	d.memory = room{
		keys: make([]string, 0, n.keys), values: make([]Value, 0, n.values), features: make([]Feature, 0, n.features),
		tags: make([]uint32, 0, n.bytes/6), coords: make([]int32, 0, n.bytes/2), ends: make([]int32, 0, n.features+n.features/4),
	}
}

// layer reads the keys, values and features of a layer.
func (d *decoder) layer(l *Layer, data []byte) error {
	m := &d.memory
	l.keys, l.values, l.Features = m.keys, m.values, m.features
	l.tags, l.coords, l.ends = m.tags, m.coords, m.ends
	if err := d.words(l, data); err != nil {
		return err
	}
	if err := d.features(l, data); err != nil {
		return err
	}
	m.keys, m.values, m.features = rest(l.keys), rest(l.values), rest(l.Features)
	m.tags, m.coords, m.ends = rest(l.tags), rest(l.coords), rest(l.ends)
	return nil
}

// rest is the memory behind a slice.
func rest[T any](s []T) []T { return s[len(s):] }

func (d *decoder) features(l *Layer, data []byte) error {
	r := reader{data: data}
	for r.more() {
		number, kind := r.tag()
		if number != layerFeature {
			r.skip(kind)
			continue
		}
		if err := d.feature(l, r.bytes()); err != nil {
			return fmt.Errorf("feature %d: %w", len(l.Features), err)
		}
	}
	return nil
}
