package main

// A text is how names of one kind look.
type text struct {
	colour  string
	size    any
	weight  string  // of the font; "": Regular
	upper   bool    // capitals, set wide
	width   float64 // of a line, ems
	rank    any     // the lower is placed first
	along   bool    // along lines
	spacing float64 // between two of the same line, pixels
}

// localName is the name where the map is; latin first for the wide world.
func localName() list {
	return list{"coalesce", get("name"), get("name:latin"), get("name:en")}
}

func worldName() list {
	return list{"coalesce", get("name:en"), get("name:latin"), get("name")}
}

// named draws names; the halo makes them readable on anything.
func named(id string, from pick, minZoom float64, t theme, x text) symbols {
	layout := set{
		"text-field": localName(), "text-font": []string{font(x.weight)}, "text-size": x.size,
	}
	if x.width > 0 {
		layout["text-max-width"] = x.width
	}
	if x.upper {
		layout["text-transform"], layout["text-letter-spacing"] = "uppercase", 0.12
	}
	if x.rank != nil {
		layout["symbol-sort-key"] = x.rank
	}
	if x.along {
		layout["symbol-placement"], layout["symbol-spacing"] = "line", x.spacing
	}
	return from.layers(layer{ID: id, Type: "symbol", MinZoom: minZoom, Layout: layout, Paint: set{
		"text-color": x.colour, "text-halo-color": t.halo, "text-halo-width": t.haloWidth,
	}})
}

func font(weight string) string {
	if weight == "" {
		weight = "Regular"
	}
	return "Noto Sans " + weight
}

// labels are all names, from the least important: what comes last is placed
// first.
func labels(s schema, t theme) []layer {
	return joined(
		named("housenumber", s.number, 17.5, t, text{colour: t.streetText, size: byZoom(17.5, 9, 20, 12)}).field(list{
			"to-string", list{"coalesce", get("housenumber"), get("addr_housenumber")},
		}),
		points(s, t),
		named("park-name", s.parkName, 14, t, text{colour: t.parkText, size: byZoom(14, 9.5, 17, 12.5), weight: "Italic", width: 8}),
		streetNames(s, t),
		waterNames(s, t),
		settlements(s, t),
	)
}

// symbols are layers of names.
type symbols []layer

// field writes something else than the name.
func (l symbols) field(expression list) symbols {
	for i := range l {
		l[i].Layout["text-field"] = expression
	}
	return l
}

// until shows the names below a zoom only.
func (l symbols) until(zoom float64) symbols {
	for i := range l {
		l[i].MaxZoom = zoom
	}
	return l
}

// marked puts an icon at the place and the name below it.
func (l symbols) marked(icon any, colour string, size any, t theme) symbols {
	for i := range l {
		layout, paint := l[i].Layout, l[i].Paint
		layout["icon-image"], layout["icon-size"] = icon, size
		layout["text-anchor"], layout["text-offset"], layout["text-optional"] = "top", list{"literal", []float64{0, 0.75}}, true
		paint["icon-color"], paint["icon-halo-color"], paint["icon-halo-width"] = colour, t.halo, 1.2
	}
	return l
}

// dotted puts a dot at the place, as maps of the world do, below a zoom.
func (l symbols) dotted(t theme, below float64) symbols {
	l = l.marked("circle", t.cityText, 0.3, t).until(below)
	for i := range l {
		l[i].Layout["text-offset"] = list{"literal", []float64{0, 0.3}}
	}
	return l
}

func streetNames(s schema, t theme) []layer {
	street := func(id, class string, minZoom float64, size list) symbols {
		return named(id, s.streetName(class), minZoom, t, text{colour: t.streetText, size: size, along: true, spacing: 320})
	}
	return joined(
		street("path-name", "path", 17, byZoom(17, 9.5, 19, 12)),
		street("service-name", "service", 16.5, byZoom(16, 9.5, 19, 12.5)),
		street("minor-name", "minor", 15, byZoom(15, 9.5, 17, 12, 19, 14.5)),
		street("tertiary-name", "tertiary", 14, byZoom(14, 9.5, 17, 12.5, 19, 15)),
		street("secondary-name", "secondary", 13.5, byZoom(13, 9.5, 15, 11, 17, 13.5, 19, 16)),
		street("primary-name", "primary", 13, byZoom(13, 9.5, 15, 11.5, 17, 13.5, 19, 16)),
		street("trunk-name", "trunk", 12, byZoom(12, 9.5, 15, 11.5, 17, 13.5, 19, 16)),
		street("motorway-name", "motorway", 12, byZoom(12, 9.5, 15, 11.5, 17, 13.5, 19, 16)),
	)
}

func waterNames(s schema, t theme) []layer {
	return joined(
		named("river-name", s.riverName, 12, t, text{colour: t.waterText, size: byZoom(12, 10, 17, 13), weight: "Italic", along: true, spacing: 400}),
		named("lake-name", s.lakeName, 10, t, text{colour: t.waterText, size: byZoom(10, 10, 16, 13), weight: "Italic", width: 6}),
		named("sea-name", s.seaName, 2, t, text{colour: t.waterText, size: byZoom(2, 10, 6, 13, 12, 15), weight: "Italic", width: 6}),
	)
}

// settlements are places where people live, the smallest first.
func settlements(s schema, t theme) []layer {
	return joined(
		named("hamlet", s.places["hamlet"], 13, t, text{colour: t.suburbText, size: byZoom(13, 9.5, 16, 12), rank: s.placeRank}),
		named("suburb", s.places["suburb"], 12, t, text{colour: t.suburbText, size: byZoom(12, 9.5, 16, 13), upper: true, width: 7, rank: s.placeRank}),
		named("village", s.places["village"], 10.5, t, text{colour: t.townText, size: byZoom(10, 10, 15, 14), width: 8, rank: s.placeRank}),
		named("town", s.places["town"], 7, t, text{colour: t.townText, size: byZoom(7, 10, 10, 12, 14, 18), width: 8, rank: s.placeRank}),
		named("state-name", s.places["state"], 4.5, t, text{colour: t.stateText, size: byZoom(4, 9, 7, 13), upper: true, width: 7, rank: s.placeRank}).until(8),
		named("city-dot", s.places["city"].and(not(s.capital)), 3.5, t, cityText(s, t, "")).dotted(t, 7),
		named("capital-dot", s.places["city"].and(s.capital), 2.5, t, cityText(s, t, "Bold")).dotted(t, 7),
		named("city", s.places["city"], 7, t, cityText(s, t, "Bold")),
		named("country-name", s.places["country"], 1, t, text{
			colour: t.countryText, size: countrySize(), weight: "Bold", width: 7, rank: get("rank"),
		}).until(8).field(worldName()),
	)
}

// countrySize is larger the larger the country.
func countrySize() list {
	byRank := func(large, middle, small float64) list {
		return list{"step", list{"coalesce", get("rank"), 3}, large, 3, middle, 5, small}
	}
	return byZoom(1, byRank(10, 9, 8), 3, byRank(13, 11, 9.5), 6, byRank(18, 15, 11.5))
}

// cityText is larger the larger the city.
func cityText(s schema, t theme, weight string) text {
	bySize := func(large, small float64) list {
		return list{"step", list{"coalesce", s.placeRank, 5}, large, 4, small}
	}
	return text{
		colour: t.cityText, weight: weight, width: 8, rank: s.placeRank,
		size: byZoom(3, bySize(11, 9.5), 7, bySize(15, 12), 11, bySize(21, 17), 14, bySize(25, 21)),
	}
}
