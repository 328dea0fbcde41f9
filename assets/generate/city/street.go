package city

import (
	"strconv"

	"github.com/paulmach/osm"
)

func (c *City) addStreet(e *extract, w *osm.Way) {
	class := w.Tags.Find("highway")
	if class == "" && w.Tags.Find("railway") == "rail" {
		class = "rail"
	}
	if class == "" || class == "raceway" || w.Tags.Find("area") == "yes" {
		return
	}
	s := Street{ID: int64(w.ID), Name: w.Tags.Find("name"), Class: class, Width: width(class)}
	s.Line, s.Nodes = e.line(w)
	if len(s.Line) < 2 {
		return
	}
	s.Layer, _ = strconv.Atoi(w.Tags.Find("layer"))
	s.Tunnel = yes(w.Tags.Find("tunnel"))
	s.Bridge = yes(w.Tags.Find("bridge"))
	s.OneWay = s.turnOneWay(w.Tags)
	c.Streets = append(c.Streets, s)
}

// TurnOneWay reads the direction and turns the line where it runs against it.
func (s *Street) turnOneWay(tags osm.Tags) bool {
	switch tags.Find("oneway") {
	case "-1", "reverse":
		s.Line.Reverse()
		for i, j := 0, len(s.Nodes)-1; i < j; i, j = i+1, j-1 {
			s.Nodes[i], s.Nodes[j] = s.Nodes[j], s.Nodes[i]
		}
		return true
	case "no":
		return false
	case "":
		return tags.Find("junction") == "roundabout"
	}
	return true
}

func yes(tag string) bool { return tag != "" && tag != "no" }

func width(class string) float64 {
	switch class {
	case "primary", "trunk", "motorway":
		return 10
	case "secondary":
		return 8.5
	case "tertiary", "primary_link", "secondary_link", "tertiary_link":
		return 7
	case "residential", "unclassified", "living_street":
		return 6
	case "service", "pedestrian", "construction", "rail":
		return 4
	}
	return 2
}

// Drivable tells whether a car may use the street.
func (s Street) Drivable() bool { return s.Width >= 6 || s.Class == "service" }
