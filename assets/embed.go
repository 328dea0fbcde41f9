// Package assets holds what the program carries with it: the demo city's map,
// cameras, routes and clips. Everything is read-only and safe for concurrent
// use; what the functions return must not be changed.
package assets

import (
	"embed"
	"io/fs"
)

//go:generate go run ./generate/cameras -assets .
//go:generate go run ./generate/routes -assets .
//go:generate go run ./generate/tiles -assets .
//go:generate go run ./generate/tiles -assets . -city Wilmington
//go:generate go run ./generate/tiles -assets . -city "Andorra la Vella"
//go:generate go run ./generate/styles -assets .
//go:generate go run ./generate/clips -assets .
//go:generate go run ./generate/overview -assets .

// Attribution must stand on every map that shows the base map (ODbL 1.0,
// section 4.3).
const Attribution = "© OpenStreetMap contributors"

//go:embed basemap/monaco.pmtiles
var basemap []byte

//go:embed overview/world.pmtiles
var overview []byte

//go:embed city/cameras.json
var cameras []byte

//go:embed city/views.json
var views []byte

//go:embed city/routes.json
var routes []byte

//go:embed styles/*.json
var styles embed.FS

//go:embed icons/*.svg
var icons embed.FS

//go:embed all:clips
var clips embed.FS

// Basemap is a PMTiles v3 archive of gzipped vector tiles, zooms 9 to 16, in
// a subset of the OpenMapTiles schema: water (with the sea), landcover,
// landuse, park, building, transportation, transportation_name, place, poi.
func Basemap() []byte { return basemap }

// Overview is a PMTiles v3 archive of gzipped vector tiles of the whole world,
// zooms 0 to 6, to lie under every other map. It has the names of the
// OpenMapTiles schema: water (class ocean; the sea and the Caspian), landcover
// (ice), landuse (residential), boundary (admin_level 2), water_name, place
// (country with name:de and so on, city, town; capital 2; rank).
func Overview() []byte { return overview }

// Style is how a base map is drawn: a MapLibre style, version 8, of the part
// that package mapview/style reads. schema names the map's layers,
// "openmaptiles" or "protomaps"; theme is "day", "night" or "contrast" (black,
// white and yellow). Of others there is none: nil.
func Style(schema, theme string) []byte {
	data, err := styles.ReadFile("styles/" + schema + "-" + theme + ".json")
	if err != nil {
		return nil
	}
	return data
}

// Icons are what the styles put beside names: a flat file system of .svg files,
// plain filled paths of 15 by 15 units.
func Icons() fs.FS { return folder(icons, "icons") }

// Cameras is a JSON array of the demo city's cameras: id, number, name, tags
// (the district), lon, lat (degrees), heading (degrees from north), fov
// (degrees, horizontal), tilt (degrees down), mount_height and range (metres),
// night, codec (H264 or H265), main (for example 960x540), width, height
// (pixels).
func Cameras() []byte { return cameras }

// Views is a JSON object: camera id to the ring of lon, lat it sees between
// the buildings.
func Views() []byte { return views }

// Routes is the net of streets a vehicle can use: {"nodes": [[lon, lat]…],
// "edges": [{"from", "to", "name", "speed" (m/s), "line": [[lon, lat]…]}…]}.
// Edges have a direction; each node can be reached from every other.
func Routes() []byte { return routes }

// Clips is a flat file system of <camera id>-main and -sub with the extension
// .h264 or .h265: Annex B, 25 frames per second, a key frame with its
// parameter sets every 25 frames, no B frames.
func Clips() fs.FS { return folder(clips, "clips") }

// folder is a folder of what is embedded.
func folder(in embed.FS, name string) fs.FS {
	sub, err := fs.Sub(in, name)
	if err != nil {
		panic("assets: there is no folder " + name) // the names are valid paths
	}
	return sub
}
