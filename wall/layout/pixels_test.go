package layout

import (
	"image"
	"math"
	"testing"
)

// sizes are walls from the smallest window to two 4K monitors side by side,
// and odd ones between.
func sizes() []image.Point {
	all := []image.Point{
		{1024, 600}, {1280, 720}, {1366, 768}, {1920, 1080}, {1920, 1200}, {2560, 1440}, {3840, 2160}, {7680, 2160},
	}
	for w, h := 1024, 600; w <= 7680; w, h = w+331, h+77 {
		all = append(all, image.Pt(w, min(h, 2160)))
	}
	return all
}

func TestTilesNeitherOverlapNorLeaveTheWall(t *testing.T) {
	for _, l := range layouts(t) {
		for n, size := range sizes() {
			gap, wall := n%7, image.Rectangle{Max: size}
			for i := range l.Tiles {
				c := l.Cell(i, size, gap)
				if c.Empty() || !c.In(wall) {
					t.Fatalf("tile %d of %+v in %v, gap %d, is %v", i, l, size, gap, c)
				}
				for j := range i {
					if d := l.Cell(j, size, gap); c.Inset(-gap).Overlaps(d) {
						t.Fatalf("tiles %v and %v of %+v in %v are not %d apart", c, d, l, size, gap)
					}
				}
			}
		}
	}
}

func TestNeighboursAreExactlyTheGapApart(t *testing.T) {
	for _, l := range layouts(t) {
		for n, size := range sizes() {
			gap := n % 7
			for i, a := range l.Tiles {
				for j, b := range l.Tiles {
					c, d := l.Cell(i, size, gap), l.Cell(j, size, gap)
					if a.Max.X == b.Min.X && c.Max.X+gap != d.Min.X || a.Max.Y == b.Min.Y && c.Max.Y+gap != d.Min.Y {
						t.Fatalf("%v and %v of %+v in %v are not %d apart", c, d, l, size, gap)
					}
				}
			}
		}
	}
}

func TestTilesThatCoverTheGridFillTheWall(t *testing.T) {
	covering := 0
	for _, l := range layouts(t) {
		for _, size := range sizes() {
			pixels := 0
			for i := range l.Tiles {
				c := l.Cell(i, size, 0)
				pixels += c.Dx() * c.Dy()
			}
			if full := pixels == size.X*size.Y; full != l.Covers() {
				t.Fatalf("%+v covers: %v, but fills %d pixels of %v", l, l.Covers(), pixels, size)
			}
		}
		if l.Covers() {
			covering++
		}
	}
	if covering < len(Presets())*2 {
		t.Errorf("only %d layouts cover their grid", covering)
	}
}

func TestTilesStayInPlaceWhenTheWallIsResized(t *testing.T) {
	const gap = 4
	for _, l := range layouts(t) {
		var before image.Point
		for w := 1024; w <= 7680; w += 13 {
			size := image.Pt(w, 600+(w-1024)*(2160-600)/(7680-1024))
			for i, tile := range l.Tiles {
				at, was := l.Cell(i, size, gap), l.Cell(i, before, gap)
				if at.Min.X < was.Min.X || at.Min.Y < was.Min.Y || at.Max.X < was.Max.X || at.Max.Y < was.Max.Y {
					t.Fatalf("tile %d of %+v goes back from %v to %v in %v", i, l, was, at, size)
				}
				for _, edge := range [][2]float64{
					{float64(at.Min.X), ideal(tile.Min.X, l.Columns, size.X, gap)},
					{float64(at.Min.Y), ideal(tile.Min.Y, l.Rows, size.Y, gap)},
					{float64(at.Max.X), ideal(tile.Max.X, l.Columns, size.X, gap) - gap},
					{float64(at.Max.Y), ideal(tile.Max.Y, l.Rows, size.Y, gap) - gap},
				} {
					if math.Abs(edge[0]-edge[1]) > 1 {
						t.Fatalf("tile %d of %+v in %v is %v: %v should be %v", i, l, size, at, edge[0], edge[1])
					}
				}
			}
			before = size
		}
	}
}

// ideal is where grid line k of n lies if there were no whole pixels.
func ideal(k, n, length, gap int) float64 {
	return float64(k) / float64(n) * float64(length+gap)
}

func TestATooSmallWallHasEmptyTiles(t *testing.T) {
	for _, l := range layouts(t) {
		for _, size := range []image.Point{{}, {1, 1}, {20, 10}, {0, 500}} {
			for i := range l.Tiles {
				if c := l.Cell(i, size, 4); c.Dx() < 0 || c.Dy() < 0 || !c.In(image.Rectangle{Max: size}) {
					t.Fatalf("tile %d of %+v in %v is %v", i, l, size, c)
				}
			}
		}
	}
}

func TestAPixelFindsItsTileAndCell(t *testing.T) {
	for n, l := range layouts(t) {
		size, gap := image.Pt(1366+n%2*554, 1080), n%3*2
		for y := -7; y < size.Y+7; y += 29 {
			for x := -7; x < size.X+7; x++ {
				p := image.Pt(x, y)
				cell := l.CellAt(p, size)
				if !cell.In(l.bounds()) {
					t.Fatalf("pixel %v is in cell %v of %+v", p, cell, l)
				}
				i := l.At(p, size, gap)
				if i >= 0 && (!p.In(l.Cell(i, size, gap)) || !cell.In(l.Tiles[i])) {
					t.Fatalf("pixel %v is in cell %v but in tile %d of %+v", p, cell, i, l)
				}
			}
		}
	}
}

func TestATileIsFoundAtItsCorners(t *testing.T) {
	size, gap := image.Pt(1366, 697), 5
	for _, l := range layouts(t) {
		for i := range l.Tiles {
			c := l.Cell(i, size, gap)
			if l.At(c.Min, size, gap) != i || l.At(c.Max.Sub(image.Pt(1, 1)), size, gap) != i {
				t.Fatalf("tile %d of %+v is not found at its corners %v", i, l, c)
			}
			if l.At(image.Pt(c.Min.X, c.Max.Y), size, gap) == i || l.At(image.Pt(c.Max.X, c.Min.Y), size, gap) == i {
				t.Fatalf("tile %d of %+v is found past its end %v", i, l, c)
			}
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

func TestAspectKeepsItsAnchor(t *testing.T) {
	r := image.Rect(4, 2, 12, 6) // 8 by 4
	for _, c := range []struct {
		anchor image.Point
		aspect float64
		want   image.Rectangle
	}{
		{r.Min, 2, r},
		{r.Min, 1, image.Rect(4, 2, 8, 6)},
		{r.Max, 1, image.Rect(8, 2, 12, 6)},
		{image.Pt(12, 2), 4, image.Rect(4, 2, 12, 4)},
		{image.Pt(4, 6), 4, image.Rect(4, 4, 12, 6)},
		{image.Pt(8, 4), 1, image.Rect(6, 2, 10, 6)},
		{r.Min, 100, image.Rect(4, 2, 12, 3)},
		{r.Max, 0.01, image.Rect(11, 2, 12, 6)},
		{r.Min, 0, r},
	} {
		if got := Aspect(r, c.anchor, c.aspect); got != c.want {
			t.Errorf("Aspect(%v, %v, %v) = %v, want %v", r, c.anchor, c.aspect, got, c.want)
		}
	}
	long := image.Rect(4, 2, 13, 100)
	if got := Aspect(long, long.Min, 1.5); got != image.Rect(4, 2, 13, 8) {
		t.Errorf("nine cells of width make %v", got)
	}
}
