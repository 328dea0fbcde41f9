package names

import (
	"context"
	"slices"
	"sync/atomic"
	"time"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/maptile"

	"watchfloor/mapview/mvt"
	"watchfloor/mapview/tiles"
)

// A Place is a name on the map.
type Place struct {
	Name string
	Kind string    // "Street", "Town", "School" …
	At   orb.Point // lon, lat: in the middle of it
	Zoom float64   // how near to look at it
}

// The limits of a Gazetteer.
const (
	mostPlaces = 60_000
	mostTiles  = 8_192
	farthest   = 64 // rings of tiles around the centre
	overview   = 5  // the level up to which the whole world is read
	longest    = 120
)

// A Gazetteer knows the names on the map of one source: those of the whole
// world down to level 5, and on the deepest level those of the tiles that lie
// together around the source's centre. Its methods are safe for concurrent use.
type Gazetteer struct {
	source tiles.Source
	places atomic.Pointer[[]Place]
}

// New makes a Gazetteer, which is empty until Run runs.
func New(source tiles.Source) *Gazetteer {
	g := &Gazetteer{source: source}
	g.places.Store(&[]Place{})
	return g
}

// Places are the names found so far. Nobody may change them.
func (g *Gazetteer) Places() []Place { return *g.places.Load() }

// Run reads the names, at a fifth of a processor's time, and returns when it
// has them all, or ctx ends.
func (g *Gazetteer) Run(ctx context.Context) {
	c := collector{known: map[key]bool{}}
	meta := g.source.Meta()
	read := 0
	for ring := range rings(meta) {
		found := false
		for _, t := range ring {
			if ctx.Err() != nil || read == mostTiles || len(c.places) >= mostPlaces {
				break
			}
			read++
			found = g.read(ctx, t, &c) || found
		}
		g.publish(c.places)
		if !found && int(ring[0].Z) > overview {
			return // there is nothing around what was read
		}
	}
}

// read takes the names of a tile, and says whether there is one.
func (g *Gazetteer) read(ctx context.Context, t maptile.Tile, c *collector) bool {
	began := time.Now()
	data, err := g.source.Tile(ctx, int(t.Z), int(t.X), int(t.Y))
	if err != nil {
		return false
	}
	if tile, err := mvt.Decode(data, named, mvt.Limits{}); err == nil { // the map tells of broken ones
		c.take(t, tile)
	}
	rest(ctx, 4*time.Since(began))
	return true
}

// publish shows what was found so far; what is added later goes elsewhere.
func (g *Gazetteer) publish(places []Place) {
	shown := slices.Clip(places)
	g.places.Store(&shown)
}

func rest(ctx context.Context, d time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(d):
	}
}

// rings are the tiles to read: the levels of the overview, each as one, then
// rings around the centre on the deepest level.
func rings(meta tiles.Meta) func(func([]maptile.Tile) bool) {
	return func(yield func([]maptile.Tile) bool) {
		for z := meta.MinZoom; z <= min(overview, meta.MaxZoom); z++ {
			if !yield(level(maptile.Zoom(z))) {
				return
			}
		}
		deepest := maptile.Zoom(max(meta.MaxZoom, 0))
		if deepest <= overview {
			return
		}
		centre := maptile.At(meta.Centre, deepest)
		for r := range farthest {
			if around := ring(centre, r); len(around) > 0 && !yield(around) {
				return
			}
		}
	}
}

func level(z maptile.Zoom) []maptile.Tile {
	var all []maptile.Tile
	for y := range uint32(1) << z {
		for x := range uint32(1) << z {
			all = append(all, maptile.New(x, y, z))
		}
	}
	return all
}

// ring are the tiles r steps from a centre, where the world has them.
func ring(centre maptile.Tile, r int) []maptile.Tile {
	var all []maptile.Tile
	side := 1 << centre.Z
	for dy := -r; dy <= r; dy++ {
		for dx := -r; dx <= r; dx++ {
			x, y := int(centre.X)+dx, int(centre.Y)+dy
			if max(dx, -dx, dy, -dy) == r && y >= 0 && y < side {
				all = append(all, maptile.New(uint32((x+side)%side), uint32(y), centre.Z))
			}
		}
	}
	return all
}
