package label

import (
	"bytes"
	"fmt"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/segmenter"
	"github.com/go-text/typesetting/shaping"

	"watchfloor/mapview/raster"
)

// Face is one of the fonts that a style asks for.
type Face uint8

// The faces.
const (
	Regular Face = iota
	Bold
	Italic
	faces
)

// Fonts shape and draw text. One goroutine uses them.
type Fonts struct {
	faces     [faces]*font.Face
	fallbacks []*fallback

	shaper   shaping.HarfbuzzShaper
	runs     shaping.Segmenter
	breaks   segmenter.Segmenter
	raster   raster.Rasterizer
	path     raster.Path
	scratch  []uint8
	lines    recent[lineKey, line]
	glyphs   recent[glyphKey, *stamp]
	settings recent[settingKey, *setting]
	coverage map[rune]*fallback // nil: the faces have it, or no font does
}

// How much of each kind is kept, in twice as many entries as were used last.
const (
	keptLines  = 4096
	keptGlyphs = 4096
	keptTexts  = 1024
	keptRunes  = 8192
)

// ParseFonts reads the OpenType files of the three faces, and of fonts that
// have the letters which those lack: the first that has a letter is used.
// Fallbacks are read in full only when a text needs them.
func ParseFonts(regular, bold, italic []byte, fallbacks ...[]byte) (*Fonts, error) {
	f := &Fonts{
		lines: newRecent[lineKey, line](keptLines), glyphs: newRecent[glyphKey, *stamp](keptGlyphs),
		settings: newRecent[settingKey, *setting](keptTexts), coverage: map[rune]*fallback{},
	}
	for i, data := range [faces][]byte{regular, bold, italic} {
		face, err := font.ParseTTF(bytes.NewReader(data))
		if err != nil {
			return nil, fmt.Errorf("parse the map's font %d of %d: %w", i+1, faces, err)
		}
		f.faces[i] = face
	}
	for i, data := range fallbacks {
		b, err := openFallback(data)
		if err != nil {
			return nil, fmt.Errorf("parse the map's fallback font %d of %d: %w", i+1, len(fallbacks), err)
		}
		f.fallbacks = append(f.fallbacks, b)
	}
	return f, nil
}

// has says whether a face has a glyph for a rune.
func has(face *font.Face, r rune) bool {
	_, ok := face.NominalGlyph(r)
	return ok
}

// covering is the fallback that has a rune which the faces lack, or nil.
func (f *Fonts) covering(r rune) *fallback {
	b, known := f.coverage[r]
	if known {
		return b
	}
	for _, each := range f.fallbacks {
		if each.has(r) {
			b = each
			break
		}
	}
	if len(f.coverage) >= keptRunes {
		clear(f.coverage)
	}
	f.coverage[r] = b
	return b
}

// A chain resolves runes to the first font that has them, beginning with one
// of the faces: it is shaping's Fontmap.
type chain struct {
	*Fonts
	first *font.Face
}

// ResolveFace implements shaping.Fontmap.
func (c chain) ResolveFace(r rune) *font.Face {
	if has(c.first, r) {
		return c.first
	}
	if b := c.covering(r); b != nil {
		return b.face
	}
	return c.first
}
