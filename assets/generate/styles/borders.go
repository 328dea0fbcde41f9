package main

// borders are drawn over a glow, so that they are seen on any ground.
func borders(s schema, t theme) []layer {
	round := set{"line-join": "round", "line-cap": "round"}
	return joined(
		s.state.layers(layer{ID: "state", Type: "line", MinZoom: 3, Layout: set{"line-join": "round"}, Paint: set{
			"line-color": t.state, "line-width": byZoom(3, 0.5, 8, 1, 14, 1.6), "line-dasharray": list{"literal", []float64{4, 2}},
		}}),
		s.country.layers(layer{ID: "country-glow", Type: "line", MinZoom: 4, Layout: round, Paint: set{
			"line-color": t.countryGlow, "line-width": byZoom(4, 2, 10, 5), "line-opacity": 0.6,
		}}),
		s.country.layers(layer{ID: "country", Type: "line", Layout: round, Paint: set{
			"line-color": t.country, "line-width": byZoom(1, 0.5, 5, 1, 10, 2),
		}}),
		s.disputed.layers(layer{ID: "disputed", Type: "line", Layout: set{"line-join": "round"}, Paint: set{
			"line-color": t.country, "line-width": byZoom(1, 0.5, 5, 1, 10, 2), "line-dasharray": list{"literal", []float64{2.5, 2}},
		}}),
	)
}
