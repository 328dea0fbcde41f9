package cli

import (
	"context"
	"fmt"
	"log/slog"
	"sync"

	"watchfloor/assets"
	"watchfloor/mapview"
	"watchfloor/mapview/names"
	"watchfloor/mapview/sight"
	"watchfloor/mapview/style"
	"watchfloor/mapview/tiles"
)

// A chart is the map widget, in the looks that it can have, the names on it,
// and what cameras see between its buildings.
type chart struct {
	*mapview.Map
	looks map[string]mapview.Look
	names *names.Gazetteer
	sight *sight.Surveyor
}

func newChart(source basemap, log *slog.Logger) (chart, error) {
	sprites, err := style.ReadSprites(assets.Icons())
	if err != nil {
		return chart{}, fmt.Errorf("the map's built-in icons: %w", err)
	}
	looks, err := readLooks(source.drawn, log)
	if err != nil {
		return chart{}, err
	}
	c := chart{looks: looks, names: names.New(source.Base), sight: sight.NewSurveyor(source.Base)}
	c.Map = mapview.New(mapview.Config{Source: source.Base, Sprites: sprites, Fonts: assets.Fonts(), Log: log})
	c.dress("night")
	return c, nil
}

// readLooks reads the styles: "day", "night" and "contrast".
func readLooks(drawn drawing, log *slog.Logger) (map[string]mapview.Look, error) {
	looks := map[string]mapview.Look{}
	for _, theme := range []string{"day", "night", "contrast"} {
		var look mapview.Look
		var err error
		if look.OpenMapTiles, err = drawn.read(tiles.OpenMapTiles, theme, log); err != nil {
			return nil, err
		}
		if look.Protomaps, err = drawn.read(tiles.Protomaps, theme, log); err != nil {
			return nil, err
		}
		looks[theme] = look
	}
	return looks, nil
}

// read reads a style.
func (d drawing) read(schema tiles.Schema, theme string, log *slog.Logger) (*style.Style, error) {
	name, data, err := d.style(schema, theme)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	s, warnings, err := style.Parse(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	for _, w := range warnings {
		log.Warn("a part of the map's style is not drawn", "style", name, "problem", w)
	}
	return s, nil
}

// dress draws the map in one of its looks.
func (c chart) dress(name string) { c.SetLook(c.looks[name]) }

// run draws the map, reads its names and works out what cameras see until ctx
// ends.
func (c chart) run(ctx context.Context) {
	var running sync.WaitGroup
	running.Go(func() { c.names.Run(ctx) })
	running.Go(func() { c.sight.Run(ctx) })
	running.Go(func() { c.Run(ctx) })
	running.Wait()
}
