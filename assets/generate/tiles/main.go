// Command tiles makes the base map of a city: vector tiles of a subset of the
// OpenMapTiles schema in one PMTiles v3 archive. Monaco is the demo city's
// own; the other cities are for tests of the map.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/mvt"
	"github.com/paulmach/orb/geojson"
	"github.com/paulmach/orb/maptile"
	"github.com/paulmach/orb/simplify"

	"watchfloor/assets/generate/pmtiles"
)

const (
	minZoom, maxZoom = 9, 16
	buffer           = 64 // tile units of 4096 drawn beyond a tile's edge
)

func main() {
	root := flag.String("assets", ".", "the assets directory")
	only := flag.String("city", "Monaco", "Monaco, Wilmington or Andorra la Vella")
	flag.Parse()
	if err := run(*root, *only); err != nil {
		log.Fatal(err)
	}
}

func run(root, only string) error {
	p, ok := packs[only]
	if !ok {
		return fmt.Errorf("there is no city %q", only)
	}
	town, err := p.load(root)
	if err != nil {
		return err
	}
	box := town.Bounds.Pad(p.margin)
	out := archive(only, box, town.Bounds.Center())
	if err := cut(out, features(town), box); err != nil {
		return err
	}
	data, err := out.Bytes()
	if err != nil {
		return err
	}
	tiles, different := out.Counts()
	log.Printf("%s: %d tiles, %d different, %d KB", only, tiles, different, len(data)/1024)
	return os.WriteFile(filepath.Join(root, p.out), data, 0o644)
}

// cut makes all tiles that touch a box.
func cut(out *pmtiles.Archive, layers []layer, box orb.Bound) error {
	for z := maptile.Zoom(minZoom); z <= maxZoom; z++ {
		first, last := maptile.At(box.LeftTop(), z), maptile.At(box.RightBottom(), z)
		for x := first.X; x <= last.X; x++ {
			for y := first.Y; y <= last.Y; y++ {
				data, err := tile(layers, maptile.New(x, y, z))
				if err != nil {
					return err
				}
				out.Add(int(z), int(x), int(y), data)
			}
		}
	}
	return nil
}

func archive(name string, box orb.Bound, centre orb.Point) *pmtiles.Archive {
	return &pmtiles.Archive{
		Name: name, Attribution: "© OpenStreetMap contributors", Description: "A subset of the OpenMapTiles schema",
		Layers: []string{
			"water", "landcover", "landuse", "park", "transportation", "building", "transportation_name", "place", "poi",
		},
		MinZoom: minZoom, MaxZoom: maxZoom, Box: box, Centre: centre, CentreZoom: 14,
	}
}

// Tile cuts one tile; a tile with nothing in it is an empty one, so that the
// map knows that there is nothing.
func tile(layers []layer, at maptile.Tile) ([]byte, error) {
	reach := at.Bound(float64(buffer) / 4096)
	var out mvt.Layers
	for _, l := range layers {
		in := geojson.NewFeatureCollection()
		for _, f := range l.features {
			if int(at.Z) >= f.minZoom && f.bound.Intersects(reach) {
				in.Append(&geojson.Feature{Geometry: orb.Clone(f.geometry), Properties: f.properties})
			}
		}
		if len(in.Features) > 0 {
			out = append(out, mvt.NewLayer(l.name, in))
		}
	}
	out.ProjectToTile(at)
	out.Clip(orb.Bound{Min: orb.Point{-buffer, -buffer}, Max: orb.Point{4096 + buffer, 4096 + buffer}})
	if at.Z < maxZoom {
		out.Simplify(simplify.DouglasPeucker(4))
	}
	out.RemoveEmpty(4, 16)
	return mvt.MarshalGzipped(slim(out))
}

func slim(layers mvt.Layers) (kept mvt.Layers) {
	for _, l := range layers {
		if len(l.Features) > 0 {
			l.Version = 2
			kept = append(kept, l)
		}
	}
	return kept
}
