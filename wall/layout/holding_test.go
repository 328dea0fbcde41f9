package layout

import "testing"

func TestHolding(t *testing.T) {
	for _, c := range []struct {
		n      int
		aspect float64
		want   string
	}{
		{0, 16. / 9, "1x1"},
		{1, 2.6, "1x1"},
		{2, 2.6, "2x1"},
		{2, 0.8, "1x2"},
		{3, 2.6, "3x1"},
		{3, 1.8, "2x2"},
		{4, 2.6, "2x2"},
		{5, 2.6, "3x2"},
		{8, 2.6, "4x2"},
		{9, 1.8, "3x3"},
		{64, 1.8, "8x8"},
	} {
		if got := Holding(c.n, c.aspect).Name(); got != c.want {
			t.Errorf("%d on a wall of %g: %s, want %s", c.n, c.aspect, got, c.want)
		}
	}
	for n := 1; n <= MaxTiles; n++ {
		for _, aspect := range []float64{0.5, 1, 2, 3.6} {
			if l := Holding(n, aspect); l.Len() < n || l.Validate() != nil {
				t.Errorf("%d on a wall of %g: %s", n, aspect, l.Name())
			}
		}
	}
}
