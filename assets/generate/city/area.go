package city

import (
	"math"

	"github.com/paulmach/orb"
	"github.com/paulmach/osm"
)

func (c *City) addArea(id int64, tags osm.Tags, polygons []orb.Polygon) {
	for _, p := range polygons {
		if yes(tags.Find("building")) {
			c.addBuilding(id, tags, p)
			continue
		}
		if list, kind := c.place(tags); list != nil {
			*list = append(*list, Area{ID: id, Name: tags.Find("name"), Kind: kind, Polygon: p})
		}
	}
}

// Place says which list an area belongs to and what it is called there.
func (c *City) place(tags osm.Tags) (*[]Area, string) {
	natural, land, leisure := tags.Find("natural"), tags.Find("landuse"), tags.Find("leisure")
	switch {
	case natural == "coastline":
		return nil, ""
	case tags.Find("man_made") == "pier" || tags.Find("man_made") == "breakwater" || tags.Find("man_made") == "groyne":
		return &c.Piers, tags.Find("man_made")
	case natural == "water" || land == "reservoir":
		return &c.Water, "lake"
	case leisure == "swimming_pool" || tags.Find("amenity") == "swimming_pool":
		return &c.Water, "pool"
	case tags.Find("amenity") == "fountain":
		return &c.Water, "fountain"
	case leisure == "park" || leisure == "garden" || leisure == "pitch" || leisure == "playground":
		return &c.Green, leisure
	case land == "grass" || land == "forest" || land == "cemetery" || land == "meadow" || land == "farm":
		return &c.Green, land
	case natural == "wood" || natural == "scrub" || natural == "grassland":
		return &c.Green, natural
	case natural == "beach" || natural == "sand":
		return &c.Land, "beach"
	case leisure == "stadium" || leisure == "sports_centre":
		return &c.Land, leisure
	case tags.Find("amenity") == "school" || tags.Find("amenity") == "parking":
		return &c.Land, tags.Find("amenity")
	case land != "":
		return &c.Land, land
	case tags.Find("highway") == "pedestrian" || (tags.Find("area") == "yes" && tags.Find("highway") != ""):
		return &c.Squares, "pedestrian"
	}
	return nil, ""
}

// AddPier gives a pier that is mapped as a line the width of a walkway.
func (c *City) addPier(e *extract, w *osm.Way) {
	kind := w.Tags.Find("man_made")
	line, _ := e.line(w)
	if (kind != "pier" && kind != "breakwater" && kind != "groyne") || len(line) < 2 || line[0] == line[len(line)-1] {
		return
	}
	half := 1.5
	if kind != "pier" {
		half = 4
	}
	c.Piers = append(c.Piers, Area{ID: int64(w.ID), Name: w.Tags.Find("name"), Kind: kind, Polygon: broad(line, half)})
}

// Broad is the band of half metres on both sides of a line.
func broad(line orb.LineString, half float64) orb.Polygon {
	plane := NewPlane(line[0])
	var left, right orb.Ring
	for i, at := range line {
		before, after := plane.Metres(line[max(i-1, 0)]), plane.Metres(line[min(i+1, len(line)-1)])
		dx, dy := after[0]-before[0], after[1]-before[1]
		n := math.Max(math.Hypot(dx, dy), 0.01)
		p, off := plane.Metres(at), orb.Point{-dy / n * half, dx / n * half}
		left = append(left, plane.Place(orb.Point{p[0] + off[0], p[1] + off[1]}))
		right = append(right, plane.Place(orb.Point{p[0] - off[0], p[1] - off[1]}))
	}
	left.Reverse()
	ring := append(right, left...)
	return orb.Polygon{oriented(append(ring, ring[0]), orb.CCW)}
}

func (c *City) addName(n *osm.Node) {
	text := n.Tags.Find("name")
	if text == "" {
		return
	}
	for _, key := range []string{"place", "railway", "tourism", "amenity", "leisure", "historic"} {
		kind := n.Tags.Find(key)
		if kind != "" && kind != "subway_entrance" {
			c.Names = append(c.Names, Name{Text: text, Kind: kind, At: n.Point()})
			return
		}
	}
}
