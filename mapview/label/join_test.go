package label

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestJoin(t *testing.T) {
	street := func(path ...[2]float64) *Candidate { return &Candidate{Text: "Rue", Path: path, Grain: 0.001} }
	for _, c := range []struct {
		name  string
		parts []*Candidate
		want  []int // points of each whole line
	}{
		{"one", []*Candidate{street([2]float64{0, 0}, [2]float64{1, 0})}, []int{2}},
		{"two that meet", []*Candidate{
			street([2]float64{0, 0}, [2]float64{1, 0}), street([2]float64{1, 0}, [2]float64{2, 0}),
		}, []int{3}},
		{"against each other", []*Candidate{
			street([2]float64{0, 0}, [2]float64{1, 0}), street([2]float64{2, 0}, [2]float64{1, 0}),
		}, []int{3}},
		{"rounded apart", []*Candidate{
			street([2]float64{0, 0}, [2]float64{0.9995, 0}), street([2]float64{1.0005, 0.0005}, [2]float64{2, 0}),
		}, []int{3}},
		{"apart", []*Candidate{
			street([2]float64{0, 0}, [2]float64{1, 0}), street([2]float64{1.1, 0}, [2]float64{2, 0}),
		}, []int{2, 2}},
		{"round a corner", []*Candidate{
			street([2]float64{0, 0}, [2]float64{1, 0}), street([2]float64{1, 0}, [2]float64{1, 1}),
		}, []int{2, 2}},
		{"straight on at a crossing", []*Candidate{
			street([2]float64{0, 0}, [2]float64{1, 0}), street([2]float64{1, 0}, [2]float64{2, 0}),
			street([2]float64{1, 0}, [2]float64{1.5, 0.4}),
		}, []int{3, 2}},
		{"a ring of three", []*Candidate{
			street([2]float64{0, 0}, [2]float64{1, 0}, [2]float64{1, 1}), street([2]float64{1, 1}, [2]float64{1, 2}, [2]float64{0, 2}),
			street([2]float64{0, 2}, [2]float64{-1, 2}, [2]float64{-1, 0}, [2]float64{0, 0}),
		}, []int{8}},
	} {
		for range 4 {
			rand.Shuffle(len(c.parts), func(i, j int) { c.parts[i], c.parts[j] = c.parts[j], c.parts[i] })
			var got []int
			for _, whole := range join(c.parts) {
				got = append(got, len(whole.Path))
			}
			slices.SortFunc(got, func(a, b int) int { return b - a })
			if !slices.Equal(got, c.want) {
				t.Errorf("%s: lines of %v points", c.name, got)
			}
		}
	}
}

// TestStreetsGoOnOverTileBorders: a name that fits on no part of a street
// stands over the border.
func TestStreetsGoOnOverTileBorders(t *testing.T) {
	look := Candidate{Text: "Avenue Saint-Charles", Size: 14, MaxAngle: 0.5, Repeat: 500, Grain: 1e-6}
	west, east := look, look
	west.Path = [][2]float64{{0.02, 0.05}, {0.045, 0.05}}
	east.Path = [][2]float64{{0.045, 0.05}, {0.07, 0.05}}
	p := &Placer{Fonts: testFonts(t)}
	if alone := p.Place(area, []Candidate{west}); len(alone) > 0 {
		t.Fatal("a part is long enough for the name")
	}
	both := p.Place(area, []Candidate{west}, []Candidate{east})
	if len(both) != 1 {
		t.Fatalf("%d labels", len(both))
	}
	if low, high := both[0].Boxes[0], both[0].Boxes[len(both[0].Boxes)-1]; low.Min.X > 180 || high.Max.X < 180 {
		t.Errorf("it stands from %d to %d", low.Min.X, high.Max.X)
	}
}
