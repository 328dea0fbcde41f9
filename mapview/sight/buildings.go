package sight

import (
	"math"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/clip"
	"github.com/paulmach/orb/maptile"
	"github.com/paulmach/orb/planar"
	"github.com/paulmach/orb/project"

	"watchfloor/mapview/mvt"
)

// walling says whether a layer has buildings, in the schemas of OpenMapTiles
// and of Protomaps.
func walling(layer string) bool { return layer == "building" || layer == "buildings" }

// WallsOf are the buildings of a vector tile (MVT 2.1, not compressed), cut at
// its border: its neighbours have the rest. The error says what is wrong with
// the tile.
func WallsOf(at maptile.Tile, data []byte) (*Walls, error) {
	t, err := mvt.Decode(data, walling, mvt.Limits{})
	if err != nil {
		return nil, err
	}
	var all []orb.Polygon
	for i := range t.Layers {
		l := &t.Layers[i]
		g := grid{at, float64(max(1, l.Extent))}
		for _, f := range l.Features {
			all = append(all, g.buildings(l, f)...)
		}
	}
	corner := grid{at, 1}
	west, east := corner.lonLat(orb.Point{0, 1}), corner.lonLat(orb.Point{1, 0})
	return NewWalls(all, orb.Bound{Min: west, Max: east}), nil
}

// A grid is the coordinates of a tile.
type grid struct {
	tile   maptile.Tile
	extent float64
}

// buildings are the polygons of a feature, each with its courtyards. Its first
// ring is an outer one, and tells which way the others turn: there are tiles
// that have it the wrong way round.
func (g grid) buildings(l *mvt.Layer, f mvt.Feature) []orb.Polygon {
	if f.Type != mvt.Polygons || f.Parts() == 0 {
		return nil
	}
	var all []orb.Polygon
	outward := planar.Area(closed(l.Part(f, 0)))
	for i := range f.Parts() {
		ring := clip.Ring(orb.Bound{Max: orb.Point{g.extent, g.extent}}, closed(l.Part(f, i)))
		if len(ring) < 4 {
			continue
		}
		outer := planar.Area(ring)*outward > 0
		ring = g.placed(ring, outward < 0) // with y down, clockwise is positive
		switch last := len(all) - 1; {
		case outer:
			all = append(all, orb.Polygon{ring})
		case last >= 0:
			all[last] = append(all[last], ring)
		}
	}
	return all
}

func (g grid) placed(ring orb.Ring, reverse bool) orb.Ring {
	if reverse {
		ring.Reverse()
	}
	for i, p := range ring {
		ring[i] = g.lonLat(p)
	}
	return ring
}

func closed(xy []int32) orb.Ring {
	var ring orb.Ring
	for i := 0; i+1 < len(xy); i += 2 {
		ring = append(ring, orb.Point{float64(xy[i]), float64(xy[i+1])})
	}
	if len(ring) > 0 {
		ring = append(ring, ring[0])
	}
	return ring
}

// lonLat is the place of a point of the tile.
func (g grid) lonLat(p orb.Point) orb.Point {
	const half = math.Pi * orb.EarthRadius
	tiles := float64(uint64(1) << g.tile.Z)
	x, y := (float64(g.tile.X)+p[0]/g.extent)/tiles, (float64(g.tile.Y)+p[1]/g.extent)/tiles
	return project.Mercator.ToWGS84(orb.Point{(x*2 - 1) * half, (1 - y*2) * half})
}
