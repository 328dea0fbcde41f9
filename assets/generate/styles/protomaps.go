package main

// protomaps is the schema of https://docs.protomaps.com/basemaps/layers,
// version 4.
func protomaps() schema {
	use := func(kinds ...string) pick { return pick{"landuse", is("kind", kinds...)} }
	way := func(kinds ...string) pick { return pick{"roads", all(lines(), is("kind", kinds...))} }
	cover := func(wide string, kinds ...string) pick {
		return pick{"landuse", is("kind", append(kinds, wide)...)}
	}
	border := func(kind string) pick { return pick{"boundaries", all(is("kind", kind), not(list{"has", "disputed"}))} }
	s := schema{
		name: "protomaps", sea: true,
		earth: pick{"earth", areas()}, urban: pick{"landcover", is("kind", "urban_area")},
		residential: use("residential", "neighbourhood"),
		built:       use("industrial", "commercial", "retail", "railway", "quarry", "brownfield", "garages"),
		school:      use("school", "university", "college", "kindergarten"), hospital: use("hospital"),
		military: use("military", "naval_base", "airfield"), airfield: use("aerodrome", "runway", "taxiway"),
		wood: cover("forest", "wood"), grass: cover("grassland", "grass", "scrub", "meadow", "village_green", "allotments", "garden"),
		farm: cover("farmland", "orchard", "vineyard"), sand: use("beach", "sand"), rock: cover("barren", "bare_rock"), ice: cover("glacier"), wetland: use("wetland"),
		park: use("park", "nature_reserve", "national_park", "protected_area", "golf_course", "recreation_ground"), cemetery: use("cemetery"),
		pitch: use("pitch", "track", "playground", "stadium"), zoo: use("zoo", "theme_park"),
		water: pick{"water", all(areas(), not(is("kind", "swimming_pool")))}, pool: pick{"water", all(areas(), is("kind", "swimming_pool"))},
		river: pick{"water", all(lines(), is("kind", "river", "canal"))}, stream: pick{"water", all(lines(), is("kind", "stream", "ditch", "drain"))},
		pier: use("pier", "dam"), pierLine: pick{"roads", is("kind_detail", "pier")}, square: use("pedestrian", "footway"),
		runway: pick{"roads", is("kind_detail", "runway")}, taxiway: pick{"roads", is("kind_detail", "taxiway")},
		building: pick{"buildings", is("kind", "building", "building_part")},
		road:     pick{"roads", lines()},
		tunnel:   list{"has", "is_tunnel"}, bridge: list{"has", "is_bridge"}, ramp: list{"has", "is_link"},
		path: way("path").and(not(is("kind_detail", "pier"))), rail: way("rail").and(not(is("kind_detail", "tram", "subway", "light_rail"))), tram: way("rail").and(is("kind_detail", "tram", "subway", "light_rail")),
		ferry: way("ferry"), cable: way("aerialway"),
		country: border("country"), disputed: pick{"boundaries", all(is("kind", "country"), list{"has", "disputed"})}, state: border("region"),
		riverName: pick{"water", all(lines(), list{"has", "name"})}, seaName: waters("ocean", "sea", "bay", "strait", "fjord"), lakeName: waters("lake", "water", "reservoir", "basin"),
		parkName: pick{"pois", is("kind", "park", "national_park", "nature_reserve", "garden")}, peak: pick{"pois", is("kind", "peak", "volcano")}, airport: pick{"pois", is("kind", "aerodrome")},
		number:  pick{"buildings", is("kind", "address")},
		poi:     pick{"pois", not(is("kind", "park", "national_park", "nature_reserve", "garden", "peak", "volcano", "aerodrome"))},
		poiKind: "kind", poiRank: get("min_zoom"), placeRank: list{"-", 19, list{"coalesce", get("population_rank"), 0}}, capital: list{"==", get("capital"), "yes"},
		places: map[string]pick{
			"country": settlement("country"), "state": settlement("region"), "city": town("city"), "town": town("town"),
			"village": town("village"), "suburb": settlement("neighbourhood", "macrohood"), "hamlet": town("hamlet", "locality", "isolated_dwelling"),
		},
	}
	s.class = func(class string) any { return is("kind_detail", protoRoads(class)...) }
	s.streetName = func(class string) pick { return pick{"roads", is("kind_detail", protoRoads(class)...)} }
	return s
}

func waters(kinds ...string) pick {
	return pick{"water", all(list{"==", list{"geometry-type"}, "Point"}, is("kind", kinds...))}
}

func settlement(kinds ...string) pick { return pick{"places", is("kind", kinds...)} }

func town(kinds ...string) pick {
	return pick{"places", all(is("kind", "locality"), is("kind_detail", kinds...))}
}

// protoRoads are the kinds of Protomaps that are drawn like a class.
func protoRoads(class string) []string {
	switch class {
	case "service":
		return []string{"service", "busway"}
	case "minor":
		return []string{"residential", "unclassified", "living_street", "road", "raceway", "minor_road"}
	case "path":
		return []string{"path", "footway", "cycleway", "pedestrian", "track", "steps", "bridleway"}
	}
	return []string{class, class + "_link"}
}
