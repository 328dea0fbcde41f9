package main

import "slices"

// Zebra is a crossing for people: its middle, the direction of the road, and half of the road's width.
type zebra struct {
	at, along v3
	half      float64
}

const zebraDepth = 1.6 // metres, half

// Crossings puts zebras near the ends of streets that meet two or more others.
func (n *network) crossings() (zebras []zebra) {
	arms := n.arms()
	for i := range n.streets {
		st := &n.streets[i]
		length := lineLength(st.line)
		if !st.marked || length < 26 {
			continue
		}
		for end, where := range [2]float64{11, length - 11} {
			node := st.nodes[end*(len(st.nodes)-1)]
			at, along := pointAt(st.line, where)
			near := slices.ContainsFunc(zebras, func(z zebra) bool { return planar(z.at, at) < 14 })
			if arms[node] >= 3 && chance(st.seed, end, 3) >= 0.25 && !near && n.spot(at.X, at.Y).other > 1 {
				zebras = append(zebras, zebra{at, along, st.half})
			}
		}
	}
	return zebras
}

// Arms counts the roads that leave each node.
func (n *network) arms() map[int64]int {
	arms := map[int64]int{}
	for _, st := range n.streets {
		for i, node := range st.nodes {
			if !st.road {
				continue
			}
			arms[node] += 2
			if i == 0 || i == len(st.nodes)-1 {
				arms[node]--
			}
		}
	}
	return arms
}
