// Command tiles makes the demo city's base map: vector tiles of a subset of
// the OpenMapTiles schema in one PMTiles v3 archive.
package main

import (
	"flag"
	"log"
	"os"
	"path/filepath"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/mvt"
	"github.com/paulmach/orb/geojson"
	"github.com/paulmach/orb/maptile"
	"github.com/paulmach/orb/simplify"

	"watchfloor/assets/generate/city"
	"watchfloor/assets/generate/pmtiles"
)

const (
	minZoom, maxZoom = 9, 16
	margin           = 0.1 // degrees around the city that have tiles
	buffer           = 64  // tile units of 4096 drawn beyond a tile's edge
)

func main() {
	root := flag.String("assets", ".", "the assets directory")
	flag.Parse()
	if err := run(*root); err != nil {
		log.Fatal(err)
	}
}

func run(root string) error {
	town, err := city.Load(filepath.Join(root, "generate", "data", "monaco.osm.pbf"))
	if err != nil {
		return err
	}
	layers := features(town)
	box := town.Bounds.Pad(margin)
	out := archive(box, town.Bounds.Center())
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
	data, err := out.Bytes()
	if err != nil {
		return err
	}
	tiles, different := out.Counts()
	log.Printf("%d tiles, %d different, %d KB", tiles, different, len(data)/1024)
	return os.WriteFile(filepath.Join(root, "basemap", "monaco.pmtiles"), data, 0o644)
}

func archive(box orb.Bound, centre orb.Point) *pmtiles.Archive {
	return &pmtiles.Archive{
		Name: "Monaco", Attribution: "© OpenStreetMap contributors", Description: "A subset of the OpenMapTiles schema",
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
