package cli

import (
	"bytes"
	"fmt"
	"io"
	"log/slog"
	"os"

	"watchfloor/assets"
	"watchfloor/mapview"
	"watchfloor/mapview/style"
	"watchfloor/mapview/tiles"
	"watchfloor/ui/settings"
)

// A basemap is the archive the map draws.
type basemap struct {
	*tiles.PMTiles
	file io.Closer // nil: the built-in city
}

// openBasemap opens the user's archive, or the built-in city.
func openBasemap(s *settings.Settings) (basemap, error) {
	if s.Map.File == "" {
		data := assets.Basemap()
		archive, err := tiles.OpenPMTiles(bytes.NewReader(data), int64(len(data)))
		return basemap{PMTiles: archive}, err
	}
	b, err := openArchive(s.Map.File)
	if err != nil {
		return basemap{}, s.Problem("map.file", fmt.Errorf("%s: %w", s.Map.File, err))
	}
	return b, nil
}

func openArchive(file string) (basemap, error) {
	f, err := os.Open(file)
	if err != nil {
		return basemap{}, err
	}
	info, err := f.Stat()
	if err == nil {
		var archive *tiles.PMTiles
		if archive, err = tiles.OpenPMTiles(f, info.Size()); err == nil {
			return basemap{archive, f}, nil
		}
	}
	_ = f.Close() // it was only read
	return basemap{}, err
}

func (b basemap) close() {
	if b.file != nil {
		_ = b.file.Close() // it was only read
	}
}

// A chart is the map widget with the styles of both themes.
type chart struct {
	*mapview.Map
	night, day *style.Style
}

func newMap(source basemap, log *slog.Logger) (chart, error) {
	night, err := readStyle("night", log)
	if err != nil {
		return chart{}, err
	}
	day, err := readStyle("day", log)
	if err != nil {
		return chart{}, err
	}
	return chart{mapview.New(mapview.Config{Source: source, Style: night, Log: log}), night, day}, nil
}

// readStyle reads a built-in style.
func readStyle(theme string, log *slog.Logger) (*style.Style, error) {
	s, warnings, err := style.Parse(assets.Style("openmaptiles", theme))
	if err != nil {
		return nil, fmt.Errorf("the map's built-in style: %w", err)
	}
	for _, w := range warnings {
		log.Warn("a part of the map's style is not drawn", "style", s.Name, "problem", w)
	}
	return s, nil
}

// theme draws the map in the window's colours.
func (c chart) theme(day bool) {
	if day {
		c.SetStyle(c.day)
		return
	}
	c.SetStyle(c.night)
}
