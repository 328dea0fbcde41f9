package main

// ground is the land and what covers it.
func ground(s schema, t theme) []layer {
	base := t.land
	if s.sea {
		base = t.water
	}
	return joined(
		[]layer{{ID: "ground", Type: "background", Paint: set{"background-color": base}}},
		fill("earth", s.earth, t.land, 0),
		fill("urban", s.urban, t.urban, 0),
		fill("residential", s.residential, t.residential, 9),
		fill("built", s.built, t.built, 11),
		fill("school", s.school, t.school, 12),
		fill("hospital", s.hospital, t.hospital, 12),
		fill("military", s.military, t.military, 11),
		fill("farm", s.farm, t.farm, 7),
		fill("grass", s.grass, t.grass, 7),
		fill("rock", s.rock, t.rock, 7),
		fill("wood", s.wood, t.wood, 5),
		fill("wetland", s.wetland, t.wetland, 9),
		fill("sand", s.sand, t.sand, 9),
		fill("ice", s.ice, t.ice, 0),
		outlined("park", s.park, t.park, t.parkEdge, 9),
		fill("cemetery", s.cemetery, t.cemetery, 12),
		fill("zoo", s.zoo, t.zoo, 12),
		outlined("pitch", s.pitch, t.pitch, t.parkEdge, 14),
		fill("airfield", s.airfield, t.airfield, 10),
	)
}

// water is the sea, lakes and rivers, with a line along the shore.
func water(s schema, t theme) []layer {
	round := set{"line-cap": "round", "line-join": "round"}
	return joined(
		s.stream.layers(layer{ID: "stream", Type: "line", MinZoom: 13, Layout: round, Paint: set{
			"line-color": t.stream, "line-width": growing(13, 0.6, 16, 2, 20, 12),
		}}),
		s.river.layers(layer{ID: "river", Type: "line", MinZoom: 7, Layout: round, Paint: set{
			"line-color": t.stream, "line-width": growing(7, 0.6, 11, 1.4, 14, 3, 20, 40),
		}}),
		fill("water", s.water, t.water, 0),
		s.water.layers(layer{ID: "shore", Type: "line", Layout: set{"line-join": "round"}, Paint: set{
			"line-color": t.shore, "line-width": byZoom(2, 0.5, 10, 0.7, 14, 1.2, 17, 2),
		}}),
		outlined("pool", s.pool, t.pool, t.shore, 15),
	)
}

// paved are areas that people walk on or aeroplanes roll on.
func paved(s schema, t theme) []layer {
	runway := func(id string, from pick, widths list) []layer {
		return from.layers(layer{ID: id, Type: "line", MinZoom: 10, Paint: set{"line-color": t.runway, "line-width": widths}})
	}
	return joined(
		outlined("pier", s.pier, t.pier, t.shore, 12),
		fill("square", s.square, t.square, 13),
		runway("taxiway", s.taxiway, growing(11, 0.6, 14, 3, 17, 12)),
		runway("runway", s.runway, growing(10, 1, 14, 10, 17, 60)),
	)
}

// buildings appear as a shade first, then with walls.
func buildings(s schema, t theme) []layer {
	return outlined("building", s.building, t.building, byZoom(14, t.building, 15, t.buildingEdge), 13)
}
