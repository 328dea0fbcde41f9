package layout

import (
	"image"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestFreeKeepsThePicture(t *testing.T) {
	for _, l := range layouts(t) {
		free := l.Free()
		if free.Columns < 24 || free.Rows < 24 || free.Columns%l.Columns != 0 || free.Rows%l.Rows != 0 {
			t.Fatalf("%+v is free on %d by %d cells", l, free.Columns, free.Rows)
		}
		if err := free.Validate(); err != nil || !free.Free().Equal(free) {
			t.Fatalf("%+v made free: %v", l, err)
		}
		for n, size := range sizes() {
			for i := range l.Tiles {
				if l.Cell(i, size, n%7) != free.Cell(i, size, n%7) {
					t.Fatalf("tile %d of %+v goes elsewhere when it is made free", i, l)
				}
			}
		}
	}
	var none Layout
	if free := none.Free(); free.Columns != 24 || free.Rows != 24 || free.Len() != 0 {
		t.Errorf("nothing made free is %+v", free)
	}
}

// edit makes a random change of one kind and tells whether it was accepted.
func edit(r *rand.Rand, l Layout) (Layout, bool) {
	i, j := r.IntN(l.Len()+2)-1, r.IntN(l.Len()+2)-1
	at := image.Pt(r.IntN(l.Columns+4)-2, r.IntN(l.Rows+4)-2)
	size := image.Pt(r.IntN(9)-1, r.IntN(9)-1)
	cells := image.Rectangle{Min: at, Max: at.Add(size)}
	switch r.IntN(6) {
	case 0:
		return l.Move(i, at)
	case 1:
		return l.Resize(i, cells)
	case 2:
		return l.Add(cells)
	case 3:
		return l.Swap(i, j), true
	case 4:
		return l.Remove(i), true
	default:
		space, ok := l.Space(size)
		if !ok {
			return l, false
		}
		return l.Add(space)
	}
}

func TestEditsNeverOverlapAndLeaveTheirInput(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 11))
	accepted := 0
	for _, l := range layouts(t) {
		l = l.Free()
		for range 100 {
			before := l
			before.Tiles = slices.Clone(l.Tiles)
			after, ok := edit(r, l)
			if !l.Equal(before) {
				t.Fatalf("an edit changed its input from %+v to %+v", before, l)
			}
			if !ok && !after.Equal(before) {
				t.Fatalf("a refused edit made %+v of %+v", after, before)
			}
			if err := after.Validate(); err != nil {
				t.Fatalf("an edit made %+v of %+v: %v", after, before, err)
			}
			if !after.Equal(before) {
				accepted++
			}
			l = after
		}
	}
	if accepted < 1000 {
		t.Errorf("only %d edits changed anything", accepted)
	}
}

func TestTwoChangesOfOneLayoutAreIndependent(t *testing.T) {
	l := Square(4).Free()
	l.Tiles = l.Tiles[:3] // there is room behind them
	a, okA := l.Add(image.Rect(12, 12, 14, 14))
	b, okB := l.Add(image.Rect(20, 20, 24, 24))
	if !okA || !okB || a.Tiles[3] != image.Rect(12, 12, 14, 14) || b.Tiles[3] != image.Rect(20, 20, 24, 24) {
		t.Errorf("got %+v and %+v", a, b)
	}
}

func TestEdits(t *testing.T) {
	l := Layout{Columns: 24, Rows: 24, Tiles: []image.Rectangle{image.Rect(0, 0, 8, 8), image.Rect(8, 0, 16, 8)}}
	if got, ok := l.Move(1, image.Pt(8, 4)); !ok || got.Tiles[1] != image.Rect(8, 4, 16, 12) {
		t.Errorf("moved over its own cells: %+v, %v", got, ok)
	}
	if _, ok := l.Move(1, image.Pt(7, 4)); ok {
		t.Error("moved over another tile")
	}
	if _, ok := l.Move(0, image.Pt(0, 17)); ok {
		t.Error("moved out of the grid")
	}
	if got, ok := l.Resize(0, image.Rect(0, 0, 8, 24)); !ok || got.Tiles[0].Dy() != 24 {
		t.Errorf("not resized: %+v, %v", got, ok)
	}
	if _, ok := l.Resize(0, image.Rect(0, 0, 9, 8)); ok {
		t.Error("resized over another tile")
	}
	if got := l.Swap(0, 1); got.Tiles[0] != l.Tiles[1] || got.Tiles[1] != l.Tiles[0] {
		t.Errorf("swapped: %+v", got)
	}
	if got := l.Remove(0); got.Len() != 1 || got.Tiles[0] != l.Tiles[1] || got.Remove(0).Len() != 1 {
		t.Errorf("removed: %+v", got)
	}
	if got, ok := Square(64).Free().Remove(9).Add(image.Rect(3, 3, 6, 6)); !ok || got.Len() != MaxTiles {
		t.Errorf("tile 64 is not added: %+v", got)
	}
	full := l
	for i := range MaxTiles - 2 {
		full, _ = full.Add(image.Rect(i%24, 10+i/24, i%24+1, 11+i/24))
	}
	if _, ok := full.Add(image.Rect(0, 20, 1, 21)); ok || full.Len() != MaxTiles {
		t.Errorf("tile 65 is added to %d", full.Len())
	}
}

func TestSpaceIsTheLargestThatFits(t *testing.T) {
	l := Layout{Columns: 24, Rows: 24, Tiles: []image.Rectangle{image.Rect(0, 0, 24, 18), image.Rect(0, 18, 4, 20)}}
	for _, c := range []struct {
		size image.Point
		want image.Rectangle
	}{
		{image.Pt(8, 6), image.Rect(4, 18, 12, 24)},
		{image.Pt(24, 4), image.Rect(0, 20, 24, 24)},
		{image.Pt(24, 24), image.Rect(4, 18, 24, 24)},
		{image.Pt(4, 99), image.Rect(4, 18, 8, 24)},
		{image.Pt(1, 1), image.Rect(4, 18, 5, 19)},
		{image.Pt(0, 5), image.Rectangle{}},
	} {
		got, ok := l.Space(c.size)
		if got != c.want || ok != !c.want.Empty() {
			t.Errorf("Space(%v) = %v, %v; want %v", c.size, got, ok, c.want)
		}
	}
	if got, ok := Square(9).Free().Space(image.Pt(1, 1)); ok {
		t.Errorf("a full wall has space at %v", got)
	}
}
