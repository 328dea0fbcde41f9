package wall

import (
	"image"
	"math"
	"math/rand/v2"
	"testing"

	"fyne.io/fyne/v2"

	"watchfloor/wall/decode"
	"watchfloor/wall/stream"
)

func TestZoomStaysInThePicture(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	z := Zoom{}
	for range 10000 {
		switch random.IntN(3) {
		case 0:
			z = z.around(random.Float64(), random.Float64(), math.Exp(random.NormFloat64()))
		case 1:
			z = z.pan(random.NormFloat64(), random.NormFloat64())
		default:
			z = Zoom{random.NormFloat64(), random.NormFloat64(), 10 * random.NormFloat64()}.proper()
		}
		x, y, part := z.corner()
		if z != z.proper() || min(x, y) < -1e-12 || max(x, y)+part > 1+1e-12 || part < 1./closest {
			t.Fatalf("%+v shows %v of the picture at %v, %v", z, part, x, y)
		}
	}
	for _, absurd := range []Zoom{{math.NaN(), 0, 2}, {0, math.NaN(), 2}, {0.5, 0.5, math.NaN()}, {0.5, 0.5, -3}} {
		if got := absurd.proper(); got != (Zoom{}) {
			t.Errorf("%+v became %+v", absurd, got)
		}
	}
}

func TestZoomAroundKeepsWhatIsUnderThePointer(t *testing.T) {
	z := Zoom{0.4, 0.6, 2}
	under := func(z Zoom) (float64, float64) {
		x, y, part := z.corner()
		return x + 0.3*part, y + 0.8*part
	}
	x, y := under(z)
	for range 6 {
		z = z.around(0.3, 0.8, 1.25)
		if gotX, gotY := under(z); math.Abs(gotX-x)+math.Abs(gotY-y) > 1e-9 {
			t.Errorf("%+v: the pointer is over %v, %v, was %v, %v", z, gotX, gotY, x, y)
		}
	}
	if z.Scale != 2*math.Pow(1.25, 6) {
		t.Errorf("scale %v", z.Scale)
	}
}

// places is a frame whose chroma tells where a sample lies: U across, V down.
func places(l stream.Layout, size image.Point, quarters int) *stream.Frame {
	f := stream.NewFrame(nil)
	f.Size, f.Turn, f.Colour.Layout = size, quarters, l
	cx, cy, step := 1, 1, 1
	if l == stream.YUV420 || l == stream.NV12 {
		cx, cy = 2, 2
	}
	if l == stream.NV12 {
		step = 2
	}
	chroma := image.Pt((size.X+cx-1)/cx, (size.Y+cy-1)/cy)
	f.Planes[0] = samples(size)
	f.Planes[1] = samples(image.Pt(chroma.X*step, chroma.Y))
	f.Planes[2] = f.Planes[1]
	second := 1
	if step == 1 {
		f.Planes[2], second = samples(chroma), 0
	}
	for y := range chroma.Y {
		for x := range chroma.X {
			f.Planes[1].Pix[y*f.Planes[1].Stride+x*step] = byte(x * cx)
			f.Planes[2].Pix[y*f.Planes[2].Stride+x*step+second] = byte(y * cy)
		}
	}
	if step == 2 {
		f.Planes[2] = nil
	}
	return f
}

func samples(size image.Point) *image.RGBA {
	return image.NewRGBA(image.Rect(0, 0, (size.X+3)/4, size.Y))
}

// nearest is a Scaler that writes U and V of the sample under a pixel.
type nearest struct{ nullScaler }

func (nearest) Scale(dst *image.RGBA, f *stream.Frame) error {
	w, h := dst.Rect.Dx(), dst.Rect.Dy()
	for y := range h {
		for x := range w {
			sx, sy := (2*x+1)*f.Size.X/(2*w), (2*y+1)*f.Size.Y/(2*h)
			u, v := f.Planes[1], f.Planes[2]
			i := dst.PixOffset(x, y)
			switch f.Colour.Layout {
			case stream.NV12:
				at := sy/2*u.Stride + sx/2*2
				copy(dst.Pix[i:], []byte{u.Pix[at], u.Pix[at+1]})
			case stream.YUV420:
				copy(dst.Pix[i:], []byte{u.Pix[sy/2*u.Stride+sx/2], v.Pix[sy/2*v.Stride+sx/2]})
			default:
				copy(dst.Pix[i:], []byte{u.Pix[sy*u.Stride+sx], v.Pix[sy*v.Stride+sx]})
			}
		}
	}
	return nil
}

// TestZoomAndTurnShowTheRightSamples: each pixel of the tile shows the sample
// that the sight, which the shader has too, says.
func TestZoomAndTurnShowTheRightSamples(t *testing.T) {
	zooms := []Zoom{{}, {0.5, 0.5, 2}, {0.25, 0.7, 2}, {0.9, 0.1, 4}, {0.3, 0.33, 8}, {0.61, 0.47, 3.3}, {1, 1, 8}}
	for _, l := range []stream.Layout{stream.YUV444, stream.YUV420, stream.NV12} {
		for quarters := range 4 {
			for _, z := range zooms {
				for _, size := range []image.Point{{240, 136}, {161, 121}} {
					f := places(l, size, quarters)
					dst := image.NewRGBA(image.Rect(0, 0, 200, 150))
					if err := newImagePicture(nearest{}).draw(dst, f, look{part: z.proper().part(1, 1)}); err != nil {
						t.Fatal(err)
					}
					if off := farthest(dst, f, z.proper()); off > tolerance(f, z.proper(), dst.Rect.Size()) {
						t.Errorf("layout %d, %v, %d quarters, %+v: a pixel is %.1f samples off", l, size, quarters, z, off)
					}
				}
			}
		}
	}
}

// tolerance is, in samples, a pixel of the tile and half a sample; where
// chroma is halved a sample more.
func tolerance(f *stream.Frame, z Zoom, tile image.Point) float64 {
	pixel := float64(max(f.Size.X, f.Size.Y)) / float64(min(tile.X, tile.Y)) / z.scale()
	if f.Colour.Layout == stream.YUV444 {
		return pixel + 0.5
	}
	return pixel + 1.5
}

// farthest is how many samples the pixels are off at most.
func farthest(dst *image.RGBA, f *stream.Frame, z Zoom) (off float64) {
	s := sightOf(f, z.part(1, 1))
	w, h := dst.Rect.Dx(), dst.Rect.Dy()
	for y := range h {
		for x := range w {
			u, v := (float64(x)+0.5)/float64(w), (float64(y)+0.5)/float64(h)
			wantX := (s.x + u*s.ux + v*s.vx) * float64(f.Size.X)
			wantY := (s.y + u*s.uy + v*s.vy) * float64(f.Size.Y)
			got := dst.Pix[dst.PixOffset(x, y):]
			off = max(off, math.Abs(float64(got[0])+0.5-wantX), math.Abs(float64(got[1])+0.5-wantY))
		}
	}
	return off
}

// TestTurnsAreExact: four quarters are none, and one is clockwise.
func TestTurnsAreExact(t *testing.T) {
	src := image.NewRGBA(image.Rect(0, 0, 3, 2))
	for i := range src.Pix {
		src.Pix[i] = byte(i)
	}
	turned := src
	for range 4 {
		dst := image.NewRGBA(image.Rect(0, 0, turned.Rect.Dy(), turned.Rect.Dx()))
		rotate(dst, turned, image.Point{}, 1)
		if dst.RGBAAt(dst.Rect.Dx()-1, 0) != turned.RGBAAt(0, 0) {
			t.Error("the upper left did not become the upper right")
		}
		turned = dst
	}
	if string(turned.Pix) != string(src.Pix) {
		t.Errorf("after four quarters %v, want %v", turned.Pix, src.Pix)
	}
	for quarters, size := range []image.Point{{3, 2}, {2, 3}, {3, 2}, {2, 3}} {
		once, twice := image.NewRGBA(image.Rectangle{Max: size}), image.NewRGBA(src.Rect)
		rotate(once, src, image.Point{}, quarters)
		rotate(twice, once, image.Point{}, 4-quarters)
		if string(twice.Pix) != string(src.Pix) {
			t.Errorf("%d quarters and back: %v", quarters, twice.Pix)
		}
	}
}

// TestZoomIsAsSharpAsTheWhole: the samples that libswscale is given make the
// pixels that they make in a picture scaled as a whole.
func TestZoomIsAsSharpAsTheWhole(t *testing.T) {
	f := stream.NewFrame(nil)
	f.Size = image.Pt(160, 96)
	f.Planes = [3]*image.RGBA{samples(f.Size), samples(f.Size.Div(2)), samples(f.Size.Div(2))}
	for i := range f.Planes[0].Pix {
		x, y := i%160, i/160
		f.Planes[0].Pix[i] = byte(128 + 60*math.Sin(float64(x)/5)*math.Cos(float64(y)/7))
	}
	for i := range f.Planes[1].Pix {
		f.Planes[1].Pix[i], f.Planes[2].Pix[i] = byte(100+i%80/2), byte(150-i/80)
	}
	scaler := new(decode.Scaler)
	defer scaler.Close()
	whole, part := image.NewRGBA(image.Rect(0, 0, 640, 384)), image.NewRGBA(image.Rect(0, 0, 320, 192))
	if err := scaler.Scale(whole, f); err != nil {
		t.Fatal(err)
	}
	for _, at := range []image.Point{{0, 0}, {320, 192}, {100, 60}, {163, 97}} {
		z := Zoom{float64(at.X+160) / 640, float64(at.Y+96) / 384, 2}
		if err := newImagePicture(scaler).draw(part, f, look{part: z.part(1, 1)}); err != nil {
			t.Fatal(err)
		}
		worst := 0
		for y := 1; y < 191; y++ {
			for x := 1; x < 319; x++ {
				for c := range 3 {
					a := int(whole.Pix[whole.PixOffset(at.X+x, at.Y+y)+c])
					b := int(part.Pix[part.PixOffset(x, y)+c])
					worst = max(worst, a-b, b-a)
				}
			}
		}
		if worst > 3 {
			t.Errorf("from %v: a pixel differs by %d", at, worst)
		}
	}
}

func TestAspectOfATurnedPicture(t *testing.T) {
	f := stream.NewFrame(nil)
	f.Size, f.SAR = image.Pt(720, 576), 16./15
	for quarters, want := range []float64{4. / 3, 3. / 4, 4. / 3, 3. / 4} {
		f.Turn = quarters
		if got := aspectOf(f); math.Abs(got-want) > 1e-9 {
			t.Errorf("%d quarters: %v, want %v", quarters, got, want)
		}
	}
}

// TestAbsurdPixelShapesAreSquare: a stream may say anything, and what we make
// of it takes memory.
func TestAbsurdPixelShapesAreSquare(t *testing.T) {
	f := stream.NewFrame(nil)
	f.Size = image.Pt(16, 8192)
	for _, sar := range []float64{0, 65535, 1. / 65535, -1, math.NaN(), math.Inf(1)} {
		f.SAR = sar
		if got := sarOf(f); got != 1 {
			t.Errorf("%v became %v", sar, got)
		}
	}
	if n := blocks(f); n.X*n.Y > math.MaxUint16 {
		t.Errorf("a mosaic of %v", n)
	}
}

// TestWheelAndDragZoom: the wheel zooms around the pointer, a drag pans, and
// the stream with more pixels is played.
func TestWheelAndDragZoom(t *testing.T) {
	s := perform(t, 4, quick)
	s.Put(0, Content{ID: "c", Title: "c", Streams: []Variant{
		{Source: stream.Source{URL: "main"}, Size: image.Pt(1280, 720)}, {Source: stream.Source{URL: "sub"}, Size: image.Pt(640, 360)},
	}})
	s.live(t, 0)
	var heard []int
	s.OnZoomed = func(slot int) { heard = append(heard, slot) }
	tile := s.tiles[0]
	at := tile.pixels()
	wheel := func(dy float32) {
		tile.Scrolled(&fyne.ScrollEvent{
			PointEvent: fyne.PointEvent{Position: fyne.NewPos(float32(at.Max.X), float32(at.Max.Y))},
			Scrolled:   fyne.NewDelta(0, dy),
		})
	}
	wheel(50)
	if z := s.Zoom(0); math.Abs(z.Scale-1.25*1.25) > 1e-9 || math.Abs(z.X+0.5/z.Scale-1) > 1e-9 {
		t.Errorf("two steps at the lower right: %+v", z)
	}
	before := s.Zoom(0)
	drag(tile, fyne.NewPos(200, 200), fyne.NewDelta(float32(at.Dx())/2, 0))
	z := s.Zoom(0)
	if math.Abs(before.X-z.X-0.5/z.Scale) > 1e-6 && z.X != 0.5/z.Scale || z.Y != before.Y {
		t.Errorf("panned from %+v to %+v", before, z)
	}
	if len(heard) != 2 {
		t.Errorf("announced %v", heard)
	}
	s.until(t, "the main stream is shown", func() bool { return tile.playing.source.URL == "main" })
	wheel(-500)
	if z := s.Zoom(0); z != (Zoom{}) {
		t.Errorf("zoomed out: %+v", z)
	}
	s.SetZoom(0, Zoom{0, 0, 100})
	if z := s.Zoom(0); z != (Zoom{1. / 16, 1. / 16, 8}) {
		t.Errorf("corrected to %+v", z)
	}
	s.Put(0, camera(3))
	if z := s.Zoom(0); z != (Zoom{}) {
		t.Errorf("another camera is zoomed: %+v", z)
	}
	s.SetZoom(99, Zoom{0.5, 0.5, 2}) // no such slot
}
