package mapview

import (
	"image/color"

	"watchfloor/mapview/style"
	"watchfloor/mapview/tiles"
)

// A Look is a theme of the map: the style for the tiles of each schema. Tiles
// of an unknown schema are drawn as OpenMapTiles. Where one is nil the other
// is used; two nils are a plain ground.
type Look struct{ OpenMapTiles, Protomaps *style.Style }

// of is the style for a schema.
func (l Look) of(s tiles.Schema) *style.Style {
	if s == tiles.Protomaps && l.Protomaps != nil || l.OpenMapTiles == nil {
		return l.Protomaps
	}
	return l.OpenMapTiles
}

// none says whether there is no style at all.
func (l Look) none() bool { return l == Look{} }

// noGround is what a map without a style stands on.
var noGround = color.NRGBA{0x12, 0x19, 0x20, 0xFF}

// ground is the colour beneath everything.
func (l Look) ground(zoom float64) color.NRGBA {
	if s := l.of(tiles.OpenMapTiles); s != nil {
		return s.Ground(zoom)
	}
	return noGround
}
