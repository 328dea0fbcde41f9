package tiles

import (
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/paulmach/orb"
)

// headerSize is that of PMTiles version 3, in bytes.
const headerSize = 127

// extent is a piece of the archive, in bytes.
type extent struct{ offset, length uint64 }

// header is the beginning of an archive (PMTiles specification 3.4, 3).
type header struct {
	root, meta, leaves, data extent
	inside                   compression // of directories and metadata
	tiles                    compression
	kind                     byte
	minZoom, maxZoom         int
	bounds                   orb.Bound
	centreZoom               int
	centre                   orb.Point
}

// vectors is the tile type of MVT.
const vectors = 1

func readHeader(b []byte) (header, error) {
	if string(b[:7]) != "PMTiles" {
		return header{}, errors.New("it is no PMTiles archive")
	}
	if b[7] != 3 {
		return header{}, fmt.Errorf("it is PMTiles version %d; version 3 can be read", b[7])
	}
	piece := func(at int) extent {
		return extent{binary.LittleEndian.Uint64(b[at:]), binary.LittleEndian.Uint64(b[at+8:])}
	}
	point := func(at int) orb.Point {
		return orb.Point{degrees(b[at:]), degrees(b[at+4:])}
	}
	h := header{
		root: piece(8), meta: piece(24), leaves: piece(40), data: piece(56),
		inside: compression(b[97]), tiles: compression(b[98]), kind: b[99],
		minZoom: int(b[100]), maxZoom: int(b[101]),
		bounds:     orb.Bound{Min: point(102), Max: point(110)},
		centreZoom: int(b[118]), centre: point(119),
	}
	return h, nil
}

// latitudes is where Web Mercator ends.
const latitudes = 85.0511287798066

// everywhere is all that Web Mercator shows (lon, lat).
var everywhere = orb.Bound{Min: orb.Point{-180, -latitudes}, Max: orb.Point{180, latitudes}}

// place is what the archive covers and where to look first. An archive that
// names no area, or none on earth, is taken to cover all of it.
func (h header) place() (bounds orb.Bound, centre orb.Point, zoom int) {
	bounds, centre = h.bounds, h.centre
	for i := range bounds.Min {
		bounds.Min[i], bounds.Max[i] = max(bounds.Min[i], everywhere.Min[i]), min(bounds.Max[i], everywhere.Max[i])
	}
	if bounds.Min[0] >= bounds.Max[0] || bounds.Min[1] >= bounds.Max[1] {
		bounds = everywhere
	}
	if !bounds.Contains(centre) {
		centre = bounds.Center()
	}
	return bounds, centre, min(max(h.centreZoom, h.minZoom), h.maxZoom)
}

func degrees(b []byte) float64 { return float64(int32(binary.LittleEndian.Uint32(b))) / 1e7 }

// check refuses what cannot be read or cannot be true of a file of that size.
func (h header) check(size uint64) error {
	switch {
	case h.kind != vectors:
		return fmt.Errorf("its tiles are %s; vector tiles (MVT) can be drawn", kindName(h.kind))
	case h.minZoom > h.maxZoom || h.maxZoom > maxZoom:
		return fmt.Errorf("it claims zooms %d to %d", h.minZoom, h.maxZoom)
	}
	for _, c := range []compression{h.inside, h.tiles} {
		if c != none && c != gzipped {
			return fmt.Errorf("it is compressed with %s; gzip can be read", c)
		}
	}
	for _, p := range []struct {
		name string
		extent
	}{{"root directory", h.root}, {"metadata", h.meta}, {"leaf directories", h.leaves}, {"tiles", h.data}} {
		if p.offset > size || p.length > size-p.offset {
			return fmt.Errorf("it is cut off: its %s would end after byte %d of %d", p.name, p.offset+p.length, size)
		}
	}
	return nil
}

func kindName(kind byte) string {
	names := []string{"of an unknown kind", "MVT", "PNG", "JPEG", "WebP", "AVIF", "MapLibre tiles (MLT)"}
	if int(kind) < len(names) {
		return names[kind]
	}
	return names[0]
}
