package cli

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"time"

	"watchfloor/assets"
	"watchfloor/mapview/tiles"
	"watchfloor/mapview/tiles/overlay"
	"watchfloor/mapview/tiles/web"
	"watchfloor/ui/settings"
)

// A basemap is what the map draws: packs over one another over the world, and
// overlays over them.
type basemap struct {
	overlay.Base
	drawn  drawing
	opened []io.Closer
}

// serverLimit is how long a server may take until the window opens without it.
const serverLimit = 5 * time.Second

// openBasemap opens the user's maps, or the built-in city. A server that does
// not answer is left out; a file that cannot be read is an error.
func openBasemap(ctx context.Context, s *settings.Settings, log *slog.Logger) (basemap, error) {
	b := basemap{}
	packs, err := b.packs(ctx, s, log)
	if err == nil {
		b.Base, err = b.over(packs, s)
	}
	if err != nil {
		b.close()
		return basemap{}, err
	}
	return b, nil
}

// packs opens the maps that lie on one another.
func (b *basemap) packs(ctx context.Context, s *settings.Settings, log *slog.Logger) (*tiles.Stack, error) {
	client, err := newWeb(s)
	if err != nil {
		return nil, err
	}
	var all []tiles.Source
	add := func(key, place string) error {
		source, err := b.open(ctx, tiles.Spec{Place: place, Web: client})
		switch {
		case err == nil:
			all = append(all, source)
		case tiles.Remotely(place):
			log.Warn("a map on a server is left out", "map", web.Place(place), "err", err)
		default:
			return s.Problem(key, fmt.Errorf("%s: %w", place, err))
		}
		return nil
	}
	if s.Map.File != "" {
		if err := add("map.file", s.Map.File); err != nil {
			return nil, err
		}
	}
	for _, place := range s.Map.Packs {
		if err := add("map.packs", place); err != nil {
			return nil, err
		}
	}
	return builtIn(all)
}

// builtIn puts sources over the world, and the city where there are none.
func builtIn(all []tiles.Source) (*tiles.Stack, error) {
	archives := [][]byte{assets.Overview()}
	if len(all) == 0 {
		archives = [][]byte{assets.Basemap(), assets.Overview()}
	}
	for _, data := range archives {
		p, err := tiles.OpenPMTiles(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			return nil, fmt.Errorf("the built-in map: %w", err)
		}
		all = append(all, p)
	}
	return tiles.NewStack(all...), nil
}

// newWeb is how servers are asked for tiles.
func newWeb(s *settings.Settings) (*web.Client, error) {
	client := &web.Client{Offline: s.Map.Offline}
	if s.Map.Cache == "" || !asksServers(s) {
		return client, nil
	}
	var err error
	if client.Cache, err = web.OpenCache(s.Map.Cache, s.Map.Room); err != nil {
		return nil, s.Problem("map.cache_dir", err)
	}
	return client, nil
}

// asksServers says whether a map is on a server.
func asksServers(s *settings.Settings) bool {
	for _, place := range append([]string{s.Map.File}, s.Map.Packs...) {
		if tiles.Remotely(place) {
			return true
		}
	}
	return false
}

func (b *basemap) open(ctx context.Context, spec tiles.Spec) (tiles.Source, error) {
	ctx, cancel := context.WithTimeout(ctx, serverLimit)
	defer cancel()
	source, closer, err := tiles.Open(ctx, spec)
	if err == nil {
		b.opened = append(b.opened, closer)
	}
	return source, err
}

// over reads the overlays and the user's style.
func (b *basemap) over(packs *tiles.Stack, s *settings.Settings) (overlay.Base, error) {
	if s.Map.Style != "" {
		data, err := os.ReadFile(s.Map.Style)
		if err != nil {
			return nil, s.Problem("map.style", err)
		}
		b.drawn.file, b.drawn.own, b.drawn.schema = s.Map.Style, data, packs.Meta().Schema
	}
	var layers []*overlay.Layer
	for _, file := range s.Map.Overlays {
		l, err := readOverlay(file)
		if err != nil {
			return nil, s.Problem("map.overlays", fmt.Errorf("%s: %w", file, err))
		}
		layers = append(layers, l)
		b.drawn.overlays = append(b.drawn.overlays, l.Name())
	}
	if layers == nil {
		return packs, nil
	}
	return overlay.Over(packs, layers...), nil
}

// readOverlay reads a GeoJSON file; its layer has the file's name.
func readOverlay(file string) (*overlay.Layer, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	name := filepath.Base(file)
	return overlay.Read("overlay/"+strings.TrimSuffix(name, filepath.Ext(name)), f)
}

func (b basemap) close() {
	for _, c := range b.opened {
		_ = c.Close() // it was only read
	}
}
