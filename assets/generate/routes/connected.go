package main

import (
	"math"

	"github.com/paulmach/orb"
)

// Connected keeps the largest part in which every junction can be reached
// from every other, so that no vehicle drives into a dead end.
func connected(n network) network {
	best := map[int]bool{}
	for at := range n.Nodes {
		if best[at] || len(best) > len(n.Nodes)/2 {
			continue
		}
		ahead, behind := n.reach(at, false), n.reach(at, true)
		for id := range ahead {
			if !behind[id] {
				delete(ahead, id)
			}
		}
		if len(ahead) > len(best) {
			best = ahead
		}
	}
	return n.only(best)
}

func (n network) reach(at int, back bool) map[int]bool {
	next := map[int][]int{}
	for _, e := range n.Edges {
		if back {
			e.From, e.To = e.To, e.From
		}
		next[e.From] = append(next[e.From], e.To)
	}
	seen, todo := map[int]bool{at: true}, []int{at}
	for len(todo) > 0 {
		at, todo = todo[0], todo[1:]
		for _, to := range next[at] {
			if !seen[to] {
				seen[to] = true
				todo = append(todo, to)
			}
		}
	}
	return seen
}

func (n network) only(keep map[int]bool) (part network) {
	index := map[int]int{}
	for i, at := range n.Nodes {
		if keep[i] {
			index[i] = len(part.Nodes)
			part.Nodes = append(part.Nodes, at)
		}
	}
	for _, e := range n.Edges {
		if keep[e.From] && keep[e.To] {
			e.From, e.To = index[e.From], index[e.To]
			part.Edges = append(part.Edges, e)
		}
	}
	return part
}

func rounded(p orb.Point) orb.Point {
	return orb.Point{math.Round(p[0]*1e6) / 1e6, math.Round(p[1]*1e6) / 1e6}
}
