package label

import (
	"fmt"
	"image"
	"image/color"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2/theme"
)

func testFonts(t testing.TB) *Fonts {
	t.Helper()
	f, err := ParseFonts(
		theme.DefaultTextFont().Content(), theme.DefaultTextBoldFont().Content(), theme.DefaultTextItalicFont().Content())
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestFontsThatAreNone(t *testing.T) {
	if _, err := ParseFonts(nil, []byte("no font"), nil); err == nil {
		t.Error("no error")
	}
}

// crowd makes n labels, half of them along lines, in an area of the world
// that is side pixels wide.
func crowd(n int, side float64) []Candidate {
	r := rand.New(rand.NewPCG(5, 6))
	spot := func() [2]float64 { return [2]float64{r.Float64() / 4, r.Float64() / 4} }
	var all []Candidate
	for i := range n {
		c := Candidate{
			Text: fmt.Sprint("Rue Élise ", i%(n/3+1)), Size: 11 + float64(i%5), HaloWidth: 1.5, Repeat: 150, MaxAngle: 0.5,
			Ink: color.NRGBA{A: 0xFF}, Halo: color.NRGBA{0xFF, 0xFF, 0xFF, 0xFF}, Order: i % 4, Rank: float64(i % 3), MaxWidth: 60,
		}
		c.Path = [][2]float64{spot()}
		for range i % 2 * 5 {
			last := c.Path[len(c.Path)-1]
			c.Path = append(c.Path, [2]float64{last[0] + (r.Float64()-0.3)*60/side, last[1] + (r.Float64()-0.5)*40/side})
		}
		all = append(all, c)
	}
	return all
}

var area = Area{World: 4000, Size: image.Pt(1000, 1000), Taken: []image.Rectangle{image.Rect(300, 300, 500, 500)}}

func place(t *testing.T, p *Placer, a Area, groups ...[]Candidate) []*Label {
	t.Helper()
	placed := p.Place(a, groups...)
	if len(placed) < 20 {
		t.Fatalf("only %d labels are placed", len(placed))
	}
	return placed
}

// TestLabelsKeepApart: none is cut, none overlaps another or what is taken,
// and none repeats its text near by.
func TestLabelsKeepApart(t *testing.T) {
	placed := place(t, &Placer{Fonts: testFonts(t)}, area, crowd(400, area.World))
	for i, a := range placed {
		for _, box := range a.Boxes {
			if !box.In(image.Rectangle{Max: area.Size}) || box.Overlaps(area.Taken[0]) {
				t.Errorf("%q lies at %v", a.from.Text, box)
			}
		}
		for _, b := range placed[i+1:] {
			if overlap(a.Boxes, b.Boxes) {
				t.Errorf("%q and %q overlap", a.from.Text, b.from.Text)
			}
			at, other := area.screen(a.At), area.screen(b.At)
			if away := math.Hypot(at[0]-other[0], at[1]-other[1]); a.from.Text == b.from.Text && away < 149 {
				t.Errorf("%q stands twice, %.0f pixels apart", a.from.Text, away)
			}
		}
	}
}

// TestInkStaysInItsBoxes: what is drawn is what was kept free.
func TestInkStaysInItsBoxes(t *testing.T) {
	placed := place(t, &Placer{Fonts: testFonts(t)}, area, crowd(200, area.World))
	for _, l := range placed {
		dst := image.NewRGBA(image.Rectangle{Max: area.Size})
		l.Draw(dst, pixel(area.screen(l.At)))
		drawn := 0
		for i := 0; i < len(dst.Pix); i += 4 {
			if dst.Pix[i+3] < 0x80 {
				continue
			}
			drawn++
			at := image.Pt(i/4%1000, i/4/1000)
			inside := slices.ContainsFunc(l.Boxes, func(b image.Rectangle) bool { return at.In(b) })
			if !inside {
				t.Fatalf("%q is drawn at %v, outside %v", l.from.Text, at, l.Boxes)
			}
		}
		if drawn < 100 {
			t.Errorf("%q has %d pixels", l.from.Text, drawn)
		}
	}
}

func TestPlacementIsDeterministic(t *testing.T) {
	words := func(p *Placer, groups ...[]Candidate) string {
		var all []string
		for _, l := range place(t, p, area, groups...) {
			all = append(all, fmt.Sprintf("%s %.9v", l.from.Text, l.At))
		}
		return strings.Join(all, "\n")
	}
	all := crowd(300, area.World)
	p := &Placer{Fonts: testFonts(t)}
	first := words(p, all)
	if again := words(p, all); again != first {
		t.Error("placed again, labels change")
	}
	if other := words(&Placer{Fonts: testFonts(t)}, all[100:], all[:100]); other != first {
		t.Error("the order in which tiles arrive changes labels")
	}
}

func TestImportantLabelsComeFirst(t *testing.T) {
	here := [][2]float64{{0.05, 0.05}}
	p := Placer{Fonts: testFonts(t)}
	placed := p.Place(area, []Candidate{
		{Text: "minor", Size: 12, Order: 1, Path: here},
		{Text: "second", Size: 12, Order: 2, Rank: 2, Path: here},
		{Text: "first", Size: 12, Order: 2, Rank: 1, Path: here},
	})
	if len(placed) != 1 || placed[0].from.Text != "first" {
		t.Errorf("%d labels, first %q", len(placed), placed[0].from.Text)
	}
}

// TestLineLabelsAreUpright, whichever way their line goes.
func TestLineLabelsAreUpright(t *testing.T) {
	f := testFonts(t)
	for _, path := range [][][2]float64{{{0.02, 0.02}, {0.2, 0.04}}, {{0.2, 0.04}, {0.02, 0.02}}} {
		p := Placer{Fonts: f}
		placed := p.Place(area, []Candidate{{Text: "Avenue d'Ostende", Size: 14, Repeat: 1000, MaxAngle: 0.5, Path: path}})
		if len(placed) != 1 {
			t.Fatal("it is not placed")
		}
		// The first letter's box is the leftmost.
		if b := placed[0].Boxes; b[0].Min.X > b[len(b)-1].Min.X {
			t.Errorf("it stands on its head: %v", b)
		}
	}
}

func TestSharpBendsHaveNoLabel(t *testing.T) {
	p := Placer{Fonts: testFonts(t)}
	zigzag := [][2]float64{{0.02, 0.02}}
	for i := range 20 {
		zigzag = append(zigzag, [2]float64{0.02 + 0.002*float64(i), 0.02 + 0.004*float64(i%2)})
	}
	if placed := p.Place(area, []Candidate{{Text: "Zigzag", Size: 14, MaxAngle: 0.5, Path: zigzag}}); len(placed) > 0 {
		t.Error("letters turn by more than a right angle")
	}
}

func TestWrap(t *testing.T) {
	f := allFonts(t)
	for _, c := range []struct {
		text  string
		width float64
		want  []string
	}{
		{"Monaco", 60, []string{"Monaco"}},
		{"La Condamine", 60, []string{"La", "Condamine"}},
		{"La Condamine", 0, []string{"La Condamine"}},
		{"Square Théodore Gastaud", 60, []string{"Square", "Théodore", "Gastaud"}},
		{"Monte-Carlo", 50, []string{"Monte-", "Carlo"}},
		{"Athens\nΑθήνα", 60, []string{"Athens", "Αθήνα"}},
		{"北京市朝阳区", 50, []string{"北京市", "朝阳区"}},
		{"شارع الملك فيصل", 60, []string{"شارع الملك", "فيصل"}},
		{"", 60, nil},
	} {
		if got := f.wrap(settingKey{text: c.text, size: 12, maxWidth: c.width}); !slices.Equal(got, c.want) {
			t.Errorf("%q is wrapped as %q", c.text, got)
		}
	}
}

func TestAccentsHaveGlyphs(t *testing.T) {
	f := testFonts(t)
	for _, face := range []Face{Regular, Bold, Italic} {
		for _, c := range f.shape("ÀÂÇÉÈÊËÎÏÔŒÙÛÜŸàâçéèêëîïôœùûüÿ’«»–°", face, 12, 0).clusters {
			if c.glyphs[0].id == 0 {
				t.Fatalf("face %d lacks a letter", face)
			}
		}
	}
}

func TestHaloSurroundsInk(t *testing.T) {
	text := testFonts(t).Text("Port", Bold, 20, 0, 3)
	for i, ink := range text.ink {
		if text.halo[i] < ink-1 && ink > 0 {
			t.Fatalf("pixel %d: ink %d, halo %d", i, ink, text.halo[i])
		}
	}
	dot := make([]uint8, 11*11)
	dot[5*11+5] = 0xFF
	grown := dilate(dot, 11, 3)
	for _, c := range []struct {
		at   int
		want bool
	}{{5, true}, {8, true}, {9, false}} {
		if got := grown[5*11+c.at] > 0x60; got != c.want {
			t.Errorf("%d pixels from a dot: %v", c.at-5, got)
		}
	}
}
