package label

import (
	"bytes"
	"fmt"
	"unicode"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// Face is one of the fonts.
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
	faces  [faces]*font.Face
	shaper shaping.HarfbuzzShaper
	raster vector.Rasterizer
	texts  map[textKey]*Text
	runs   map[runKey]run
}

// ParseFonts reads the OpenType files of the three faces.
func ParseFonts(regular, bold, italic []byte) (*Fonts, error) {
	f := &Fonts{texts: map[textKey]*Text{}, runs: map[runKey]run{}}
	for i, data := range [faces][]byte{regular, bold, italic} {
		face, err := font.ParseTTF(bytes.NewReader(data))
		if err != nil {
			return nil, fmt.Errorf("parse the map's font %d of %d: %w", i+1, faces, err)
		}
		f.faces[i] = face
	}
	return f, nil
}

// A glyph is a shaped letter; lengths are pixels, y up.
type glyph struct {
	id      font.GID
	advance float64
	dx, dy  float64 // from the dot
}

// A run is a shaped line of text.
type run struct {
	face   Face
	size   float64 // pixels in an em
	glyphs []glyph
	width  float64 // pixels
}

type runKey struct {
	text          string
	face          Face
	size, spacing float64
}

// cached is how many shaped or drawn texts are kept before starting afresh.
const cached = 4096

// shape makes a run of one line; spacing is added between letters, pixels.
func (f *Fonts) shape(text string, face Face, size, spacing float64) run {
	k := runKey{text, face, size, spacing}
	if r, ok := f.runs[k]; ok {
		return r
	}
	if len(f.runs) >= cached {
		clear(f.runs)
	}
	r := f.shapeLine(k)
	f.runs[k] = r
	return r
}

func (f *Fonts) shapeLine(k runKey) run {
	runes := []rune(k.text)
	out := f.shaper.Shape(shaping.Input{
		Text: runes, RunEnd: len(runes), Direction: di.DirectionLTR, Face: f.faces[k.face],
		Size: fixed.Int26_6(k.size*64 + 0.5), Script: script(runes), Language: "en",
	})
	r := run{face: k.face, size: k.size}
	for _, g := range out.Glyphs {
		advance := pixels(g.Advance) + k.spacing
		r.glyphs = append(r.glyphs, glyph{g.GlyphID, advance, pixels(g.XOffset), pixels(g.YOffset)})
		r.width += advance
	}
	if len(r.glyphs) > 0 {
		r.width -= k.spacing
	}
	return r
}

// script is that of the first letter.
func script(runes []rune) language.Script {
	for _, r := range runes {
		if unicode.IsLetter(r) {
			return language.LookupScript(r)
		}
	}
	return language.Latin
}

func pixels(v fixed.Int26_6) float64 { return float64(v) / 64 }
