package main

// A schema says where things are in a map's tiles.
type schema struct {
	name string
	sea  bool // what no feature covers is sea; else it is land

	earth, urban, residential, built, school, hospital, military, airfield pick
	wood, grass, farm, sand, rock, ice, wetland                            pick
	park, cemetery, pitch, zoo                                             pick
	water, pool, river, stream                                             pick
	pier, square, pierLine, runway, taxiway                                pick
	building                                                               pick

	road           pick             // lines that are roads and paths
	class          func(string) any // a filter: roads of a class
	tunnel, bridge any              // filters
	ramp           any              // a filter: slip roads
	path           pick             // ways for feet
	rail, tram     pick
	ferry, cable   pick

	country, disputed, state pick // borders

	streetName                      func(string) pick // of a class of roads
	riverName, lakeName, seaName    pick
	parkName, peak, airport, number pick
	poi                             pick
	poiKind                         string // the property that says what it is
	poiRank                         any
	places                          map[string]pick
	placeRank                       any // the lower the larger
	capital                         any // a filter
}

// classes are the roads, from the least.
func classes() []string {
	return []string{"service", "minor", "tertiary", "secondary", "primary", "trunk", "motorway"}
}

// openMapTiles is the schema of https://openmaptiles.org/schema/, 3.15.
func openMapTiles() schema {
	cover := func(classes ...string) pick { return pick{"landcover", is("class", classes...)} }
	use := func(classes ...string) pick { return pick{"landuse", is("class", classes...)} }
	way := func(classes ...string) pick { return pick{"transportation", is("class", classes...)} }
	place := func(classes ...string) pick { return pick{"place", is("class", classes...)} }
	level := func(low, high int) list {
		return all(list{">=", get("admin_level"), low}, list{"<=", get("admin_level"), high}, not(list{"==", get("maritime"), 1}))
	}
	s := schema{
		name:        "openmaptiles",
		residential: use("residential", "suburb", "quarter", "neighbourhood"),
		built:       use("industrial", "commercial", "retail", "railway", "parking", "construction", "garages", "dam", "quarry"),
		school:      use("school", "university", "college", "kindergarten", "library"),
		hospital:    use("hospital"), military: use("military"), airfield: pick{"aeroway", all(areas(), is("class", "aerodrome", "apron", "heliport"))},
		wood: cover("wood"), grass: cover("grass", "scrub"), farm: cover("farmland"), sand: cover("sand"), rock: cover("rock"), ice: cover("ice"), wetland: cover("wetland"),
		park: pick{"park", areas()}, cemetery: use("cemetery"), pitch: use("pitch", "track", "playground", "stadium"), zoo: use("zoo", "theme_park"),
		water: pick{"water", not(is("class", "swimming_pool"))}, pool: pick{"water", is("class", "swimming_pool")},
		river: pick{"waterway", is("class", "river", "canal")}, stream: pick{"waterway", is("class", "stream", "drain", "ditch")},
		pier: way("pier").and(areas()), pierLine: way("pier").and(lines()), square: way("path", "pedestrian", "service", "minor").and(areas()),
		runway: pick{"aeroway", all(lines(), is("class", "runway"))}, taxiway: pick{"aeroway", all(lines(), is("class", "taxiway"))},
		building: pick{layer: "building"},
		road:     pick{"transportation", lines()},
		tunnel:   is("brunnel", "tunnel"), bridge: is("brunnel", "bridge"), ramp: list{"==", get("ramp"), 1},
		path: way("path", "pedestrian", "track").and(lines()), rail: way("rail"), tram: way("transit"), ferry: way("ferry"), cable: way("aerialway", "cable_car", "gondola"),
		country:   pick{"boundary", all(level(0, 2), not(list{"==", get("disputed"), 1}))},
		disputed:  pick{"boundary", all(level(0, 2), list{"==", get("disputed"), 1})},
		state:     pick{"boundary", level(3, 4)},
		riverName: pick{"waterway", list{"has", "name"}}, seaName: pick{"water_name", is("class", "ocean", "sea", "bay", "strait")}, lakeName: pick{"water_name", not(is("class", "ocean", "sea", "bay", "strait"))},
		parkName: pick{layer: "park"}, peak: pick{"mountain_peak", is("class", "peak", "volcano")}, airport: pick{layer: "aerodrome_label"}, number: pick{layer: "housenumber"},
		poi: pick{layer: "poi"}, poiKind: "class", poiRank: get("rank"), placeRank: get("rank"), capital: list{"==", get("capital"), 2},
		places: map[string]pick{
			"country": place("country"), "state": place("state", "province"), "city": place("city"), "town": place("town"),
			"village": place("village"), "suburb": place("suburb", "quarter", "island"), "hamlet": place("hamlet", "neighbourhood", "isolated_dwelling", "islet"),
		},
	}
	s.class = func(class string) any { return is("class", openRoads(class)...) }
	s.streetName = func(class string) pick { return pick{"transportation_name", is("class", openRoads(class)...)} }
	return s
}

// openRoads are the classes of OpenMapTiles that are drawn like a class.
func openRoads(class string) []string {
	switch class {
	case "service":
		return []string{"service", "service_construction", "busway"}
	case "minor":
		return []string{"minor", "minor_construction", "raceway"}
	case "path":
		return []string{"path", "track", "pedestrian"}
	}
	return []string{class, class + "_construction"}
}
