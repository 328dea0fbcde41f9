package layout

import (
	"image"
	"math/rand/v2"
	"slices"
	"testing"
)

// random is a free layout: the grid cut up at random, some of the tiles gone.
func random(r *rand.Rand) Layout {
	l := Layout{Columns: 24 + r.IntN(25), Rows: 24 + r.IntN(25)}
	tiles := []image.Rectangle{l.bounds()}
	for range r.IntN(MaxTiles) {
		i := r.IntN(len(tiles))
		a, b := cut(r, tiles[i])
		if !a.Empty() && !b.Empty() {
			tiles = append(slices.Delete(tiles, i, i+1), a, b)
		}
	}
	r.Shuffle(len(tiles), func(i, j int) { tiles[i], tiles[j] = tiles[j], tiles[i] })
	l.Tiles = tiles[:1+r.IntN(len(tiles))]
	return l
}

// cut divides a rectangle in two, one of them perhaps empty.
func cut(r *rand.Rand, at image.Rectangle) (a, b image.Rectangle) {
	a, b = at, at
	if r.IntN(2) == 0 {
		a.Max.X = at.Min.X + r.IntN(at.Dx())
		b.Min.X = a.Max.X
	} else {
		a.Max.Y = at.Min.Y + r.IntN(at.Dy())
		b.Min.Y = a.Max.Y
	}
	return a, b
}

// layouts are all presets, as they are and free, and random ones. Their
// source is seeded: a failure happens again.
func layouts(t *testing.T) []Layout {
	t.Helper()
	var all []Layout
	for _, p := range Presets() {
		all = append(all, p.Layout, p.Layout.Free())
	}
	r := rand.New(rand.NewPCG(3, 24))
	for range 150 {
		all = append(all, random(r))
	}
	for _, l := range all {
		if err := l.Validate(); err != nil {
			t.Fatalf("%+v: %v", l, err)
		}
	}
	return all
}

func TestSquareHoldsTheTiles(t *testing.T) {
	for n, want := range map[int]int{-1: 1, 0: 1, 1: 1, 2: 4, 4: 4, 5: 9, 12: 16, 17: 25, 64: 64, 99: 64} {
		if l := Square(n); l.Len() != want || l.Columns != l.Rows || !l.Covers() {
			t.Errorf("Square(%d) is %+v, want %d tiles", n, l, want)
		}
	}
}

func TestRegularHasLimits(t *testing.T) {
	for columns := -1; columns <= 66; columns++ {
		for rows := -1; rows <= 66; rows++ {
			l, err := Regular(columns, rows)
			may := columns > 0 && rows > 0 && columns*rows <= MaxTiles
			if may != (err == nil) || may && (l.Len() != columns*rows || !l.Covers() || l.Validate() != nil) {
				t.Fatalf("Regular(%d, %d) is %+v, %v", columns, rows, l, err)
			}
		}
	}
}

func TestPresetsAreFoundByTheirNames(t *testing.T) {
	counts := map[string]int{"1x1": 1, "8x8": 64, "3x2": 6, "1+5": 6, "1+7": 8, "2+8": 10, "1+12": 13, "panorama": 4}
	for _, p := range Presets() {
		if want, ok := counts[p.Name]; ok && p.Layout.Len() != want {
			t.Errorf("%s has %d tiles, want %d", p.Name, p.Layout.Len(), want)
		}
		delete(counts, p.Name)
		if got, ok := Named(p.Name); !ok || !got.Equal(p.Layout) || got.Name() != p.Name {
			t.Errorf("Named(%q) is %+v named %s", p.Name, got, got.Name())
		}
		if !p.Layout.Covers() {
			t.Errorf("%s leaves a gap", p.Name)
		}
		if slices.ContainsFunc(p.Layout.Tiles, func(r image.Rectangle) bool { return area(r) > area(p.Layout.Tiles[0]) }) {
			t.Errorf("the first tile of %s is not its largest", p.Name)
		}
	}
	if len(counts) > 0 {
		t.Errorf("no presets: %v", counts)
	}
}

func area(r image.Rectangle) int { return r.Dx() * r.Dy() }

func TestNames(t *testing.T) {
	if l, ok := Named("7x9"); !ok || l.Len() != 63 || l.Name() != "7x9" {
		t.Errorf("Named(7x9) is %+v", l)
	}
	for _, name := range []string{"", "free", "x", "0x1", "9x8", "3X3", "+3x3", "03x3", "3x3x3", "-1x-1", "1+6"} {
		if l, ok := Named(name); ok {
			t.Errorf("Named(%q) is %+v", name, l)
		}
	}
	if name := Square(9).Free().Name(); name != "free" {
		t.Errorf("a free layout is named %s", name)
	}
	if name := Square(9).Remove(4).Name(); name != "free" {
		t.Errorf("a 3x3 with a gap is named %s", name)
	}
}

func TestValidateRefuses(t *testing.T) {
	many := Layout{Columns: MaxCells, Rows: 1}
	for x := range MaxTiles + 1 {
		many.Tiles = append(many.Tiles, image.Rect(x, 0, x+1, 1))
	}
	huge := int(^uint(0) >> 1)
	for name, l := range map[string]Layout{
		"nothing":       {},
		"no tiles":      {Columns: 2, Rows: 2},
		"too fine":      {Columns: MaxCells + 1, Rows: 1, Tiles: many.Tiles[:1]},
		"too many":      many,
		"outside":       {Columns: 2, Rows: 2, Tiles: []image.Rectangle{image.Rect(1, 1, 3, 2)}},
		"negative":      {Columns: 2, Rows: 2, Tiles: []image.Rectangle{image.Rect(-1, 0, 1, 1)}},
		"empty":         {Columns: 2, Rows: 2, Tiles: []image.Rectangle{image.Rect(1, 0, 1, 1)}},
		"inside out":    {Columns: 2, Rows: 2, Tiles: []image.Rectangle{{Min: image.Pt(2, 2), Max: image.Pt(0, 0)}}},
		"past all ints": {Columns: 2, Rows: 2, Tiles: []image.Rectangle{{Min: image.Pt(-huge, 0), Max: image.Pt(huge, 2)}}},
		"overlap":       {Columns: 4, Rows: 2, Tiles: []image.Rectangle{image.Rect(0, 0, 3, 1), image.Rect(2, 0, 4, 2)}},
	} {
		if l.Validate() == nil {
			t.Errorf("%s: valid", name)
		}
	}
}
