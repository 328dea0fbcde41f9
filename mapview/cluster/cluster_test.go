package cluster

import (
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
)

// usual is what the map uses: 40 logical pixels, threes, down to zoom 18.
var usual = Config{Radius: 40.0 / 512, Least: 3, Deepest: 18}

// town strews points: half of them in crowds.
func town(n int) []Point {
	r := rand.New(rand.NewPCG(1, 2))
	points := make([]Point, n)
	for i := range points {
		if points[i] = (Point{0.5 + 0.001*r.Float64(), 0.4 + 0.001*r.Float64()}); i%2 > 0 {
			near := points[r.IntN(i)]
			points[i] = Point{near.X + 1e-6*r.Float64(), near.Y + 1e-6*r.Float64()}
		}
	}
	return points
}

// TestEveryPointIsInOneCluster, at every zoom, and the clusters nest.
func TestEveryPointIsInOneCluster(t *testing.T) {
	points := town(3000)
	tree := Build(points, usual)
	for zoom := 0; zoom <= usual.Deepest; zoom++ {
		var all []int32
		for _, c := range tree.At(zoom) {
			all = append(all, tree.Members(c)...)
			if c.Count() == 2 {
				t.Fatalf("zoom %d: two points are no cluster", zoom)
			}
		}
		slices.Sort(all)
		if len(all) != len(points) || len(slices.Compact(all)) != len(points) {
			t.Fatalf("zoom %d: %d points", zoom, len(all))
		}
	}
	for zoom := range usual.Deepest {
		whole := map[int32]int{} // point -> its cluster
		for i, c := range tree.At(zoom) {
			for _, p := range tree.Members(c) {
				whole[p] = i
			}
		}
		for _, c := range tree.At(zoom + 1) {
			members := tree.Members(c)
			for _, p := range members {
				if whole[p] != whole[members[0]] {
					t.Fatalf("zoom %d: a cluster of zoom %d is torn", zoom, zoom+1)
				}
			}
		}
	}
}

// TestTheMiddleIsTheMean of the members.
func TestTheMiddleIsTheMean(t *testing.T) {
	points := town(500)
	tree := Build(points, usual)
	for _, c := range tree.At(10) {
		var x, y float64
		for _, p := range tree.Members(c) {
			x, y = x+points[p].X/float64(c.Count()), y+points[p].Y/float64(c.Count())
		}
		if math.Hypot(x-c.X, y-c.Y) > 1e-9 {
			t.Fatalf("the middle is %v, the mean %v %v", c.Point, x, y)
		}
	}
}

func TestCrowdsFallApart(t *testing.T) {
	at := func(px float64) Point { return Point{0.5 + px/512/1024, 0.5} } // pixels of zoom 10
	points := []Point{at(0), at(10), at(20), at(300), at(310)}
	tree := Build(points, usual)
	counts := func(zoom int) (n []int) {
		for _, c := range tree.At(zoom) {
			n = append(n, c.Count())
		}
		return n
	}
	for zoom, want := range map[int][]int{7: {5}, 10: {3, 1, 1}, 14: {1, 1, 1, 1, 1}, 99: {1, 1, 1, 1, 1}, -1: {5}} {
		if got := counts(zoom); !slices.Equal(got, want) {
			t.Errorf("zoom %d: clusters of %v, want %v", zoom, got, want)
		}
	}
}

func TestSamePlaceStaysTogether(t *testing.T) {
	tree := Build([]Point{{0.5, 0.5}, {0.5, 0.5}, {0.5, 0.5}}, usual)
	if got := tree.At(usual.Deepest); len(got) != 1 || got[0].Count() != 3 {
		t.Errorf("%v", got)
	}
}

func TestSamePointsSameTree(t *testing.T) {
	points := town(1000)
	if !reflect.DeepEqual(Build(points, usual), Build(points, usual)) {
		t.Error("two trees differ")
	}
	if got := Build(nil, usual).At(3); len(got) != 0 {
		t.Errorf("nothing makes %v", got)
	}
}

func BenchmarkBuild10k(b *testing.B) {
	points := town(10_000)
	b.ReportAllocs()
	for b.Loop() {
		Build(points, usual)
	}
}
