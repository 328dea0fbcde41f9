package adjust

import (
	"image"
	"math"
	"math/rand/v2"
	"testing"
)

// rec709 are the weights of most cameras.
var rec709 = Weights{0.2126, 0.7152, 0.0722}

var adjusts = []Adjust{
	{Brightness: 0.3},
	{Brightness: -1},
	{Contrast: 0.5},
	{Contrast: -0.5},
	{Gamma: 0.7},
	{Gamma: -1},
	{Brightness: 0.1, Contrast: -0.2, Gamma: 0.3},
	{Brightness: -0.4, Contrast: 1, Gamma: 1},
}

func noise(w, h int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	r := rand.New(rand.NewPCG(3, 4))
	for i := range img.Pix {
		img.Pix[i] = byte(r.Uint32())
		if i%4 == 3 {
			img.Pix[i] = 255
		}
	}
	return img
}

func clone(img *image.RGBA) *image.RGBA {
	c := *img
	c.Pix = append([]byte(nil), img.Pix...)
	return &c
}

func TestProperCorrects(t *testing.T) {
	for in, want := range map[Adjust]Adjust{
		{}:                            {},
		{Brightness: 2, Sharpen: -1}:  {Brightness: 1},
		{Contrast: -7, Gamma: 0.25}:   {Contrast: -1, Gamma: 0.25},
		{Gamma: math.Inf(1)}:          {Gamma: 1},
		{Sharpen: 3, Brightness: -.5}: {Sharpen: 1, Brightness: -.5},
	} {
		if got := in.Proper(); got != want {
			t.Errorf("%+v became %+v, want %+v", in, got, want)
		}
	}
	nan := math.NaN()
	if got := (Adjust{nan, nan, nan, nan}).Proper(); got != (Adjust{}) {
		t.Errorf("no numbers became %+v", got)
	}
}

// TestTones: each knob does what its words say.
func TestTones(t *testing.T) {
	for _, c := range []struct {
		a        Adjust
		in, want float64
	}{
		{Adjust{}, 0.3, 0.3},
		{Adjust{Brightness: 1}, 0.25, 0.75},
		{Adjust{Brightness: -1}, 0.25, 0},
		{Adjust{Contrast: 1}, 0.6, 0.9},
		{Adjust{Contrast: 1}, 0.9, 1},
		{Adjust{Contrast: -1}, 1, 0.625},
		{Adjust{Gamma: 0.5}, 0.25, 0.5},
		{Adjust{Gamma: -0.5}, 0.5, 0.25},
		{Adjust{Gamma: 1}, 0, 0},
		{Adjust{Gamma: 1}, 1, 1},
	} {
		if got := c.a.Tones().Of(c.in); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%+v makes %v of %v, want %v", c.a, got, c.in, c.want)
		}
	}
}

func TestNeutralChangesNothing(t *testing.T) {
	img := noise(37, 21)
	before := clone(img)
	new(Filter).Apply(img, Adjust{}, rec709)
	if string(img.Pix) != string(before.Pix) {
		t.Error("pixels changed")
	}
}

// TestPixelsFollowTheFormula: with tables, through one filter for all.
func TestPixelsFollowTheFormula(t *testing.T) {
	f := new(Filter)
	for _, a := range adjusts {
		img := noise(37, 21)
		before := clone(img)
		f.Apply(img, a, rec709)
		for i, v := range img.Pix {
			want := 255 * a.Tones().Of(float64(before.Pix[i])/255)
			if i%4 == 3 {
				want = 255
			}
			if math.Abs(float64(v)-want) > 0.5001 {
				t.Fatalf("%+v made %d of %d, want %.2f", a, v, before.Pix[i], want)
			}
		}
	}
}

// TestSharpenFollowsItsFormula, at the edges too.
func TestSharpenFollowsItsFormula(t *testing.T) {
	for _, amount := range []float64{0.1, 0.5, 1} {
		img := noise(23, 17)
		before := clone(img)
		new(Filter).Apply(img, Adjust{Sharpen: amount}, rec709)
		for y := range 17 {
			for x := range 23 {
				more := amount * (4*luma(before, x, y) - luma(before, x-1, y) - luma(before, x+1, y) -
					luma(before, x, y-1) - luma(before, x, y+1))
				i := img.PixOffset(x, y)
				for c := range 3 {
					want := min(255, max(0, float64(before.Pix[i+c])+more))
					if got := float64(img.Pix[i+c]); math.Abs(got-want) > 2+4*amount {
						t.Fatalf("at %d,%d sharpened by %v to %v, want %.1f", x, y, amount, got, want)
					}
				}
			}
		}
	}
}

func luma(img *image.RGBA, x, y int) float64 {
	c := img.RGBAAt(min(img.Rect.Dx()-1, max(0, x)), min(img.Rect.Dy()-1, max(0, y)))
	return rec709[0]*float64(c.R) + rec709[1]*float64(c.G) + rec709[2]*float64(c.B)
}

// TestSharpenLeavesFlatPictures as they are, and one of a single pixel.
func TestSharpenLeavesFlatPictures(t *testing.T) {
	for _, size := range []image.Point{{1, 1}, {5, 1}, {1, 5}, {8, 8}} {
		img := image.NewRGBA(image.Rectangle{Max: size})
		for i := range img.Pix {
			img.Pix[i] = []byte{40, 90, 200, 255}[i%4]
		}
		before := clone(img)
		new(Filter).Apply(img, Adjust{Sharpen: 1}, rec709)
		if string(img.Pix) != string(before.Pix) {
			t.Errorf("%v changed", size)
		}
	}
}

func TestAllocatesOnceOnly(t *testing.T) {
	f, img := new(Filter), noise(64, 36)
	a := Adjust{Brightness: 0.1, Sharpen: 0.5}
	f.Apply(img, a, rec709)
	if n := testing.AllocsPerRun(20, func() { f.Apply(img, a, rec709) }); n > 0 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkApply(b *testing.B) {
	for name, a := range map[string]Adjust{"tones": {Gamma: 0.5}, "sharpen": {Sharpen: 0.5}} {
		b.Run(name, func(b *testing.B) {
			f, img := new(Filter), noise(640, 360)
			b.SetBytes(640 * 360 * 4)
			for b.Loop() {
				f.Apply(img, a, rec709)
			}
		})
	}
}
