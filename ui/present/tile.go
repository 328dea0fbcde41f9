package present

import (
	"cmp"
	"image"
	"image/color"
	"maps"
	"slices"
	"strings"

	"watchfloor/feed"
	"watchfloor/mapview/sight"
	"watchfloor/wall/stream"
)

// A Tile is what a tile of the wall is to show.
type Tile struct {
	ID       string // the camera's
	Title    string
	Subtitle string
	Streams  []Stream
	Mark     color.Color // nil: none
	Masks    []feed.Mask // of the camera, as its Mosaic and Lens
	Mosaic   bool
	Lens     feed.Lens
}

// A Stream is one of the streams of a tile's camera.
type Stream struct {
	Source stream.Source
	Size   image.Point // pixels, as announced; zero: unknown
	Role   string      // "main", "sub"
}

// A How says how a camera's streams are played, by the camera's id: a source
// without an address.
type How func(id string) stream.Source

// TileOf shows a camera.
func TileOf(c feed.Camera, how How) Tile {
	tile := Tile{ID: c.ID, Title: cmp.Or(c.Name, c.ID), Subtitle: subtitle(c), Masks: c.Masks, Mosaic: c.Mosaic, Lens: c.Lens}
	if !Playable(c) {
		return tile
	}
	for _, s := range c.Streams {
		if s.Role == "metadata" || s.URL == "" {
			continue
		}
		source := how(c.ID)
		source.URL = s.URL
		tile.Streams = append(tile.Streams, Stream{Source: source, Size: image.Pt(s.Width, s.Height), Role: s.Role})
	}
	return tile
}

func subtitle(c feed.Camera) string {
	if c.Health == feed.Online || c.Health == "" {
		return ""
	}
	return Words(string(c.Health))
}

// IncidentTiles are the tiles of the cameras that can see an incident, best
// first, marked with its severity.
func IncidentTiles(s *feed.Snapshot, known *sight.Survey, id string, how How) []Tile {
	i, ok := s.Incidents[id]
	if !ok {
		return nil
	}
	var tiles []Tile
	for _, c := range Seeing(s, known, i) {
		tile := TileOf(c, how)
		tile.Mark = BadgeOf(i.Severity).Colour
		tiles = append(tiles, tile)
	}
	return tiles
}

// CameraTiles are the tiles of all cameras with pictures, by name.
func CameraTiles(s *feed.Snapshot, how How) []Tile {
	cameras := slices.SortedFunc(maps.Values(s.Cameras), func(a, b feed.Camera) int {
		return cmp.Or(strings.Compare(a.Name, b.Name), strings.Compare(a.ID, b.ID))
	})
	var tiles []Tile
	for _, c := range cameras {
		if Playable(c) {
			tiles = append(tiles, TileOf(c, how))
		}
	}
	return tiles
}
