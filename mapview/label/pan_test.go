package label

import (
	"image"
	"math/rand/v2"
	"slices"
	"testing"
)

// visible is the part of the town's tiles that a view of an area shows.
func visible(tiles [][]Candidate, a Area) [][]Candidate {
	const side, wide = 512, 6
	var seen [][]Candidate
	for i := range tiles {
		at := image.Pt(int(a.X)+i%wide*side, int(a.Y)+i/wide*side)
		if (image.Rectangle{at, at.Add(image.Pt(side, side))}).Overlaps(image.Rectangle{Max: a.Size}) {
			seen = append(seen, tiles[i])
		}
	}
	return seen
}

// TestPanningKeepsLabels: a label that stays inside stays where it is, though
// tiles come and go at the edges.
func TestPanningKeepsLabels(t *testing.T) {
	tiles, world := town()
	p := &Placer{Fonts: testFonts(t)}
	a := Area{World: world, Size: image.Pt(900, 700), X: -600, Y: -500, Taken: []image.Rectangle{image.Rect(0, 680, 200, 700)}}
	r := rand.New(rand.NewPCG(3, 4))
	before := p.Place(a, visible(tiles, a)...)
	kept, came := 0, 0
	for range 120 {
		by := image.Pt(r.IntN(25)-8, r.IntN(21)-8)
		a.X, a.Y = max(-2000, a.X-float64(by.X)), max(-1800, a.Y-float64(by.Y))
		moves := image.Pt(int(a.X-p.area.X), int(a.Y-p.area.Y))
		now := p.Place(a, visible(tiles, a)...)
		ids := map[uint64]*Label{}
		for _, l := range now {
			ids[l.ID] = l
		}
		for _, l := range before {
			boxes := moved(l.Boxes, moves)
			if !within(boxes, image.Rectangle{Max: a.Size}) || overlap(boxes, a.Taken) {
				continue
			}
			kept++
			if same := ids[l.ID]; same == nil || same.At != l.At || !slices.Equal(same.Boxes, boxes) {
				t.Fatalf("%q was at %v and is gone or moved", l.from.Text, boxes[0])
			}
		}
		came += len(now)
		before = now
	}
	if kept < 120*20 || came <= kept {
		t.Errorf("%d labels kept of %d: the test does not show much", kept, came)
	}
}

// TestWhatComesIntoSightHasItsRoom: an important label just outside is not
// shut out by lesser ones inside.
func TestWhatComesIntoSightHasItsRoom(t *testing.T) {
	const world = 10000
	at := func(x, y float64) [][2]float64 { return [][2]float64{{x / world, y / world}} }
	labels := []Candidate{{Text: "The City", Size: 30, Order: 9, Path: at(505, 100)}}
	for y := 20.0; y < 200; y += 20 {
		labels = append(labels, Candidate{Text: "hut", Size: 10, Order: 1, Path: at(460, y)})
	}
	p := &Placer{Fonts: testFonts(t)}
	shows := func(x float64) bool {
		a := Area{World: world, Size: image.Pt(500, 200), X: -x}
		return slices.ContainsFunc(p.Place(a, labels), func(l *Label) bool { return l.from.Text == "The City" })
	}
	if shows(0) {
		t.Fatal("it is shown though it is cut")
	}
	for x := 10.0; x < 100; x += 10 {
		if shows(x) {
			return
		}
	}
	t.Error("it is never shown")
}

// TestZoomPrefersWhatWasShown: among equals.
func TestZoomPrefersWhatWasShown(t *testing.T) {
	one := Candidate{Text: "Aaa", Size: 12, Path: [][2]float64{{0.050, 0.05}}}
	two := Candidate{Text: "Bbb", Size: 12, Path: [][2]float64{{0.051, 0.05}}}
	p := &Placer{Fonts: testFonts(t)}
	a := area
	if got := p.Place(a, []Candidate{two}); len(got) != 1 {
		t.Fatal("it is not placed")
	}
	a.World *= 1.1
	got := p.Place(a, []Candidate{one, two})
	if len(got) != 1 || got[0].from.Text != "Bbb" {
		t.Errorf("another label took its place: %d, %q", len(got), got[0].from.Text)
	}
}

// TestStreetsKeepTheirPlace when the zoom or the style changes: the name stays
// where it was on the street, not at its middle.
func TestStreetsKeepTheirPlace(t *testing.T) {
	street := Candidate{Text: "Rue Basse", Size: 12, MaxAngle: 0.5, Repeat: 500, Path: [][2]float64{{0.02, 0.05}, {0.12, 0.05}}}
	white := street
	white.Ink.R = 0xFF
	for _, c := range []struct {
		zoom float64
		then Candidate
	}{{1.05, street}, {1, white}} {
		p := &Placer{Fonts: testFonts(t)}
		a := area
		a.Taken = []image.Rectangle{image.Rect(230, 150, 330, 250)} // the middle
		first := p.Place(a, []Candidate{street})
		a.World, a.Taken = a.World*c.zoom, nil
		then := p.Place(a, []Candidate{c.then})
		if len(first) != 1 || len(then) != 1 {
			t.Fatalf("%d and %d labels", len(first), len(then))
		}
		if off := (first[0].At[0] - then[0].At[0]) * a.World; off > 2 || off < -2 {
			t.Errorf("it has moved by %.1f pixels", off)
		}
	}
}

// TestLateTiles: a more important label whose tile comes late gets its room.
// One that is not, or that panning has brought, does not.
func TestLateTiles(t *testing.T) {
	at := func(x float64) [][2]float64 { return [][2]float64{{x / 4000, 0.05}} }
	lesser := Candidate{Text: "a lesser place", Size: 12, Order: 1, Path: at(200)}
	for _, c := range []struct {
		name  string
		late  Candidate
		moved float64 // to the left, since lesser was placed
		wins  bool
	}{
		{"more important", Candidate{Text: "The City", Size: 20, Order: 2, Path: at(270)}, 0, true},
		{"as important", Candidate{Text: "The City", Size: 20, Order: 1, Path: at(270)}, 0, false},
		{"just come into sight", Candidate{Text: "The City and all around", Size: 20, Order: 2, Path: at(310)}, 150, false},
	} {
		p := &Placer{Fonts: testFonts(t)}
		view := Area{World: 4000, Size: image.Pt(300, 400)}
		if c.moved == 0 {
			view.Size.X = 500
		}
		tile := []Candidate{lesser}
		if got := p.Place(view, tile); len(got) != 1 {
			t.Fatal("the first is not placed")
		}
		view.X -= c.moved
		got := p.Place(view, tile, []Candidate{c.late})
		if len(got) != 1 || (got[0].from.Text == c.late.Text) != c.wins {
			t.Errorf("%s: %d labels, first %q", c.name, len(got), got[0].from.Text)
		}
	}
}
