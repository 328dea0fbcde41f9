package truth

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"math"
	"strings"
	"unicode/utf8"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// A Printer draws panels in the fonts it was made with. It keeps the letters
// it has drawn.
type Printer struct {
	regular, bold *opentype.Font
	pens          map[style]*pen
}

// style is how words are written.
type style struct {
	pixels float64
	bold   bool
}

// NewPrinter makes a Printer from two OpenType or TrueType fonts. Digits
// should have one width: what stands on a panel changes each second.
func NewPrinter(regular, bold []byte) (*Printer, error) {
	p := &Printer{pens: map[style]*pen{}}
	var err error
	if p.regular, err = opentype.Parse(regular); err != nil {
		return nil, fmt.Errorf("read the font: %w", err)
	}
	if p.bold, err = opentype.Parse(bold); err != nil {
		return nil, fmt.Errorf("read the bold font: %w", err)
	}
	return p, nil
}

// pen writes in a style. Sizes are rounded, so that there are few.
func (p *Printer) pen(pixels float64, bold bool) *pen {
	s := style{math.Round(2*pixels) / 2, bold}
	if pen := p.pens[s]; pen != nil {
		return pen
	}
	parsed := p.regular
	if bold {
		parsed = p.bold
	}
	// The error is for later versions of the package: a parsed font has a face.
	face, _ := opentype.NewFace(parsed, &opentype.FaceOptions{Size: s.pixels, DPI: 72, Hinting: font.HintingNone})
	p.pens[s] = &pen{face: face, glyphs: map[place]glyph{}}
	return p.pens[s]
}

// A pen draws the letters of one face at one size.
type pen struct {
	face   font.Face
	glyphs map[place]glyph
}

// place is a letter at a quarter of a pixel.
type place struct {
	letter  rune
	quarter uint8
}

// A glyph is a drawn letter, with where it lies from the pixel it is at.
type glyph struct {
	mask    *image.Alpha
	at      image.Point
	advance fixed.Int26_6
}

// write draws words whose baseline begins at (x, y), as many as fit before
// right, and returns where they end.
func (p *pen) write(dst *image.RGBA, words string, x float64, y int, c *image.Uniform, right float64) float64 {
	dot := fixed.Int26_6(x * 64)
	for _, letter := range p.fit(words, right-x) {
		g := p.glyph(letter, uint8(dot&63)/16)
		at := g.at.Add(image.Pt(dot.Floor(), y))
		r := image.Rectangle{Min: at, Max: at.Add(g.mask.Rect.Size())}
		draw.DrawMask(dst, r, c, image.Point{}, g.mask, g.mask.Rect.Min, draw.Over)
		dot += g.advance
	}
	return float64(dot) / 64
}

// fit is as much of words as has room; an ellipsis tells where there is more.
func (p *pen) fit(words string, room float64) string {
	if p.width(words) <= room {
		return words
	}
	room -= p.width("…")
	end := 0
	for i, letter := range words {
		if room -= p.width(string(letter)); room < 0 {
			break
		}
		end = i + utf8.RuneLen(letter)
	}
	if end == 0 {
		return ""
	}
	return strings.TrimRight(words[:end], " ·") + "…"
}

// width is how wide words are, in pixels.
func (p *pen) width(words string) float64 {
	var sum fixed.Int26_6
	for _, letter := range words {
		sum += p.glyph(letter, 0).advance
	}
	return float64(sum) / 64
}

func (p *pen) glyph(letter rune, quarter uint8) glyph {
	key := place{letter, quarter}
	if g, ok := p.glyphs[key]; ok {
		return g
	}
	dot := fixed.Point26_6{X: fixed.Int26_6(quarter) * 16}
	r, mask, from, advance, _ := p.face.Glyph(dot, letter)
	g := glyph{mask: image.NewAlpha(image.Rectangle{Max: r.Size()}), at: r.Min, advance: advance}
	if mask != nil {
		draw.Draw(g.mask, g.mask.Rect, mask, from, draw.Src) // the face draws the next one over it
	}
	p.glyphs[key] = g
	return g
}

// A paint is a colour to write with.
func paint(c color.NRGBA) *image.Uniform { return image.NewUniform(c) }
