package main

import (
	"testing"

	"github.com/paulmach/orb"
)

// two squares that share an edge, the second of them with its arcs backwards.
const squares = `{"transform": {"scale": [1, 1], "translate": [10, 0]},
	"arcs": [[[0, 0], [0, 1]], [[0, 1], [-1, 0], [0, -1], [1, 0]], [[0, 0], [1, 0], [0, 1], [-1, 0]]],
	"objects": {
		"countries": {"geometries": [{"type": "Polygon", "arcs": [[0, 1]]}, {"type": "MultiPolygon", "arcs": [[[2, -1]]]}]},
		"land": {"geometries": [{"type": "Polygon", "arcs": [[1, 2]]}]}}}`

func TestTopology(t *testing.T) {
	top, err := parseTopology([]byte(squares))
	if err != nil {
		t.Fatal(err)
	}
	borders, err := top.borders()
	if err != nil || len(borders) != 1 || !borders[0].Equal(orb.LineString{{10, 0}, {10, 1}}) {
		t.Errorf("borders %v, %v", borders, err)
	}
	land, err := top.land()
	if err != nil || len(land) != 1 || land[0].Bound() != (orb.Bound{Min: orb.Point{9, 0}, Max: orb.Point{11, 1}}) {
		t.Errorf("land %v, %v", land, err)
	}
	if ring := top.ring([]int{2, -1}); ring[0] != ring[len(ring)-1] || len(ring) != 5 {
		t.Errorf("ring %v", ring)
	}
	if _, err := parseTopology([]byte("{")); err == nil {
		t.Error("half a file is read")
	}
}

func TestTownsKeepApart(t *testing.T) {
	all := []town{
		{name: "big", population: 9_000_000, at: orb.Point{0, 0}},
		{name: "near", population: 8_000_000, at: orb.Point{1, 0}},
		{name: "far", population: 7_000_000, at: orb.Point{60, 0}},
		{name: "hidden", population: 30_000, at: orb.Point{0.01, 0}},
	}
	zooms := map[string]int{}
	for _, town := range spread(all) {
		zooms[town.name] = town.zoom
	}
	if zooms["big"] != 2 || zooms["far"] != 2 || zooms["near"] < 5 || zooms["hidden"] != 0 {
		t.Errorf("%v", zooms)
	}
}

func TestTownsCutOff(t *testing.T) {
	if _, err := parseTowns([]byte{5, 1, 2}); err == nil {
		t.Error("half a town is read")
	}
}

// TestLandGoesOverTheDateLine: a square over it is on both edges of the plane,
// with its lake, and land around the earth reaches the pole.
func TestLandGoesOverTheDateLine(t *testing.T) {
	all := around(orb.Polygon{
		{{170, 60}, {180, 60}, {-170, 60}, {-170, 70}, {-180, 70}, {170, 70}, {170, 60}},
		{{-176, 64}, {-175, 64}, {-175, 65}, {-176, 64}},
	})
	if len(all) != 2 {
		t.Fatalf("it is there %d times", len(all))
	}
	for i, want := range []orb.Bound{
		{Min: orb.Point{-190, 60}, Max: orb.Point{-170, 70}}, {Min: orb.Point{170, 60}, Max: orb.Point{190, 70}},
	} {
		if all[i].Bound() != want || !want.Contains(all[i][1][0]) {
			t.Errorf("it is at %v, its lake at %v; want %v", all[i].Bound(), all[i][1][0], want)
		}
	}
	pole := around(orb.Polygon{{{-180, -70}, {-90, -75}, {0, -70}, {90, -75}, {180, -70}}})
	if b := pole[0].Bound(); len(pole) != 3 || b.Min[1] != -90 || b.Max[0]-b.Min[0] != 360 {
		t.Errorf("the pole: %d times, %v", len(pole), b)
	}
	if island := around(orb.Polygon{{{10, 0}, {11, 0}, {11, 1}, {10, 0}}}); len(island) != 1 {
		t.Errorf("an island is there %d times", len(island))
	}
}
