package mvt

import (
	"errors"
	"fmt"
)

// Limits are the most a tile may have. A zero field takes its default.
type Limits struct {
	Bytes    int // of the tile; 4 MiB
	Layers   int // 256
	Features int // 200,000
	Words    int // keys and values; 200,000
	Vertices int // 1,000,000
}

func (l Limits) orDefaults() Limits {
	for _, d := range []struct {
		field *int
		value int
	}{{&l.Bytes, 4 << 20}, {&l.Layers, 256}, {&l.Features, 200_000}, {&l.Words, 200_000}, {&l.Vertices, 1_000_000}} {
		if *d.field == 0 {
			*d.field = d.value
		}
	}
	return l
}

var errWire = errors.New("it is cut off, or a field is not what it should be")

// Decode reads a tile, not compressed. keep, if not nil, chooses layers by
// name; the others cost next to nothing. A feature without a type, a shape or
// pairs of tags is left out, as is one with coordinates of more than 32 bits,
// and a second layer of the same name. What is wrong with a shape's commands,
// a layer or the tile is an error.
func Decode(data []byte, keep func(layer string) bool, limits Limits) (*Tile, error) {
	limits = limits.orDefaults()
	if len(data) > limits.Bytes {
		return nil, fmt.Errorf("vector tile of %d bytes: more than %d are not read", len(data), limits.Bytes)
	}
	d := decoder{keep: keep, left: limits}
	if err := d.survey(data); err != nil {
		return nil, fmt.Errorf("vector tile: %w", err)
	}
	d.makeRoom()
	for i, b := range d.bodies {
		if b.empty {
			continue // what it says would never be asked for
		}
		if err := d.layer(&d.tile.Layers[i], b.data); err != nil {
			return nil, fmt.Errorf("vector tile, layer %q: %w", d.tile.Layers[i].Name, err)
		}
	}
	return &d.tile, nil
}
