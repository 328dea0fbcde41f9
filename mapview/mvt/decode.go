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

var errWire = errors.New("it is cut off or no protobuf message")

// Decode reads a tile, not compressed. keep, if not nil, chooses layers by
// name; the others cost nothing. A feature that is broken by itself is left
// out, as the specification allows; what is wrong with a whole layer or tile
// is an error.
func Decode(data []byte, keep func(layer string) bool, limits Limits) (*Tile, error) {
	limits = limits.orDefaults()
	if len(data) > limits.Bytes {
		return nil, fmt.Errorf("vector tile of %d bytes: more than %d are not read", len(data), limits.Bytes)
	}
	d := decoder{keep: keep, left: limits}
	r := reader{data: data}
	for r.more() {
		number, kind := r.tag()
		if number != 3 || kind != counted {
			r.skip(kind)
			continue
		}
		layer := r.bytes()
		if r.bad {
			break
		}
		if err := d.layer(layer); err != nil {
			return nil, fmt.Errorf("vector tile, layer %d: %w", len(d.tile.Layers), err)
		}
	}
	if r.bad {
		return nil, fmt.Errorf("vector tile: %w", errWire)
	}
	return &d.tile, nil
}
