package main

import (
	"fmt"
	"math"
	"strings"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"
)

// languages are those in which countries are named too.
var languages = []string{"de", "es", "fr", "it", "pt", "ru", "ar", "he", "hi", "zh", "ja", "ko"}

// countries are the names of countries, where Natural Earth puts them.
func countries(data []byte) ([]feature, error) {
	all, err := geojson.UnmarshalFeatureCollection(data)
	if err != nil {
		return nil, fmt.Errorf("read countries: %w", err)
	}
	var out []feature
	for _, f := range all.Features {
		p := f.Properties
		name, at := p.MustString("NAME_EN", ""), orb.Point{p.MustFloat64("LABEL_X", 0), p.MustFloat64("LABEL_Y", 0)}
		if name == "" || p.MustFloat64("MIN_LABEL", 10) >= maxZoom {
			continue
		}
		named := geojson.Properties{
			"class": "country", "name": name, "name:en": name, "rank": min(6, max(1, int(p.MustFloat64("LABELRANK", 6)))),
		}
		for _, l := range languages {
			if text := p.MustString("NAME_"+strings.ToUpper(l), ""); text != "" && text != name {
				named["name:"+l] = text
			}
		}
		out = append(out, feature{"place", project(at), named, int(p.MustFloat64("MIN_LABEL", 0))})
	}
	return out, nil
}

func places(towns []town) (out []feature) {
	for _, t := range towns {
		p := geojson.Properties{"class": "city", "name": t.name, "rank": rankOf(t.population)}
		if t.population < 50_000 && !t.capital {
			p["class"] = "town"
		}
		if t.capital {
			p["capital"] = 2
		}
		out = append(out, feature{"place", project(t.at), p, t.zoom})
	}
	return out
}

// rankOf is 1 for the largest cities and 10 for the smallest.
func rankOf(population int) int {
	return min(10, max(1, int(math.Round(16-2*math.Log10(float64(max(population, 1)))))))
}

// built are the areas of cities.
func built(data []byte) ([]feature, error) {
	all, err := geojson.UnmarshalFeatureCollection(data)
	if err != nil {
		return nil, fmt.Errorf("read built-up areas: %w", err)
	}
	var out []feature
	for _, f := range all.Features {
		for _, p := range polygons(f.Geometry) {
			out = append(out, feature{"landuse", projected(p), geojson.Properties{"class": "residential"}, 5})
		}
	}
	return out, nil
}

// ice is what lies south of 60 degrees.
func ice(land []orb.Polygon) (out []feature) {
	for _, p := range land {
		if p.Bound().Max[1] < -60 {
			out = append(out, feature{"landcover", projected(p), geojson.Properties{"class": "ice", "subclass": "glacier"}, 0})
		}
	}
	return out
}

func polygons(g orb.Geometry) []orb.Polygon {
	switch g := g.(type) {
	case orb.Polygon:
		return []orb.Polygon{g}
	case orb.MultiPolygon:
		return g
	}
	return nil
}

// seas are names of oceans and seas, with the zoom they are shown from.
func seas() (out []feature) {
	for _, s := range []struct {
		name, class string
		at          orb.Point
		zoom        int
	}{
		{"Pacific Ocean", "ocean", orb.Point{-150, 10}, 1},
		{"Pacific Ocean", "ocean", orb.Point{165, 18}, 2},
		{"Atlantic Ocean", "ocean", orb.Point{-38, 28}, 1},
		{"Atlantic Ocean", "ocean", orb.Point{-15, -25}, 2},
		{"Indian Ocean", "ocean", orb.Point{78, -22}, 1},
		{"Southern Ocean", "ocean", orb.Point{60, -58}, 2},
		{"Arctic Ocean", "ocean", orb.Point{-160, 78}, 1},
		{"Mediterranean Sea", "sea", orb.Point{18.5, 34.6}, 3},
		{"Black Sea", "sea", orb.Point{34.5, 43.3}, 3},
		{"Baltic Sea", "sea", orb.Point{19.5, 57}, 4},
		{"North Sea", "sea", orb.Point{3.3, 56.2}, 3},
		{"Norwegian Sea", "sea", orb.Point{2, 67.5}, 3},
		{"Barents Sea", "sea", orb.Point{40, 74}, 3},
		{"Red Sea", "sea", orb.Point{37.5, 21}, 4},
		{"Arabian Sea", "sea", orb.Point{63, 15}, 3},
		{"Bay of Bengal", "sea", orb.Point{88, 14}, 3},
		{"South China Sea", "sea", orb.Point{114, 14}, 3},
		{"Philippine Sea", "sea", orb.Point{132, 19}, 3},
		{"Sea of Japan", "sea", orb.Point{135, 40}, 4},
		{"Sea of Okhotsk", "sea", orb.Point{150, 54}, 3},
		{"Bering Sea", "sea", orb.Point{-176, 58}, 3},
		{"Coral Sea", "sea", orb.Point{156, -17}, 3},
		{"Tasman Sea", "sea", orb.Point{160, -38}, 3},
		{"Caribbean Sea", "sea", orb.Point{-75, 15}, 3},
		{"Gulf of Mexico", "sea", orb.Point{-91, 25}, 3},
		{"Hudson Bay", "sea", orb.Point{-86, 60}, 3},
		{"Labrador Sea", "sea", orb.Point{-54, 58}, 3},
		{"Gulf of Guinea", "sea", orb.Point{3, 2}, 3},
		{"Caspian Sea", "sea", orb.Point{50.7, 41.5}, 3},
	} {
		out = append(out, feature{"water_name", project(s.at), geojson.Properties{"name": s.name, "class": s.class}, s.zoom})
	}
	return out
}
