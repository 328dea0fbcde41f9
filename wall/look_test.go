package wall

import (
	"image"
	"testing"

	"fyne.io/fyne/v2/test"

	"watchfloor/wall/adjust"
	"watchfloor/wall/lens"
	"watchfloor/wall/mask"
	"watchfloor/wall/stream"
)

// TestPixelsAllocateOnceOnly: what a look needs is remembered while it stays.
func TestPixelsAllocateOnceOnly(t *testing.T) {
	test.NewTempApp(t)
	f, dst := scene(stream.Colour{}, image.Pt(160, 90), 0), image.NewRGBA(image.Rect(0, 0, 160, 90))
	for name, l := range costly() {
		p := newImagePicture(nullScaler{})
		draw := func() {
			if err := p.draw(dst, f, l); err != nil {
				t.Fatal(err)
			}
		}
		draw()
		if n := testing.AllocsPerRun(20, draw); n > 0 {
			t.Errorf("%s: %v allocations", name, n)
		}
	}
}

// costly are the looks that touch pixels.
func costly() map[string]look {
	p := lens.Project(lens.Lens{CX: 0.5, CY: 0.5, Radius: 0.5}, lens.View{Tilt: 45, FOV: 90}, 16./9, 16./9)
	masks := []mask.Mask{{{X: 0.2, Y: 0.1}, {X: 0.8, Y: 0.5}, {X: 0.2, Y: 0.9}}}
	return map[string]look{
		"tones":    {part: everything, adjust: adjust.Adjust{Gamma: 0.3}},
		"sharpen":  {part: everything, adjust: adjust.Adjust{Sharpen: 0.3}},
		"masked":   {part: everything, masks: masks},
		"mosaic":   {part: everything, masks: masks, mosaic: true},
		"dewarped": {warped: &p},
		"all":      {warped: &p, masks: masks, mosaic: true, adjust: adjust.Adjust{Gamma: 0.3, Sharpen: 0.3}},
	}
}

// BenchmarkLooks is what a picture of 640x360 costs more where no shader
// draws it.
func BenchmarkLooks(b *testing.B) {
	test.NewTempApp(b)
	f, dst := scene(stream.Colour{}, image.Pt(640, 360), 0), image.NewRGBA(image.Rect(0, 0, 640, 360))
	for name, l := range costly() {
		b.Run(name, func(b *testing.B) {
			p := newImagePicture(nullScaler{})
			b.ReportAllocs()
			for b.Loop() {
				if err := p.draw(dst, f, l); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	p := costly()["dewarped"].warped
	b.Run("turned view", func(b *testing.B) {
		var w warp
		for b.Loop() {
			p.CX += 1e-9
			w.draw(dst, f, p)
		}
	})
}
