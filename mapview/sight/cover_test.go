package sight

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
)

// surveyed is what n cameras strewn between random buildings see.
func surveyed(r *rand.Rand, n int) (*Survey, []string) {
	all, _ := town(r, 30)
	walls := NewWalls(all, orb.Bound{})
	s := &Survey{map[string]View{}}
	var ids []string
	for i := range n {
		id := fmt.Sprintf("c%03d", i)
		e := Eye{off(r.Float64()*200-100, r.Float64()*200-100), r.Float64() * 360, 40 + r.Float64()*60, 40 + r.Float64()*60}
		s.views[id] = view(Camera{Eye: e}, []*Walls{walls})
		ids = append(ids, id)
	}
	return s, ids
}

// TestCoverAgainstPoints asks for the middle of each cell who sees it.
func TestCoverAgainstPoints(t *testing.T) {
	s, _ := surveyed(rand.New(rand.NewPCG(3, 4)), 40)
	area := orb.Bound{Min: off(-80, -70), Max: off(90, 60)}
	c := s.Cover(area, 53, 37)
	seen := 0
	for row := range c.Rows {
		for col := range c.Cols {
			p, n := middle(c, col, row), 0
			for _, v := range s.views {
				if v.Now.Sees(p) {
					n++
				}
			}
			if n > 0 {
				seen++
			}
			if got := c.Seen[row*c.Cols+col]; int(got) != n {
				t.Fatalf("cell %d, %d: %d cameras, want %d", col, row, got, n)
			}
		}
	}
	if share := float64(seen) / float64(len(c.Seen)); c.Share() != share || share < 0.1 || share > 0.95 {
		t.Errorf("share %g, counted %g", c.Share(), share)
	}
}

func middle(c *Cover, col, row int) orb.Point {
	east, north := c.steps()
	return orb.Point{c.Bound.Min[0] + (float64(col)+0.5)*east, c.Bound.Min[1] + (float64(row)+0.5)*north}
}

func TestCoverIsFull(t *testing.T) {
	s := &Survey{map[string]View{}}
	for i := range 300 {
		s.views[fmt.Sprint(i)] = view(Camera{Eye: Eye{here, 0, 360, 50}}, nil)
	}
	c := s.Cover(orb.Bound{Min: off(-10, -10), Max: off(10, 10)}, 4, 4)
	if slices.Min(c.Seen) != math.MaxUint8 || c.Share() != 1 {
		t.Errorf("300 cameras count as %v, %g", c.Seen, c.Share())
	}
	if c = (*Survey)(nil).Cover(orb.Bound{}, 0, 0); c.Share() != 0 {
		t.Error("nobody sees something")
	}
}

// triangle is an area that a Pick is made for.
var triangle = orb.Ring{off(-90, -80), off(0, 95), off(95, -60), off(-90, -80)}

// TestPick checks the greedy choice by its definition, from points.
func TestPick(t *testing.T) {
	s, ids := surveyed(rand.New(rand.NewPCG(5, 6)), 40)
	picks, c := s.Pick(triangle, ids, 12)
	if len(picks) != 12 {
		t.Fatalf("%d picks", len(picks))
	}
	covered, total := map[int]bool{}, 0
	for i := range c.Seen {
		p := middle(c, i%c.Cols, i/c.Cols)
		if c.Inside[i] != planar.RingContains(triangle, p) {
			t.Fatalf("cell %d is inside: %v", i, c.Inside[i])
		}
		if c.Inside[i] {
			total++
		}
	}
	adds := func(id string) (n int) {
		for i := range c.Seen {
			if c.Inside[i] && !covered[i] && s.views[id].Now.Sees(middle(c, i%c.Cols, i/c.Cols)) {
				n++
			}
		}
		return n
	}
	for _, pick := range picks {
		got := adds(pick.ID)
		if pick.Adds != float64(got)/float64(total) {
			t.Errorf("%s adds %g, counted %d of %d", pick.ID, pick.Adds, got, total)
		}
		for _, id := range ids {
			if n := adds(id); n > got {
				t.Errorf("%s adds %d, %s would add %d", pick.ID, got, id, n)
			}
		}
		for i := range c.Seen {
			if s.views[pick.ID].Now.Sees(middle(c, i%c.Cols, i/c.Cols)) {
				covered[i] = true
			}
		}
	}
}

func TestPickLeavesOutWhoSeesNothing(t *testing.T) {
	s := &Survey{map[string]View{
		"far":   view(Camera{Eye: Eye{off(500, 0), 0, 360, 50}}, nil),
		"all":   view(Camera{Eye: Eye{here, 0, 360, 300}}, nil),
		"some":  view(Camera{Eye: Eye{here, 0, 60, 50}}, nil),
		"other": view(Camera{Eye: Eye{here, 0, 360, 300}}, nil),
	}}
	picks, c := s.Pick(triangle, []string{"far", "some", "all", "gone"}, 9)
	if len(picks) != 2 || picks[0] != (Pick{"all", 1, 1}) || picks[1].ID != "some" || picks[1].Adds != 0 {
		t.Errorf("picks: %v", picks)
	}
	if c.Share() != 1 || slices.Max(c.Seen) != 2 {
		t.Errorf("share %g, at most %d", c.Share(), slices.Max(c.Seen))
	}
	for _, none := range []orb.Ring{nil, {here}, {here, here, here, here}} {
		if picks, _ := s.Pick(none, []string{"all"}, 9); len(picks) > 0 {
			t.Errorf("%v has picks %v", none, picks)
		}
	}
}

func BenchmarkPick(b *testing.B) {
	s, ids := surveyed(rand.New(rand.NewPCG(5, 6)), 1000)
	for b.Loop() {
		s.Pick(triangle, ids, 16)
	}
}

func BenchmarkCover(b *testing.B) {
	s, _ := surveyed(rand.New(rand.NewPCG(5, 6)), 1000)
	for b.Loop() {
		s.Cover(triangle.Bound(), 480, 270)
	}
}
