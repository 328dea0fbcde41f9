package label

import (
	"crypto/sha256"
	"encoding/hex"
	"image"
	"image/color"
	"testing"
)

// TestLettersAreTheSameEverywhere: to the bit, on every system.
func TestLettersAreTheSameEverywhere(t *testing.T) {
	f := allFonts(t)
	ink, halo := color.NRGBA{20, 30, 40, 255}, color.NRGBA{255, 255, 255, 200}
	for _, c := range []struct{ text, want string }{
		{"Avenue de Monte-Carlo", "c51a8f2faef6439a"},
		{"شارع الملك فيصل", "bbf8673305fcc15f"},
		{"क्षत्रिय मार्ग", "45ad98974a7394f4"},
		{"東京都新宿区", "dea5fd271fb1a312"},
	} {
		dst := image.NewRGBA(image.Rect(0, 0, 400, 400))
		f.Text(c.text, Regular, 15, 0, 1.5).Draw(dst, image.Pt(200, 50), ink, halo)
		f.Text(c.text, Bold, 22.25, 0.5, 2).Draw(dst, image.Pt(200, 100), ink, halo)
		p := Placer{Fonts: f}
		arc := [][2]float64{{0.01, 0.09}, {0.03, 0.07}, {0.05, 0.06}, {0.07, 0.065}, {0.09, 0.08}}
		a := Area{World: 4000, Size: dst.Rect.Max}
		for _, l := range p.Place(a, []Candidate{{Text: c.text, Size: 14, HaloWidth: 1.5, Ink: ink, Halo: halo, MaxAngle: 0.8, Path: arc}}) {
			l.Draw(dst, pixel(a.screen(l.At)))
		}
		sum := sha256.Sum256(dst.Pix)
		if got := hex.EncodeToString(sum[:8]); got != c.want {
			t.Errorf("%q is drawn as %s", c.text, got)
		}
	}
}
