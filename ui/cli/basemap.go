package cli

import (
	"bytes"
	"fmt"
	"io"
	"os"

	"watchfloor/assets"
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
