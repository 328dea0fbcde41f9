package mapview

import (
	"flag"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/paulmach/orb"

	"watchfloor/mapview/tiles"
)

var update = flag.Bool("update", false, "record the pictures in testdata anew")

// TestPictures compares what is drawn with recorded pictures, and once more
// after a round trip through other views: drawing leaves nothing behind.
func TestPictures(t *testing.T) {
	source := citySource(t)
	for _, c := range []struct {
		name string
		day  bool
		view Viewport
	}{
		{"night-14.png", false, Viewport{View{orb.Point{7.4246, 43.7384}, 14}, image.Pt(360, 320), 1}},
		{"day-16.png", true, Viewport{View{orb.Point{7.4215, 43.7345}, 16.3}, image.Pt(360, 320), 1}},
		{"night-15-fine.png", false, Viewport{View{orb.Point{7.4275, 43.7395}, 15.2}, image.Pt(400, 300), 2}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := sceneOf(c.view, cityStyle(t, c.day), cityMarkers(t, 6, 5), harbour())
			s.beat = 1
			composer := composerOf(t, source, s)
			dst := image.NewRGBA(image.Rectangle{Max: c.view.Size})
			composer.compose(dst, s)
			compare(t, filepath.Join("testdata", c.name), dst)

			away := *s
			away.view.View = c.view.moved(30, 40)
			away.goal = away.view
			again := image.NewRGBA(dst.Rect)
			composer.compose(again, &away)
			composer.compose(again, s)
			if off := differing(dst, again, 0); off > 0.02 { // names may stay where they were
				t.Errorf("painted again, %.2f %% of the pixels differ", 100*off)
			}
		})
	}
}

// compare allows for rounding: some pixels may be a little different.
func compare(t *testing.T, file string, got *image.RGBA) {
	t.Helper()
	if *update {
		f, err := os.Create(file)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		if err := png.Encode(f, got); err != nil {
			t.Fatal(err)
		}
	}
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	want, ok := img.(*image.RGBA)
	if !ok || want.Rect != got.Rect {
		t.Fatalf("%s is another kind of picture: %T %v", file, img, img.Bounds())
	}
	if off := differing(want, got, 12); off > 0.003 {
		t.Errorf("%.2f %% of the pixels are not as in %s (go test ./mapview -update records it anew)", 100*off, file)
	}
}

// differing is the part of pixels in which a channel is more than tolerance
// away.
func differing(a, b *image.RGBA, tolerance int) float64 {
	n := 0
	for i := 0; i < len(a.Pix); i += 4 {
		for c := range 4 {
			if d := int(a.Pix[i+c]) - int(b.Pix[i+c]); d > tolerance || d < -tolerance {
				n++
				break
			}
		}
	}
	return float64(n) / float64(len(a.Pix)/4)
}

// TestMapIsOpaque: whatever is drawn, the picture covers what is behind it.
func TestMapIsOpaque(t *testing.T) {
	source := citySource(t)
	for _, v := range []Viewport{cityView(image.Pt(200, 150), 9), cityView(image.Pt(200, 150), 20), {Size: image.Pt(200, 150)}} {
		s := sceneOf(v, cityStyle(t, true), cityMarkers(t, 5, 5), harbour())
		dst := image.NewRGBA(image.Rectangle{Max: v.Size})
		composerOf(t, source, s).compose(dst, s)
		if n := count(dst, func(c color.RGBA) bool { return c.A != 0xFF }); n > 0 {
			t.Errorf("zoom %v: %d pixels are not opaque", v.Zoom, n)
		}
	}
}

// TestEmptyMap is what a zero Config shows.
func TestEmptyMap(t *testing.T) {
	m := New(Config{})
	m.size = image.Pt(100, 80)
	dst := image.NewRGBA(image.Rectangle{Max: m.size})
	newComposer(newAtlas(tiles.Meta{}, m.cfg.Log), testFonts(t)).compose(dst, m.scene())
	if n := count(dst, func(c color.RGBA) bool { return c == color.RGBA{noGround.R, noGround.G, noGround.B, 0xFF} }); n < 5000 {
		t.Errorf("%d pixels of plain ground", n)
	}
}

// TestBetweenZooms: while the zoom changes, every tile of before stands in.
func TestBetweenZooms(t *testing.T) {
	v := cityView(image.Pt(300, 400), 15)
	s := sceneOf(v, cityStyle(t, false), nil)
	c := composerOf(t, citySource(t), s)
	want := image.NewRGBA(image.Rectangle{Max: v.Size})
	c.compose(want, s)
	for _, zoom := range []float64{15.05, 15.6, 14.6} {
		between := *s
		between.view.Zoom = zoom
		got := image.NewRGBA(want.Rect)
		c.compose(got, &between)
		x, y := between.view.Screen(orb.Point{7.4262, 43.7365}) // the harbour's mouth
		if at := got.RGBAAt(int(x), int(y)); at.B < at.R+20 {
			t.Errorf("zoom %v: the sea is %v", zoom, at)
		}
		ground := multiply(s.look.ground(zoom))
		if n := count(got, func(c color.RGBA) bool { return c == ground }); n > 80_000 {
			t.Errorf("zoom %v: %d of 120000 pixels are bare ground", zoom, n)
		}
	}
}

// TestNewLookIsNeverBlank: until tiles are drawn in a new style those of before
// stand in.
func TestNewLookIsNeverBlank(t *testing.T) {
	s := sceneOf(cityView(image.Pt(300, 400), 15), cityStyle(t, false), nil)
	c := composerOf(t, citySource(t), s)
	day := cityStyle(t, true)
	s.look = Look{day, day}
	dst := image.NewRGBA(image.Rectangle{Max: s.view.Size})
	c.compose(dst, s)
	ground := multiply(day.Ground(15))
	if n := count(dst, func(c color.RGBA) bool { return c == ground }); n > 60_000 {
		t.Errorf("%d of 120000 pixels are bare ground", n)
	}
}

func TestAttributionAlwaysStands(t *testing.T) {
	fonts := testFonts(t)
	for _, size := range []image.Point{{120, 90}, {220, 90}, {640, 560}} {
		v := cityView(size, 15)
		f := furnish(v, "© OpenStreetMap contributors", fonts, paletteOn(noGround))
		if len(f) == 0 || f[0].box.Max != size || size.X > 200 && !f[0].box.In(image.Rectangle{Max: size}) {
			t.Errorf("%v: %v", size, f)
		}
		for i := 1; i < len(f); i++ {
			if f[i].box.Overlaps(f[0].box) {
				t.Errorf("%v: the scale covers the attribution", size)
			}
		}
	}
}

func TestScaleBar(t *testing.T) {
	for _, c := range []struct {
		zoom float64
		text string
	}{{15, "100 m"}, {14, "200 m"}, {12, "1 km"}, {9, "10 km"}, {18, "20 m"}, {20, "5 m"}, {0, "5000 km"}} {
		v := cityView(image.Pt(640, 560), c.zoom)
		b := scaleBar(v, 96)
		if b.text != c.text || b.pixels > 96 || b.pixels < 38 {
			t.Errorf("zoom %v: %+v, want %s", c.zoom, b, c.text)
		}
	}
}

// TestTagsDoNotOverlap: labels of markers keep off each other and off what
// matters more; that of what is selected is always there.
func TestTagsDoNotOverlap(t *testing.T) {
	v := cityView(image.Pt(500, 400), 15)
	s := sceneOf(v, nil, cityMarkers(t, 60, 6))
	seen := spotsOf(s)
	tags := tagsOf(seen, v, testFonts(t), paletteOn(noGround))
	if len(tags) < 10 {
		t.Fatalf("only %d labels", len(tags))
	}
	for i, a := range tags {
		if !a.box.In(image.Rectangle{Max: v.Size}) {
			t.Errorf("label %v is cut", a.box)
		}
		for _, b := range tags[i+1:] {
			if a.box.Overlaps(b.box) {
				t.Errorf("labels %v and %v overlap", a.box, b.box)
			}
		}
	}
}

func TestShapesOfEveryKind(t *testing.T) {
	v := cityView(image.Pt(200, 200), 15)
	b := orb.Bound{Min: v.Place(50, 150), Max: v.Place(150, 50)}
	ring := b.ToRing()
	for _, g := range []orb.Geometry{
		ring, b.ToPolygon(),
		orb.MultiPolygon{b.ToPolygon()},
		b,
		orb.Collection{b.ToPolygon()},
		orb.LineString(ring),
		orb.MultiLineString{orb.LineString(ring)},
	} {
		dst := image.NewRGBA(image.Rectangle{Max: v.Size})
		var d drafter
		d.draw(dst, Shape{Geometry: g, Fill: color.NRGBA{0xFF, 0, 0, 0xFF}, Stroke: color.NRGBA{0, 0xFF, 0, 0xFF}, Width: 4}, v)
		if dst.RGBAAt(100, 50).G < 200 {
			t.Errorf("%s has no stroke", g.GeoJSONType())
		}
		area := g.GeoJSONType() != "LineString" && g.GeoJSONType() != "MultiLineString"
		if filled := dst.RGBAAt(100, 100).R == 0xFF; filled != area {
			t.Errorf("%s is filled: %v", g.GeoJSONType(), filled)
		}
	}
	var d drafter
	dst := image.NewRGBA(image.Rectangle{Max: v.Size})
	d.draw(dst, Shape{Stroke: color.NRGBA{A: 0xFF}, Width: 1}, v)
	d.draw(dst, Shape{Geometry: orb.Point{7.42, 43.73}, Stroke: color.NRGBA{A: 0xFF}, Width: 1}, v)
	if n := count(dst, func(c color.RGBA) bool { return c.A > 0 }); n > 0 {
		t.Errorf("no geometry draws %d pixels", n)
	}
}

// TestSymbolsCanBeToldApart by their shape alone, in one colour.
func TestSymbolsCanBeToldApart(t *testing.T) {
	s := symbolist{fonts: testFonts(t)}
	grey := color.NRGBA{0x80, 0x80, 0x80, 0xFF}
	var all []*image.RGBA
	for symbol := SymbolCamera; symbol <= SymbolRing; symbol++ {
		p := image.NewRGBA(image.Rect(-24, -24, 24, 24))
		drawn := s.picture(look{symbol: symbol, colour: grey, beat: -1}, 1)
		for y := drawn.Rect.Min.Y; y < drawn.Rect.Max.Y; y++ {
			for x := drawn.Rect.Min.X; x < drawn.Rect.Max.X; x++ {
				p.SetRGBA(x, y, drawn.RGBAAt(x, y))
			}
		}
		for i, other := range all {
			if off := differing(p, other, 40) * 48 * 48; off < 60 {
				t.Errorf("symbols %d and %d differ in %.0f pixels", i, symbol, off)
			}
		}
		all = append(all, p)
	}
}

func TestLooksOfOneSymbolDiffer(t *testing.T) {
	s := symbolist{fonts: testFonts(t)}
	plain := Marker{Symbol: SymbolUnit, Letter: "P", Colour: color.NRGBA{0x30, 0x90, 0xE0, 0xFF}}
	base := s.picture(lookOf(&plain, 0), 1)
	for name, change := range map[string]func(*Marker){
		"selected": func(m *Marker) { m.Selected = true },
		"dim":      func(m *Marker) { m.Dim = true },
		"pulse":    func(m *Marker) { m.Pulse = true },
		"heading":  func(m *Marker) { m.Heading = 90 },
		"letter":   func(m *Marker) { m.Letter = "F" },
	} {
		m := plain
		change(&m)
		p := s.picture(lookOf(&m, 0), 1)
		if p.Rect == base.Rect && slices.Equal(p.Pix, base.Pix) {
			t.Errorf("%s cannot be seen", name)
		}
	}
	for _, heading := range []float64{359, -1, 719, math.NaN(), math.Inf(1)} {
		if l := lookOf(&Marker{Symbol: SymbolUnit, Heading: heading}, 0); l.heading < 0 || l.heading >= 360 {
			t.Errorf("heading %v is drawn at %d", heading, l.heading)
		}
	}
}
