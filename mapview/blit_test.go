package mapview

import (
	"image"
	"image/color"
	"image/draw"
	"math/rand/v2"
	"testing"
)

// TestBlitIsDrawOver, but for the last bit, and wherever it is cut.
func TestBlitIsDrawOver(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	sprite := image.NewRGBA(image.Rect(-9, -7, 8, 11))
	for i := 0; i < len(sprite.Pix); i += 4 {
		a := [...]uint8{0, 255, uint8(r.IntN(256))}[r.IntN(3)]
		c := color.RGBAModel.Convert(color.NRGBA{uint8(r.IntN(256)), uint8(r.IntN(256)), uint8(r.IntN(256)), a}).(color.RGBA)
		copy(sprite.Pix[i:], []uint8{c.R, c.G, c.B, c.A})
	}
	part := sprite.SubImage(image.Rect(-5, -6, 7, 9)).(*image.RGBA)
	for _, p := range []*image.RGBA{sprite, part} {
		for _, at := range []image.Point{{20, 20}, {0, 0}, {39, 29}, {-30, 5}, {20, 100}} {
			want, got := image.NewRGBA(image.Rect(0, 0, 40, 30)), image.NewRGBA(image.Rect(0, 0, 40, 30))
			for _, dst := range []*image.RGBA{want, got} {
				draw.Draw(dst, dst.Rect, image.NewUniform(color.RGBA{90, 140, 30, 255}), image.Point{}, draw.Src)
			}
			draw.Draw(want, p.Rect.Add(at), p, p.Rect.Min, draw.Over)
			blit(got, p, at)
			if off := differing(want, got, 1); off > 0 {
				t.Errorf("at %v: %.1f %% of the pixels differ", at, 100*off)
			}
		}
	}
}

// BenchmarkBlit draws a camera's symbol, beside what the standard library
// takes for it.
func BenchmarkBlit(b *testing.B) {
	s := symbolist{fonts: testFonts(b)}
	sprite := s.picture(look{symbol: SymbolCamera, colour: color.NRGBA{0x41, 0xC9, 0xB4, 0xFF}, beat: -1}, 1)
	dst := image.NewRGBA(image.Rect(0, 0, 100, 100))
	at := image.Pt(50, 50)
	b.Run("ours", func(b *testing.B) {
		for b.Loop() {
			blit(dst, sprite, at)
		}
	})
	b.Run("draw.Over", func(b *testing.B) {
		for b.Loop() {
			draw.Draw(dst, sprite.Rect.Add(at), sprite, sprite.Rect.Min, draw.Over)
		}
	})
}
