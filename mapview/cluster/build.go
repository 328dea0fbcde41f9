package cluster

import "math"

// A node is a cluster while the tree grows.
type node struct {
	Point
	count       int
	child, next int32 // its first part, and the part after it in the same whole; -1: none
	place       int   // of its first point in the order
}

// A builder joins nodes level by level.
type builder struct {
	nodes []node
	top   []int32 // those that are part of nothing yet
	least int
	grid  grid
	done  []bool // by place in top
}

func (b *builder) leaves(points []Point) {
	b.nodes = make([]node, len(points), 2*len(points)+1)
	b.top = make([]int32, len(points))
	for i, p := range points {
		b.nodes[i] = node{Point: p, count: 1, child: -1, next: -1}
		b.top[i] = int32(i)
	}
}

// merge joins the nodes that are within a radius of each other, greedily and
// in their order.
func (b *builder) merge(radius float64) {
	b.grid.fill(b.nodes, b.top, radius)
	b.done = append(b.done[:0], make([]bool, len(b.top))...)
	var after, near []int32
	for i, n := range b.top {
		if b.done[i] {
			continue
		}
		b.done[i] = true
		near = b.near(near[:0], n, radius)
		if whole, ok := b.join(n, near); ok {
			after = append(after, whole)
			continue
		}
		after = append(after, n)
	}
	b.top = after
}

// near lists the places in top of those that a node may be joined with.
func (b *builder) near(found []int32, n int32, radius float64) []int32 {
	at := b.nodes[n].Point
	b.grid.around(at, func(i int32) {
		other := b.nodes[b.top[i]].Point
		if !b.done[i] && math.Hypot(other.X-at.X, other.Y-at.Y) <= radius {
			found = append(found, i)
		}
	})
	return found
}

// join makes one node of n and those at places in top, if they are enough.
func (b *builder) join(n int32, places []int32) (whole int32, ok bool) {
	count := b.nodes[n].count
	for _, i := range places {
		count += b.nodes[b.top[i]].count
	}
	if len(places) == 0 || count < b.least {
		return 0, false
	}
	sum := node{count: count, child: -1, next: -1}
	add := func(part int32) {
		p := &b.nodes[part]
		weight := float64(p.count) / float64(count)
		sum.X, sum.Y = sum.X+p.X*weight, sum.Y+p.Y*weight
		p.next, sum.child = sum.child, part
	}
	add(n)
	for _, i := range places {
		b.done[i] = true
		add(b.top[i])
	}
	b.nodes = append(b.nodes, sum)
	return int32(len(b.nodes) - 1), true
}

// tree puts the points into an order in which every node's are side by side.
func (b *builder) tree(roots [][]int32, points int) *Tree {
	t := &Tree{levels: make([][]Cluster, len(roots)), order: make([]int32, 0, points)}
	for _, n := range b.top {
		b.spell(t, n, points)
	}
	for zoom, nodes := range roots {
		t.levels[zoom] = make([]Cluster, len(nodes))
		for i, n := range nodes {
			t.levels[zoom][i] = Cluster{b.nodes[n].Point, b.nodes[n].place, b.nodes[n].count}
		}
	}
	return t
}

// spell appends a node's points to the order. Nodes below points are points.
func (b *builder) spell(t *Tree, n int32, points int) {
	b.nodes[n].place = len(t.order)
	if int(n) < points {
		t.order = append(t.order, n)
	}
	for part := b.nodes[n].child; part >= 0; part = b.nodes[part].next {
		b.spell(t, part, points)
	}
}
