package mvt

import (
	"errors"
	"fmt"
)

// decoder is one Decode under way.
type decoder struct {
	tile Tile
	keep func(string) bool
	left Limits // what may still come
}

// layer reads a layer if it is wanted. Names, keys and values may stand
// anywhere in it, so the first walk only counts, and what it counted is
// checked before memory is spent on it.
func (d *decoder) layer(data []byte) error {
	l := Layer{Version: 1, Extent: 4096}
	n, err := l.survey(data)
	if err != nil {
		return err
	}
	if d.keep != nil && !d.keep(l.Name) {
		return nil
	}
	if err := d.allow(n); err != nil {
		return err
	}
	if err := l.check(&d.tile); err != nil {
		return err
	}
	l.keys, l.values = make([]string, 0, n.keys), make([]Value, 0, n.values)
	l.words(data)
	l.Features = make([]Feature, 0, n.features)
	l.coords = make([]int32, 0, len(data)/2) // mostly a byte or two each
	if err := d.features(&l, data); err != nil {
		return err
	}
	d.tile.Layers = append(d.tile.Layers, l)
	return nil
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

// counts is how many there are of each in a layer.
type counts struct{ features, keys, values int }

// survey takes what describes the layer, and counts the rest.
func (l *Layer) survey(data []byte) (n counts, err error) {
	r := reader{data: data}
	for r.more() {
		number, kind := r.tag()
		switch {
		case number == layerName && kind == counted:
			l.Name = string(r.bytes())
		case number == layerFeature && kind == counted:
			r.bytes()
			n.features++
		case number == layerKey && kind == counted:
			r.bytes()
			n.keys++
		case number == layerValue && kind == counted:
			r.bytes()
			n.values++
		case number == layerExtent && kind == varint:
			l.Extent = int(min(r.varint(), maxExtent+1))
		case number == layerVersion && kind == varint:
			l.Version = int(min(r.varint(), 1000))
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

// words reads the keys and values that features share.
func (l *Layer) words(data []byte) {
	r := reader{data: data}
	for r.more() {
		switch number, kind := r.tag(); {
		case number == layerKey && kind == counted:
			l.keys = append(l.keys, string(r.bytes()))
		case number == layerValue && kind == counted:
			l.values = append(l.values, value(r.bytes()))
		default:
			r.skip(kind)
		}
	}
}

// maxExtent leaves room for coordinates outside the tile; tiles for analysis
// have 2^20 and more.
const maxExtent = 1 << 28

// check refuses what the specification forbids for a layer.
func (l *Layer) check(t *Tile) error {
	switch {
	case l.Name == "":
		return errors.New("it has no name")
	case l.Version != 1 && l.Version != 2:
		return fmt.Errorf("%q has version %d; 1 and 2 can be read", l.Name, l.Version)
	case l.Extent < 1 || l.Extent > maxExtent:
		return fmt.Errorf("%q has an extent that is not between 1 and %d", l.Name, maxExtent)
	case t.Layer(l.Name) != nil && l.Version == 2:
		return fmt.Errorf("%q comes twice", l.Name)
	}
	return nil
}

func (d *decoder) features(l *Layer, data []byte) error {
	r := reader{data: data}
	for r.more() {
		number, kind := r.tag()
		if number != layerFeature || kind != counted {
			r.skip(kind)
			continue
		}
		if err := d.feature(l, r.bytes()); err != nil {
			return fmt.Errorf("%q, feature %d: %w", l.Name, len(l.Features), err)
		}
	}
	return nil
}

// value reads a tag's value; one without any field is None.
func value(data []byte) (v Value) {
	r := reader{data: data}
	for r.more() {
		number, kind := r.tag()
		switch {
		case number == 1 && kind == counted:
			v = Value{Kind: Text, Text: string(r.bytes())}
		case number == 2 && kind == fixed32:
			v = Value{Kind: Number, Number: r.float()}
		case number == 3 && kind == fixed64:
			v = Value{Kind: Number, Number: r.double()}
		case number == 4 && kind == varint:
			v = Value{Kind: Number, Number: float64(int64(r.varint()))}
		case number == 5 && kind == varint:
			v = Value{Kind: Number, Number: float64(r.varint())}
		case number == 6 && kind == varint:
			v = Value{Kind: Number, Number: float64(zigzag(r.varint()))}
		case number == 7 && kind == varint:
			v = Value{Kind: Bool, Bool: r.varint() != 0}
		default:
			r.skip(kind)
		}
	}
	return v
}
