package settings

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// Map says what the map draws.
type Map struct {
	// File lies above the Packs, the first of which is on top: .pmtiles and
	// .mbtiles files, and http or https addresses. Addresses may carry keys and
	// user info: never print them. Where there is none the built-in city is
	// drawn.
	File     string
	Packs    []string
	Overlays []string // GeoJSON files, the last on top
	Style    string   // a MapLibre style file; empty: the built-in ones
	Offline  bool     // no server is asked for tiles
	Cache    string   // the directory tiles from servers are kept in; empty: there is no home to keep them in
	Room     int64    // how large it may grow, in bytes
}

// What map.cache_limit may be, in MiB.
const (
	cacheDefault = 512
	cacheMost    = 1 << 20
)

func mapKeys() []Key {
	return []Key{
		{
			"map.file", "map", "", "draw this `FILE` (PMTiles, MBTiles) or http(s) URL instead of the built-in city, above map.packs",
			func(s *Settings, v value) (err error) { s.Map.File, err = v.pack(); return err },
		},
		{
			"map.packs", "pack",
			[]string{},
			"draw this `FILE` (PMTiles, MBTiles) or http(s) URL (PMTiles, TileJSON, {z}/{x}/{y}); repeatable, the first is on top",
			func(s *Settings, v value) (err error) { s.Map.Packs, err = v.each(value.pack); return err },
		},
		{
			"map.overlays", "overlay",
			[]string{},
			"draw this GeoJSON `FILE` over the map; repeatable, the last is on top",
			func(s *Settings, v value) (err error) { s.Map.Overlays, err = v.each(value.file); return err },
		},
		{
			"map.style", "map-style", "", "draw the map as this MapLibre style `FILE` says",
			func(s *Settings, v value) (err error) { s.Map.Style, err = v.file(); return err },
		},
		{
			"map.offline", "offline", false, "ask no server for map tiles: only what is on this computer is drawn",
			func(s *Settings, v value) (err error) { s.Map.Offline, err = v.yes(); return err },
		},
		{
			"map.cache_dir", "map-cache", "", "keep map tiles of servers in this `DIRECTORY` instead of the user's own",
			func(s *Settings, v value) (err error) { s.Map.Cache, err = v.cache(); return err },
		},
		{
			"map.cache_limit", "map-cache-limit", cacheDefault, "keep at most this many `MIB` of map tiles of servers",
			func(s *Settings, v value) (err error) { s.Map.Room, err = v.mebibytes(); return err },
		},
	}
}

// each reads the elements of a list.
func (v value) each(read func(value) (string, error)) (all []string, err error) {
	for _, item := range v.items() {
		one, err := read(value{raw: item, dir: v.dir})
		if err != nil {
			return nil, err
		}
		if one != "" {
			all = append(all, one)
		}
	}
	return all, nil
}

// pack reads a file or an address of a map.
func (v value) pack() (string, error) {
	if scheme, _, ok := strings.Cut(v.text(), "://"); ok && !strings.ContainsAny(scheme, `/\`) {
		return v.address("http", "https")
	}
	return v.file()
}

// cache reads the directory to keep tiles in, which need not exist yet. It
// defaults to Watchfloor's in the user's cache directory.
func (v value) cache() (string, error) {
	if v.text() != "" {
		return v.data()
	}
	dir, err := os.UserCacheDir()
	if err != nil {
		return "", nil //nolint:nilerr // no home: nowhere to keep anything
	}
	return filepath.Join(dir, "watchfloor", "map"), nil
}

// mebibytes reads a size and returns it in bytes.
func (v value) mebibytes() (int64, error) {
	n, err := strconv.ParseInt(v.text(), 10, 64)
	if err != nil || n < 1 || n > cacheMost {
		return 0, fmt.Errorf("%q is not a number of MiB between 1 and %d", v.text(), cacheMost)
	}
	return n << 20, nil
}
