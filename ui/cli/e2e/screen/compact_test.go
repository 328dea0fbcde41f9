//go:build linux

package screen

import (
	"image"
	"image/color"
	"image/draw"
	"testing"
)

// TestCompactKeepsPlainColours is what a user interface needs: large areas of
// two dark greys stay apart beside a picture of many colours.
func TestCompactKeepsPlainColours(t *testing.T) {
	img := image.NewRGBA(image.Rect(0, 0, 300, 300))
	dark, darker := color.RGBA{0x18, 0x1d, 0x24, 0xff}, color.RGBA{0x10, 0x14, 0x19, 0xff}
	draw.Draw(img, image.Rect(0, 0, 300, 100), image.NewUniform(dark), image.Point{}, draw.Src)
	draw.Draw(img, image.Rect(0, 100, 300, 200), image.NewUniform(darker), image.Point{}, draw.Src)
	for y := 200; y < 300; y++ {
		for x := range 300 {
			img.SetRGBA(x, y, color.RGBA{uint8(x), uint8(2 * y), uint8(x * y), 0xff})
		}
	}
	out := Compact(img)
	if n := len(out.Palette); n != 256 || out.Rect != img.Rect {
		t.Errorf("%d colours in %v", n, out.Rect)
	}
	for at, want := range map[image.Point]color.RGBA{{X: 5, Y: 5}: dark, {X: 5, Y: 150}: darker} {
		if got := out.At(at.X, at.Y); got != want {
			t.Errorf("at %v %v, want %v", at, got, want)
		}
	}
	total := 0
	for y := 200; y < 300; y++ {
		for x := range 300 {
			total += apart(out.At(x, y), img.Pix[img.PixOffset(x, y):])
		}
	}
	if mean := total / (300 * 100); mean > 20 {
		t.Errorf("the picture is %d levels off on average", mean)
	}
}

func TestCompactOfFewColoursIsExact(t *testing.T) {
	img := image.NewRGBA(image.Rect(0, 0, 4, 4))
	for i := range 16 {
		img.SetRGBA(i%4, i/4, color.RGBA{uint8(16 * i), 0, 0, 0xff})
	}
	out := Compact(img)
	for i := range 16 {
		if got := out.At(i%4, i/4); got != img.At(i%4, i/4) {
			t.Errorf("%v became %v", img.At(i%4, i/4), got)
		}
	}
	if got := Compact(image.NewRGBA(image.Rectangle{})); len(got.Pix) != 0 {
		t.Errorf("of nothing: %v", got)
	}
}
