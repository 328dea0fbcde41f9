package main

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gomonobold"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"watchfloor/assets/mark"
)

// OSD burns the camera's name, the clip's running time and the machine-readable mark into pictures of one size.
type osd struct {
	number int
	name   string
	size   image.Point
	glyphs map[rune]*image.RGBA
	em     fixed.Int26_6
}

func newOSD(number int, name string, size image.Point) (*osd, error) {
	parsed, err := opentype.Parse(gomonobold.TTF)
	if err != nil {
		return nil, err
	}
	face, err := opentype.NewFace(parsed, &opentype.FaceOptions{Size: float64(size.Y) / 23, DPI: 72, Hinting: font.HintingFull})
	if err != nil {
		return nil, err
	}
	o := &osd{number: number, name: name, size: size, glyphs: map[rune]*image.RGBA{}}
	o.em, _ = face.GlyphAdvance('0')
	for _, r := range name + "0123456789:." {
		o.glyphs[r] = outlined(face, r, o.em.Ceil(), size.Y/15)
	}
	return o, nil
}

// Draw burns in frame number i of the clip.
func (o *osd) draw(img *image.RGBA, i int) {
	inset := o.size.X / 64
	o.text(img, inset, inset*3/4, o.name)
	hundredths := i * 100 / framesPerSecond
	clock := fmt.Sprintf("%02d:%02d.%02d", hundredths/6000, hundredths/100%60, hundredths%100)
	o.text(img, o.size.X-inset-o.em.Ceil()*len(clock), inset*3/4, clock)
	mark.Draw(img, o.number, i)
}

func (o *osd) text(img *image.RGBA, x, y int, s string) {
	for _, r := range s {
		glyph := o.glyphs[r]
		draw.Draw(img, glyph.Bounds().Add(image.Pt(x-2, y)), glyph, image.Point{}, draw.Over)
		x += o.em.Ceil()
	}
}

// Outlined is a white character with a dark edge, two pixels wider than its advance on either side.
func outlined(face font.Face, r rune, advance, height int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, advance+4, height))
	edge := max(1, height/22)
	put := func(c color.Color, dx, dy int) {
		d := font.Drawer{Dst: img, Src: image.NewUniform(c), Face: face, Dot: fixed.P(2+dx, height*3/4+dy)}
		d.DrawString(string(r))
	}
	for dx := -edge; dx <= edge; dx++ {
		for dy := -edge; dy <= edge; dy++ {
			put(color.RGBA{8, 10, 12, 150}, dx, dy)
		}
	}
	put(color.RGBA{244, 246, 248, 255}, 0, 0)
	return img
}
