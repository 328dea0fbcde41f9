package kinds

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"golang.org/x/image/draw"

	"watchfloor/ui/look"
)

var red, blue = color.RGBA{0xFF, 0, 0, 0xFF}, color.RGBA{0, 0, 0xFF, 0xFF}

func filled(w, h int, c color.Color) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			img.Set(x, y, c)
		}
	}
	return img
}

func encoded(t testing.TB, img image.Image, as string) []byte {
	t.Helper()
	var b bytes.Buffer
	var err error
	switch as {
	case "png":
		err = png.Encode(&b, img)
	case "jpeg":
		err = jpeg.Encode(&b, img, nil)
	case "gif":
		second := image.NewPaletted(img.Bounds(), color.Palette{blue})
		first := image.NewPaletted(img.Bounds(), color.Palette{img.At(0, 0)})
		err = gif.EncodeAll(&b, &gif.GIF{Image: []*image.Paletted{first, second}, Delay: []int{1, 1}})
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func write(t *testing.T, path string, content []byte) {
	t.Helper()
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

// load runs a loader until it has told all it has to tell of a file.
func load(t *testing.T, path string, room image.Point) *loaded {
	t.Helper()
	f := &file{path: path}
	f.update(t.Context(), room)
	news := f.news.Take()
	if news == nil {
		t.Fatalf("nothing was told of %s", path)
	}
	return news
}

func TestFormats(t *testing.T) {
	for _, as := range []string{"png", "jpeg", "gif"} {
		path := filepath.Join(t.TempDir(), "picture."+as)
		write(t, path, encoded(t, filled(40, 20, red), as))
		news := load(t, path, image.Pt(100, 100))
		if news.problem != "" || news.size != image.Pt(40, 20) || news.image.Rect.Size() != news.size {
			t.Errorf("%s: %q, %v, %v", as, news.problem, news.size, news.image)
			continue
		}
		if c := news.image.RGBAAt(20, 10); c.R < 0xF0 || c.G > 0x10 || c.B > 0x10 {
			t.Errorf("%s is %v", as, c)
		}
	}
}

func TestReduceKeepsTheAspectAndTheGround(t *testing.T) {
	for _, c := range []struct{ from, room, want image.Point }{
		{image.Pt(400, 200), image.Pt(100, 100), image.Pt(100, 50)},
		{image.Pt(200, 400), image.Pt(100, 100), image.Pt(50, 100)},
		{image.Pt(40, 20), image.Pt(100, 100), image.Pt(40, 20)},
		{image.Pt(4000, 1), image.Pt(100, 100), image.Pt(100, 1)},
	} {
		img := reduce(filled(c.from.X, c.from.Y, red), c.room, draw.CatmullRom)
		if img.Rect.Size() != c.want || img.RGBAAt(img.Rect.Dx()/2, 0) != red {
			t.Errorf("%v in %v is %v, %v", c.from, c.room, img.Rect, img.RGBAAt(img.Rect.Dx()/2, 0))
		}
	}
	clear := reduce(image.NewNRGBA(image.Rect(0, 0, 9, 9)), image.Pt(3, 3), draw.CatmullRom)
	if got, want := clear.At(1, 1), color.RGBAModel.Convert(dark(look.Ground)); got != want {
		t.Errorf("through a clear picture one sees %v, want %v", got, want)
	}
}

// damaged are files that are no pictures, and what is said of them.
func damaged(t testing.TB) map[string]struct {
	content []byte
	want    string
} {
	whole := encoded(t, filled(200, 100, red), "png")
	huge := bytes.Clone(encoded(t, filled(1, 1, red), "gif"))
	huge[6], huge[7], huge[8], huge[9] = 0xFF, 0xFF, 0xFF, 0xFF
	return map[string]struct {
		content []byte
		want    string
	}{
		"empty.png":     {nil, "empty.png is not a PNG, JPEG or GIF picture"},
		"text.jpg":      {[]byte("hello"), "text.jpg is not a PNG, JPEG or GIF picture"},
		"cut.png":       {whole[:len(whole)/2], "cut.png is damaged: png: invalid format: not enough pixel data"},
		"cut in head":   {whole[:20], "cut in head is damaged: unexpected EOF"},
		"huge.gif":      {huge, "huge.gif has 65535 x 65535 pixels; a picture may have 64 million"},
		"no pixels.gif": {append(bytes.Clone(huge[:6]), make([]byte, 20)...), "no pixels.gif is a gif picture without pixels"},
	}
}

func TestDamagedFilesSayWhy(t *testing.T) {
	dir := t.TempDir()
	for name, c := range damaged(t) {
		write(t, filepath.Join(dir, name), c.content)
		if news := load(t, filepath.Join(dir, name), image.Pt(9, 9)); news.problem != c.want {
			t.Errorf("said %q, want %q", news.problem, c.want)
		}
	}
	large := filepath.Join(dir, "large.png")
	write(t, large, nil)
	if err := os.Truncate(large, 65<<20); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		dir:                            dir + " is not a file",
		large:                          "large.png has 65 MiB; a picture may have 64",
		filepath.Join(dir, "gone.png"): "there is no file " + filepath.Join(dir, "gone.png"),
	} {
		if news := load(t, path, image.Pt(9, 9)); news.problem != want {
			t.Errorf("said %q, want %q", news.problem, want)
		}
	}
}

func FuzzDecode(f *testing.F) {
	for _, c := range damaged(f) {
		f.Add(c.content)
	}
	for _, as := range []string{"png", "jpeg", "gif"} {
		f.Add(encoded(f, filled(40, 20, red), as))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		if d, err := decode(bytes.NewReader(content)); err == nil {
			d.lies.turn(reduce(d.img, image.Pt(16, 16), draw.ApproxBiLinear))
		}
	})
}

func TestEndedContextEndsDecoding(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	path := filepath.Join(t.TempDir(), "picture.png")
	write(t, path, encoded(t, filled(40, 20, red), "png"))
	f := &file{path: path}
	f.update(ctx, image.Pt(9, 9))
	if f.news.Take() != nil {
		t.Error("something was told after the end")
	}
}

// showing runs a Picture in a window for the time of a test in a bubble.
func showing(t *testing.T, path string, play func(p *Picture, wait func(time.Duration))) {
	newApp(t)
	w := test.NewTempWindow(t, NewNote(""))
	w.SetPadded(false)
	w.Resize(fyne.NewSize(100, 100))
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		l := &Loader{}
		go l.Run(ctx)
		p := NewPicture(l, path)
		w.SetContent(p)
		play(p, func(d time.Duration) {
			for range 2 { // one tick asks, another takes
				time.Sleep(d / 2)
				synctest.Wait()
				p.Tick(time.Now())
			}
		})
		p.Close()
		if left := len(l.all()); left != 0 {
			t.Errorf("the loader still reads %d files", left)
		}
		cancel()
	})
}

func TestPictureFollowsItsFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "picture.png")
	write(t, path, encoded(t, filled(400, 200, red), "png"))
	showing(t, path, func(p *Picture, wait func(time.Duration)) {
		if p.State() != "READING" || !strings.Contains(p.words.words, path) {
			t.Errorf("at first: %s, %q", p.State(), p.words.words)
		}
		wait(10 * time.Millisecond)
		checkShows(t, p, red, fyne.NewSize(100, 50))
		wait(time.Minute)
		write(t, path, encoded(t, filled(100, 400, blue), "png"))
		wait(2 * every)
		checkShows(t, p, blue, fyne.NewSize(25, 100))
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
		wait(2 * every)
		if p.State() != "NO PICTURE" || p.image != nil || !strings.Contains(p.words.words, "there is no file") {
			t.Errorf("without its file: %s, %q", p.State(), p.words.words)
		}
		checkInside(t, p.Size(), p.words.lines...)
		write(t, path, encoded(t, filled(400, 200, red), "png"))
		wait(2 * every)
		checkShows(t, p, red, fyne.NewSize(100, 50))
	})
}

func checkShows(t *testing.T, p *Picture, c color.RGBA, size fyne.Size) {
	t.Helper()
	if p.State() != "" || p.image == nil {
		t.Fatalf("shows nothing: %q", p.words.words)
	}
	img, ok := p.image.Image.(*image.RGBA)
	if !ok || img.RGBAAt(img.Rect.Dx()/2, img.Rect.Dy()/2) != c {
		t.Error("shows another picture")
	}
	if p.image.Size() != size {
		t.Errorf("the picture has %v, want %v", p.image.Size(), size)
	}
	middle := p.image.Position().AddXY(size.Width/2, size.Height/2)
	if middle != fyne.NewPos(50, 50) {
		t.Errorf("the picture is around %v", middle)
	}
}

func TestPictureIsSharpAtEverySize(t *testing.T) {
	path := filepath.Join(t.TempDir(), "picture.png")
	write(t, path, encoded(t, filled(400, 200, red), "png"))
	showing(t, path, func(p *Picture, wait func(time.Duration)) {
		for _, side := range []float32{100, 300, 60, 800} {
			p.Resize(fyne.NewSize(side, side))
			wait(10 * time.Millisecond)
			c := fyne.CurrentApp().Driver().CanvasForObject(p)
			want, _ := c.PixelCoordinateForPosition(fyne.NewPos(side, 0))
			img, ok := p.image.Image.(*image.RGBA)
			if !ok || img.Rect.Dx() != min(want, 400) {
				t.Errorf("at %v units it has %v, wants %d pixels", side, img.Rect, want)
			}
		}
	})
}

func BenchmarkLargestPicture(b *testing.B) {
	file := encoded(b, image.NewYCbCr(image.Rect(0, 0, 8000, 8000), image.YCbCrSubsampleRatio420), "jpeg")
	for b.Loop() {
		d, err := decode(bytes.NewReader(file))
		if err != nil {
			b.Fatal(err)
		}
		reduce(d.source(), image.Pt(1920, 1080), draw.CatmullRom)
	}
}
