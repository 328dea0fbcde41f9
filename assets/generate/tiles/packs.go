package main

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/paulmach/orb"

	"watchfloor/assets/generate/city"
)

// A pack says what a city is made of and where it goes.
type pack struct {
	load   func(root string) (*city.City, error)
	margin float64 // degrees around the city that have tiles
	out    string  // from the assets directory
}

var packs = map[string]pack{
	"Monaco": {load: func(root string) (*city.City, error) {
		return city.Load(filepath.Join(root, "generate", "data", "monaco.osm.pbf"))
	}, margin: 0.1, out: "basemap/monaco.pmtiles"},
	"Wilmington": {load: fromModule("delaware-latest.osm.pbf", orb.Bound{
		Min: orb.Point{-75.575, 39.728}, Max: orb.Point{-75.527, 39.757},
	}), out: "../mapview/testdata/wilmington.pmtiles"},
	"Andorra la Vella": {load: fromModule("andorra-latest.osm.bz2", orb.Bound{
		Min: orb.Point{1.500, 42.494}, Max: orb.Point{1.545, 42.516},
	}), out: "../mapview/testdata/andorra.pmtiles"},
}

// fromModule reads the test data that comes with paulmach/osm.
func fromModule(name string, box orb.Bound) func(string) (*city.City, error) {
	return func(string) (*city.City, error) {
		dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/paulmach/osm").Output()
		if err != nil {
			return nil, fmt.Errorf("find the module of %s: %w", name, err)
		}
		return city.LoadInland(filepath.Join(strings.TrimSpace(string(dir)), "testdata", name), box)
	}
}
