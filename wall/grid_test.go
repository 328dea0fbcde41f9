package wall

import (
	"image"
	"math/rand/v2"
	"testing"
)

func TestGridFillsWithoutOverlap(t *testing.T) {
	for range 300 {
		size := image.Pt(200+rand.IntN(7480), 200+rand.IntN(2000))
		grid, gap := GridOf(Sizes[rand.IntN(len(Sizes))]), rand.IntN(6)
		for i := range grid.Tiles() {
			c := grid.Cell(i, size, gap)
			if c.Empty() || !c.In(image.Rectangle{Max: size}) {
				t.Fatalf("cell %d of %v in %v is %v", i, grid, size, c)
			}
			if i%grid.Columns > 0 && grid.Cell(i-1, size, gap).Max.X+gap != c.Min.X {
				t.Fatalf("cells %d and %d of %v in %v are not %d apart", i-1, i, grid, size, gap)
			}
		}
		if last := grid.Cell(grid.Tiles()-1, size, gap); last.Max != size {
			t.Fatalf("%v ends at %v, not %v", grid, last.Max, size)
		}
	}
}

func TestGridOf(t *testing.T) {
	for n, want := range map[int]int{0: 1, 1: 1, 2: 4, 4: 4, 5: 9, 12: 16, 17: 25, 64: 64, 99: 64} {
		if got := GridOf(n).Tiles(); got != want {
			t.Errorf("GridOf(%d) has %d tiles, want %d", n, got, want)
		}
	}
}

func TestFit(t *testing.T) {
	in := image.Rect(10, 20, 490, 290)
	for _, c := range []struct {
		aspect float64
		want   image.Rectangle
	}{
		{16. / 9, in},
		{4. / 3, image.Rect(70, 20, 430, 290)},
		{32. / 9, image.Rect(10, 87, 490, 222)},
		{0, in},
	} {
		if got := Fit(in, c.aspect); got != c.want {
			t.Errorf("Fit(%v, %v) = %v, want %v", in, c.aspect, got, c.want)
		}
	}
}
