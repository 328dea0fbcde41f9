package main

// A theme is a set of colours.
type theme struct {
	name string

	land, urban, residential, built, school, hospital, military, airfield string
	wood, grass, farm, sand, rock, ice, wetland                           string
	park, parkEdge, cemetery, pitch, zoo                                  string
	water, shore, pool, stream                                            string
	pier, square, runway                                                  string
	building, buildingEdge                                                string

	road         map[string]paint
	roadEdge     float64 // how much wider a road is with its edges, pixels
	hollow       string  // what wide roads are filled with between bright edges; "": their own colour
	tunnel       paint
	path, rail   string
	ferry, cable string

	country, countryGlow, state string

	halo                                           string
	haloWidth                                      float64 // pixels
	countryText, stateText, cityText, townText     string
	suburbText, streetText, waterText, parkText    string
	health, transit, civic, culture, trade, nature string // points of interest
}

// A paint is the colours of a road.
type paint struct{ fill, edge string }

// roadPaint gives the classes their colours, from the least.
func roadPaint(p ...paint) map[string]paint {
	all := map[string]paint{}
	for i, class := range classes() {
		all[class] = p[i]
	}
	return all
}

// day is a light, warm ground with white streets and golden main roads.
func day() theme {
	return theme{
		name: "day",
		land: "#f2f0eb", urban: "#ebe8e2", residential: "#efece6", built: "#ebe8e3", school: "#f3ead8", hospital: "#f6e6e4", military: "#ece5e0", airfield: "#e9e9ec",
		wood: "#cfe3c1", grass: "#deecd2", farm: "#ebeed9", sand: "#f5ebcb", rock: "#e6e3dd", ice: "#f7fbfd", wetland: "#d3e6dc",
		park: "#cbe6ba", parkEdge: "#b3d6a0", cemetery: "#d3e2c9", pitch: "#b7dfb4", zoo: "#dcebcb",
		water: "#a8d3e8", shore: "#8dbfd9", pool: "#8cc7e6", stream: "#98c8e0",
		pier: "#e9e6e0", square: "#f8f5ee", runway: "#d4d5da",
		building: "#dfd9d0", buildingEdge: "#c9c1b5",
		road: roadPaint(
			paint{"#ffffff", "#d6d0c6"}, paint{"#ffffff", "#d0c9be"}, paint{"#ffffff", "#c9c0b2"}, paint{"#fff3c9", "#dcc27a"},
			paint{"#ffe29a", "#d9b04e"}, paint{"#ffd283", "#d8a347"}, paint{"#ffbf6b", "#cf8d3a"},
		),
		roadEdge: 1.6, tunnel: paint{"#f7f5f1", "#c4bdb1"}, path: "#b9aa97", rail: "#b0aaa2", ferry: "#6fa6c4", cable: "#8c8f94",
		country: "#9a8fa5", countryGlow: "#d9d2de", state: "#b3abba",
		halo: "#ffffff", haloWidth: 1.6, countryText: "#4b4257", stateText: "#6b6276", cityText: "#1c2730", townText: "#2f3b45",
		suburbText: "#46525c", streetText: "#4d565e", waterText: "#2f6d90", parkText: "#3a7336",
		health: "#c0392b", transit: "#2563a8", civic: "#37474f", culture: "#7a4a8c", trade: "#755330", nature: "#3a7336",
	}
}

// night is dark blue-grey, calm behind bright markers.
func night() theme {
	return theme{
		name: "night",
		land: "#131a21", urban: "#1a232c", residential: "#161e26", built: "#182129", school: "#1b2329", hospital: "#23222a", military: "#1c2026", airfield: "#1a222c",
		wood: "#142a20", grass: "#16271f", farm: "#18241d", sand: "#2b2a22", rock: "#1d242b", ice: "#26323c", wetland: "#13282a",
		park: "#18301f", parkEdge: "#20402b", cemetery: "#182a22", pitch: "#1d3a2e", zoo: "#192c21",
		water: "#0e2739", shore: "#1d4459", pool: "#15405a", stream: "#14364c",
		pier: "#222c35", square: "#222b33", runway: "#2b3743",
		building: "#222d38", buildingEdge: "#33414f",
		road: roadPaint(
			paint{"#27323c", "#0c1116"}, paint{"#323e4a", "#0c1116"}, paint{"#3b4854", "#0c1116"}, paint{"#465462", "#0c1116"},
			paint{"#56667a", "#0c1116"}, paint{"#5d6f86", "#0c1116"}, paint{"#6b7f99", "#0c1116"},
		),
		roadEdge: 1.6, tunnel: paint{"#1a232b", "#3a4753"}, path: "#3b4a57", rail: "#46535f", ferry: "#2c5f80", cable: "#52606c",
		country: "#6d7f93", countryGlow: "#1f2a36", state: "#3d4a57",
		halo: "#10171d", haloWidth: 1.6, countryText: "#c3d0dc", stateText: "#8696a5", cityText: "#e6eef5", townText: "#cfdae4",
		suburbText: "#b9c7d3", streetText: "#9fb0be", waterText: "#6fa9cc", parkText: "#74b389",
		health: "#e58a84", transit: "#86b3e0", civic: "#b5c2cd", culture: "#c39ad1", trade: "#c9a982", nature: "#74b389",
	}
}

// contrast is for eyes that need it: white and yellow on black, every name at
// least 7 to 1 (WCAG 2.2, 1.4.6), what matters at least 3 to 1 (1.4.11).
func contrast() theme {
	return theme{
		name: "contrast",
		land: "#000000", urban: "#0d0d0d", residential: "#000000", built: "#0d0d0d", school: "#0d0d0d", hospital: "#160a0a", military: "#0d0d0d", airfield: "#0d0d0d",
		wood: "#00140a", grass: "#000f07", farm: "#0a0a00", sand: "#141200", rock: "#0d0d0d", ice: "#14181c", wetland: "#001214",
		park: "#001c0e", parkEdge: "#4d8a66", cemetery: "#000f07", pitch: "#001c0e", zoo: "#00140a",
		water: "#00183a", shore: "#5f8fd0", pool: "#00183a", stream: "#3f6fb0",
		pier: "#1a1a1a", square: "#161616", runway: "#5a5a5a",
		building: "#262626", buildingEdge: "#6b6b6b",
		road: roadPaint(
			paint{"#7d7d7d", "#000000"}, paint{"#a6a6a6", "#000000"}, paint{"#cfcfcf", "#000000"}, paint{"#ffffff", "#000000"},
			paint{"#fff27a", "#000000"}, paint{"#ffe83d", "#000000"}, paint{"#ffd800", "#000000"},
		),
		roadEdge: 2.4, hollow: "#0f0f0f",
		tunnel: paint{"#1a1a1a", "#8c8c8c"}, path: "#7d7d7d", rail: "#9a9a9a", ferry: "#5f8fd0", cable: "#9a9a9a",
		country: "#ffffff", countryGlow: "#4a4a4a", state: "#8c8c8c",
		halo: "#000000", haloWidth: 2.2, countryText: "#ffffff", stateText: "#d0d0d0", cityText: "#ffffff", townText: "#ffffff",
		suburbText: "#ffe83d", streetText: "#ffffff", waterText: "#a8ccff", parkText: "#9fe8bd",
		health: "#ffb3ad", transit: "#a8ccff", civic: "#ffffff", culture: "#ecc2ff", trade: "#ffe0a8", nature: "#9fe8bd",
	}
}
