package main

// A point of interest belongs to a group, which gives it its colour; the
// icon's name is a file of assets/icons.
type interest struct {
	icon  string
	kinds []string // of OpenMapTiles or Protomaps
}

// A group is points of interest that look alike.
type group struct {
	name   string
	from   float64 // the zoom
	colour func(theme) string
	all    []interest
}

// groups are sorted from the least important.
func groups() []group {
	return []group{
		{"trade", 16.5, func(t theme) string { return t.trade }, []interest{
			{"restaurant", []string{"restaurant", "fast_food"}},
			{"cafe", []string{"cafe"}},
			{"bar", []string{"bar", "beer", "pub"}},
			{"grocery", []string{"grocery", "supermarket"}},
			{"fuel", []string{"fuel"}},
			{"bank", []string{"bank", "atm"}},
			{"shop", []string{"shop", "mall", "clothing_store"}},
			{"lodging", []string{"lodging", "hotel"}},
		}},
		{"culture", 15, func(t theme) string { return t.culture }, []interest{
			{"school", []string{"school", "kindergarten"}},
			{"college", []string{"college", "university"}},
			{"library", []string{"library"}},
			{"theatre", []string{"theatre"}},
			{"cinema", []string{"cinema"}},
			{"art-gallery", []string{"art_gallery"}},
			{"place-of-worship", []string{"place_of_worship"}},
			{"castle", []string{"castle"}},
			{"monument", []string{"monument", "memorial", "historic"}},
			{"museum", []string{"museum"}},
			{"attraction", []string{"attraction", "theme_park"}},
		}},
		{"nature", 15, func(t theme) string { return t.nature }, []interest{
			{"playground", []string{"playground"}},
			{"swimming", []string{"swimming", "swimming_pool"}},
			{"pitch", []string{"pitch", "sports_centre"}},
			{"golf", []string{"golf", "golf_course"}},
			{"campsite", []string{"campsite", "camp_site"}},
			{"zoo", []string{"zoo"}},
			{"stadium", []string{"stadium"}},
		}},
		{"civic", 14, func(t theme) string { return t.civic }, []interest{
			{"post", []string{"post", "post_office"}},
			{"embassy", []string{"embassy"}},
			{"prison", []string{"prison"}},
			{"town-hall", []string{"town_hall", "townhall"}},
			{"fire-station", []string{"fire_station"}},
			{"police", []string{"police"}},
		}},
		{"transit", 14, func(t theme) string { return t.transit }, []interest{
			{"parking", []string{"parking"}},
			{"bus", []string{"bus", "bus_stop", "bus_station"}},
			{"aerialway", []string{"aerialway"}},
			{"harbor", []string{"harbor", "marina"}},
			{"ferry", []string{"ferry_terminal", "ferry"}},
			{"heliport", []string{"heliport", "helipad"}},
			{"rail", []string{"railway", "station", "train_station"}},
		}},
		{"health", 14, func(t theme) string { return t.health }, []interest{
			{"pharmacy", []string{"pharmacy"}},
			{"doctor", []string{"doctors", "doctor", "clinic"}},
			{"hospital", []string{"hospital"}},
		}},
	}
}

// points are icons with the name below.
func points(s schema, t theme) []layer {
	var all []layer
	for _, g := range groups() {
		colour := g.colour(t)
		kinds := g.kinds()
		l := named("poi-"+g.name, s.poi.and(is(s.poiKind, kinds...)), g.from, t, text{
			colour: colour, size: byZoom(14, 9.5, 17, 11.5), width: 8, rank: s.poiRank,
		})
		all = append(all, l.marked(g.icon(s.poiKind), colour, byZoom(14, 0.8, 17, 1), t)...)
	}
	return joined(all,
		named("peak", s.peak, 11, t, text{colour: t.stateText, size: byZoom(11, 9.5, 15, 11.5), width: 8}).marked("mountain", t.stateText, 0.7, t),
		named("airport", s.airport, 10, t, text{colour: t.transit, size: byZoom(10, 9.5, 15, 12.5), width: 8}).marked("airport", t.transit, 0.9, t),
	)
}

func (g group) kinds() (all []string) {
	for _, i := range g.all {
		all = append(all, i.kinds...)
	}
	return all
}

// icon chooses the icon by the property that says what the point is.
func (g group) icon(key string) list {
	choice := list{"match", get(key)}
	for _, i := range g.all {
		choice = append(choice, i.kinds, i.icon)
	}
	return append(choice, "circle")
}
