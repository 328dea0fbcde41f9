package names

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/maptile"
	"github.com/paulmach/orb/project"

	"watchfloor/mapview/mvt"
)

// A key tells names apart: the same name of the same kind near by is one
// place, which tiles and their borders only cut.
type key struct {
	name, kind string
	x, y       uint32 // of a tile that holds it
}

// A collector gathers places, each once.
type collector struct {
	known  map[key]bool
	places []Place
}

// named says whether a layer has names, in the schemas of OpenMapTiles and of
// Protomaps.
func named(layer string) bool { return kindOf(layer) != "" }

// kindOf is what a layer's names are of, if the feature does not say.
func kindOf(layer string) string {
	switch layer {
	case "place", "places":
		return "Place"
	case "transportation_name", "roads":
		return "Street"
	case "water_name", "water", "waterway":
		return "Water"
	case "poi", "pois":
		return "Place of interest"
	case "park":
		return "Park"
	case "mountain_peak":
		return "Peak"
	case "aerodrome_label":
		return "Airport"
	}
	return ""
}

// take adds the names of a tile.
func (c *collector) take(at maptile.Tile, t *mvt.Tile) {
	for i := range t.Layers {
		l := &t.Layers[i]
		for _, f := range l.Features {
			name, ok := l.Get(f, "name")
			if !ok || name.Kind != mvt.Text || name.Text == "" || len(name.Text) > longest || f.Parts() == 0 {
				continue
			}
			c.add(Place{Name: name.Text, Kind: kind(l, f), At: place(at, l, f), Zoom: nearness(l, f)})
		}
	}
}

func (c *collector) add(p Place) {
	const apart = 12 // the level whose tiles are as large as a part of a town
	cell := maptile.At(p.At, apart)
	k := key{p.Name, p.Kind, cell.X, cell.Y}
	if len(c.places) < mostPlaces && !c.known[k] {
		c.known[k] = true
		c.places = append(c.places, p)
	}
}

// kind is what a place is, in words. Kinds of streets are of no interest.
func kind(l *mvt.Layer, f mvt.Feature) string {
	general := kindOf(l.Name)
	if general != "Place" && general != "Place of interest" {
		return general
	}
	for _, tag := range []string{"subclass", "kind_detail", "class", "kind"} {
		if v, ok := l.Get(f, tag); ok && v.Kind == mvt.Text && v.Text != "" {
			return capital(strings.ReplaceAll(v.Text, "_", " "))
		}
	}
	return general
}

func capital(words string) string {
	first, n := utf8.DecodeRuneInString(words)
	return string(unicode.ToUpper(first)) + words[n:]
}

// nearness is the zoom at which a place is looked at.
func nearness(l *mvt.Layer, f mvt.Feature) float64 {
	class, _ := l.Get(f, "class")
	if class.Text == "" {
		class, _ = l.Get(f, "kind")
	}
	switch class.Text {
	case "continent":
		return 2
	case "country":
		return 5
	case "state", "province", "region":
		return 6.5
	case "city", "locality":
		return 11.5
	case "town", "island":
		return 13
	case "village", "suburb", "neighbourhood", "quarter", "macrohood":
		return 14.5
	}
	return 16.5
}

// place is the middle of a feature: of the points of its first part the one in
// the middle, which of a street lies on it.
func place(at maptile.Tile, l *mvt.Layer, f mvt.Feature) orb.Point {
	part := l.Part(f, 0)
	if len(part) < 2 {
		return at.Center()
	}
	i := len(part) / 4 * 2
	extent := float64(max(1, l.Extent))
	tiles := float64(uint64(1) << at.Z)
	return lonLat((float64(at.X)+float64(part[i])/extent)/tiles, (float64(at.Y)+float64(part[i+1])/extent)/tiles)
}

// lonLat is a place of the Web Mercator square (0 to 1 eastward and southward).
func lonLat(x, y float64) orb.Point {
	return project.Mercator.ToWGS84(orb.Point{(x*2 - 1) * half, (1 - y*2) * half})
}

// half is half of the square's width in the projection's metres.
const half = math.Pi * orb.EarthRadius
