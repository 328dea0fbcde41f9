package city

import (
	"hash/fnv"
	"math"
	"strconv"
	"strings"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geo"
	"github.com/paulmach/osm"
)

const storey = 3.1 // metres

func (c *City) addBuilding(id int64, tags osm.Tags, p orb.Polygon) {
	b := Building{ID: id, Name: tags.Find("name"), Kind: tags.Find("building"), Ring: p[0], Holes: p[1:]}
	b.Height, b.Known = taggedHeight(tags)
	if !b.Known {
		b.Height = guessedHeight(id, tags, geo.Area(p))
	}
	b.Base = metres(tags.Find("min_height"))
	if b.Base >= b.Height {
		b.Base = 0
	}
	c.Buildings = append(c.Buildings, b)
}

func taggedHeight(tags osm.Tags) (float64, bool) {
	if h := metres(tags.Find("height")); h > 0 {
		return h, true
	}
	levels := metres(tags.Find("building:levels"))
	return levels * storey, levels > 0
}

// Metres reads a tag such as "12", "12.5 m".
func metres(text string) float64 {
	v, err := strconv.ParseFloat(strings.TrimSpace(strings.TrimSuffix(text, "m")), 64)
	if err != nil || v < 0 || v > 400 {
		return 0
	}
	return v
}

// GuessedHeight makes a dense Mediterranean city: sheds low, houses of four
// to eight storeys, blocks of six to fifteen and a tower now and then. The
// same building always gets the same height.
func guessedHeight(id int64, tags osm.Tags, area float64) float64 {
	luck := chance(id)
	kind := tags.Find("building")
	switch {
	case kind == "roof" || kind == "garage" || area < 45:
		return 3 + 2*luck
	case kind == "church" || tags.Find("amenity") == "place_of_worship":
		return 16 + 6*luck
	case tags.Find("tourism") == "museum" || strings.Contains(tags.Find("name"), "Palais"):
		return 20 + 4*luck
	case strings.HasPrefix(tags.Find("name"), "Villa"):
		return storey * (3 + math.Floor(2*luck))
	case area < 160:
		return storey * (4 + math.Floor(4*luck))
	case area < 2500 && luck > 0.93:
		return storey * (20 + math.Floor((luck-0.93)/0.07*14))
	case area < 6000:
		return storey * (6 + math.Floor(9*luck))
	}
	return storey * (4 + math.Floor(4*luck))
}

// Chance is a number in [0, 1) that depends on the id alone.
func chance(id int64) float64 {
	h := fnv.New64a()
	h.Write([]byte(strconv.FormatInt(id, 10)))
	return float64(h.Sum64()>>11) / (1 << 53)
}
