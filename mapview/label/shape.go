package label

import (
	"slices"
	"strings"
	"unicode"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/bidi"
)

// A glyph is a drawn sign; lengths are pixels, y down.
type glyph struct {
	face    *font.Face
	id      font.GID
	thicker float64 // than the font has it
	dx, dy  float64 // from its cluster's dot
	ink     extent  // from its own origin
}

// An extent is a box; lengths are pixels, y down.
type extent struct{ left, top, right, bottom float64 }

func (e extent) empty() bool { return e.left >= e.right || e.top >= e.bottom }

// grown is the box with a margin; one that is empty stays so.
func (e extent) grown(by float64) extent {
	if e.empty() {
		return e
	}
	return extent{e.left - by, e.top - by, e.right + by, e.bottom + by}
}

// A cluster is glyphs that stay together, such as a letter and its accents.
type cluster struct {
	glyphs  []glyph
	advance float64 // pixels
}

// A line is shaped text, its clusters from left to right.
type line struct {
	size     float64 // pixels in an em
	clusters []cluster
	width    float64 // pixels
}

type lineKey struct {
	text          string
	face          Face
	size, spacing float64
}

// shape makes a line; spacing is added between letters, pixels.
func (f *Fonts) shape(text string, face Face, size, spacing float64) line {
	k := lineKey{text, face, size, spacing}
	if l, ok := f.lines.get(k); ok {
		return l
	}
	l := f.shapeLine(k)
	f.lines.put(k, l)
	return l
}

// shapeLine follows the Unicode bidirectional algorithm (UAX #9), script by
// script and font by font. Names are strangers', and shaping is intricate:
// what it cannot bear is left without a label, and the map goes on.
func (f *Fonts) shapeLine(k lineKey) (l line) {
	defer func() {
		if recover() != nil {
			l, f.shaper, f.runs = line{size: k.size}, shaping.HarfbuzzShaper{}, shaping.Segmenter{}
		}
	}()
	l.size = k.size
	runes := f.drawable(k.text, k.face)
	if len(runes) == 0 {
		return l
	}
	base := direction(runes)
	runs := f.runs.Split(shaping.Input{
		Text: runes, RunEnd: len(runes), Direction: base, Size: fixed.Int26_6(k.size*64 + 0.5), Language: "en",
	}, chain{f, f.faces[k.face]})
	spacing := 0.0
	for _, r := range visual(base, runs) {
		spacing = spacingIn(r.Script, k.spacing)
		l.append(f.shaper.Shape(r), spacing, f.thickening(r.Face, k))
	}
	l.width -= spacing // after the last letter
	return l
}

// drawable leaves out what no font can draw: a name is better without such a
// sign than with a box in its place.
func (f *Fonts) drawable(text string, face Face) []rune {
	var kept []rune
	for _, r := range strings.TrimSpace(text) {
		if unicode.In(r, unicode.Cf, unicode.Mn, unicode.Zs) || has(f.faces[face], r) || f.covering(r) != nil {
			kept = append(kept, r)
		}
	}
	return kept
}

// direction is that of the first letter that has one (UAX #9, P2 and P3).
func direction(runes []rune) di.Direction {
	for _, r := range runes {
		p, _ := bidi.LookupRune(r)
		switch p.Class() {
		case bidi.L:
			return di.DirectionLTR
		case bidi.R, bidi.AL:
			return di.DirectionRTL
		}
	}
	return di.DirectionLTR
}

// visual puts runs from left to right (UAX #9, L2): those against the base
// direction are turned round among themselves, with the numbers among them;
// in a leftward text, all are.
func visual(base di.Direction, runs []shaping.Input) []shaping.Input {
	all := slices.Clone(runs)
	for from := 0; from < len(all); from++ {
		to := from
		for to < len(all) && (all[to].Direction != base || to > from && base == di.DirectionLTR && numeric(all[to])) {
			to++
		}
		if to > from {
			slices.Reverse(all[from:to])
			from = to - 1
		}
	}
	if base == di.DirectionRTL {
		slices.Reverse(all)
	}
	return all
}

// numeric says whether a run has digits, and no letters that go rightward.
func numeric(run shaping.Input) bool {
	digits := false
	for _, r := range run.Text[run.RunStart:run.RunEnd] {
		switch p, _ := bidi.LookupRune(r); p.Class() {
		case bidi.L:
			return false
		case bidi.EN, bidi.AN:
			digits = true
		}
	}
	return digits
}

// spacingIn is none in scripts whose letters touch.
func spacingIn(s language.Script, spacing float64) float64 {
	switch s {
	case language.Latin, language.Greek, language.Cyrillic, language.Common, language.Han, language.Hiragana,
		language.Katakana, language.Hangul, language.Hebrew, language.Armenian, language.Georgian:
		return spacing
	}
	return 0
}

// append adds a shaped run, and spacing after each of its clusters.
func (l *line) append(run shaping.Output, spacing, thicker float64) {
	for i := 0; i < len(run.Glyphs); {
		var c cluster
		first := run.Glyphs[i].TextIndex()
		for ; i < len(run.Glyphs) && run.Glyphs[i].TextIndex() == first; i++ {
			g := run.Glyphs[i]
			x, y := pixels(g.XBearing), -pixels(g.YBearing)
			c.glyphs = append(c.glyphs, glyph{
				face: run.Face, id: g.GlyphID, thicker: thicker, dx: c.advance + pixels(g.XOffset), dy: -pixels(g.YOffset),
				ink: extent{x, y, x + pixels(g.Width), y - pixels(g.Height)}.grown(thicker / 2),
			})
			c.advance += pixels(g.Advance)
		}
		c.advance += spacing
		l.clusters = append(l.clusters, c)
		l.width += c.advance
	}
}

// thickening is the width of a line around the outlines of fallback fonts,
// which have no bold face.
func (f *Fonts) thickening(face *font.Face, k lineKey) float64 {
	if k.face != Bold || face == f.faces[Bold] {
		return 0
	}
	return k.size / 22
}

func pixels(v fixed.Int26_6) float64 { return float64(v) / 64 }
