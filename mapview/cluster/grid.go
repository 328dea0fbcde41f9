package cluster

import "math"

// A grid finds what is near: squares as wide as the radius, and in each a
// chain of those that are there.
type grid struct {
	side float64
	head map[uint64]int32 // the last one of each square
	next []int32          // the one before in the same square; -1: none
}

func (g *grid) fill(nodes []node, top []int32, side float64) {
	g.side, g.next = side, append(g.next[:0], make([]int32, len(top))...)
	if g.head == nil {
		g.head = make(map[uint64]int32, len(top))
	}
	clear(g.head)
	for i, n := range top {
		square := g.square(nodes[n].Point)
		before, ok := g.head[square]
		if !ok {
			before = -1
		}
		g.next[i], g.head[square] = before, int32(i)
	}
}

func (g *grid) square(p Point) uint64 { return key(g.column(p.X), g.column(p.Y)) }

func (g *grid) column(x float64) int32 { return int32(math.Floor(x / g.side)) }

func key(x, y int32) uint64 { return uint64(uint32(x))<<32 | uint64(uint32(y)) }

// around calls found for all that may be within a side of p.
func (g *grid) around(p Point, found func(i int32)) {
	x, y := g.column(p.X), g.column(p.Y)
	for dx := int32(-1); dx <= 1; dx++ {
		for dy := int32(-1); dy <= 1; dy++ {
			i, ok := g.head[key(x+dx, y+dy)]
			for ; ok && i >= 0; i = g.next[i] {
				found(i)
			}
		}
	}
}
