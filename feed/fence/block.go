package fence

import (
	"slices"

	"github.com/paulmach/orb"
)

// maxBands bounds how finely a block is cut.
const maxBands = 1024

// A block is a polygon with its holes, cut into bands from south to north so
// that a point is compared with few edges.
type block struct {
	edges  []edge // of band 0, then of band 1 …; an edge is in each it touches
	starts []int  // where a band begins in edges, and the end of the last
	bands  int
	height float64 // of a band, degrees
	box    orb.Bound
	mid    float64 // lon
}

type edge struct{ a, b orb.Point }

func newBlock(p orb.Polygon) *block {
	all := ringEdges(p)
	if len(all) == 0 {
		return &block{}
	}
	b := &block{box: orb.Bound{Min: all[0].a, Max: all[0].a}}
	for _, e := range all {
		b.box = b.box.Extend(e.a).Extend(e.b)
	}
	b.mid = b.box.Center()[0]
	b.bands = min(maxBands, max(1, len(all)/2))
	b.height = (b.box.Max[1] - b.box.Min[1]) / float64(b.bands)
	bands := make([][]edge, b.bands)
	for _, e := range all {
		for i := b.band(min(e.a[1], e.b[1])); i <= b.band(max(e.a[1], e.b[1])); i++ {
			bands[i] = append(bands[i], e)
		}
	}
	for _, band := range bands {
		b.starts = append(b.starts, len(b.edges))
		b.edges = append(b.edges, band...)
	}
	b.starts = append(b.starts, len(b.edges))
	return b
}

// ringEdges are the edges of a polygon's rings, lon without jumps and all of
// them near the first.
func ringEdges(p orb.Polygon) (all []edge) {
	if len(p) == 0 || len(p[0]) == 0 {
		return nil
	}
	for _, r := range p {
		if len(r) < 3 {
			continue
		}
		ring := unwrapped(r, p[0][0][0])
		for i, q := range ring {
			if from := ring[(i+len(ring)-1)%len(ring)]; from != q {
				all = append(all, edge{from, q})
			}
		}
	}
	return all
}

// band is the band of a latitude within the box.
func (b *block) band(lat float64) int {
	if b.height == 0 {
		return 0
	}
	return min(b.bands-1, max(0, int((lat-b.box.Min[1])/b.height)))
}

func (b *block) bound() orb.Bound { return b.box }

// contains counts the edges to the east: odd is inside.
func (b *block) contains(p orb.Point) bool {
	p = near(p, b.mid)
	if !b.box.Contains(p) {
		return false
	}
	inside := false
	for _, e := range b.between(p[1], p[1]) {
		if (e.a[1] > p[1]) != (e.b[1] > p[1]) && p[0] < e.a[0]+(p[1]-e.a[1])/(e.b[1]-e.a[1])*(e.b[0]-e.a[0]) {
			inside = !inside
		}
	}
	return inside
}

func (b *block) beyond(p orb.Point, metres float64) bool {
	p = near(p, b.mid)
	east, north := eastward(p[1]), metres/degree
	if p[0] < b.box.Min[0]-metres/east || p[0] > b.box.Max[0]+metres/east || p[1] < b.box.Min[1]-north || p[1] > b.box.Max[1]+north {
		return true
	}
	return !slices.ContainsFunc(b.between(p[1]-north, p[1]+north), func(e edge) bool {
		return fromSegment(flat(e.a, p, east), flat(e.b, p, east)) <= metres*metres
	})
}

// between are the edges from one latitude to another.
func (b *block) between(south, north float64) []edge {
	return b.edges[b.starts[b.band(south)]:b.starts[b.band(north)+1]]
}

func (b *block) crossed(from, to orb.Point) bool {
	moved := near(from, b.mid)
	to[0] += moved[0] - from[0]
	from = moved
	way := orb.MultiPoint{from, to}.Bound()
	if !way.Intersects(b.box) {
		return false
	}
	return b.contains(from) || b.contains(to) ||
		slices.ContainsFunc(b.between(way.Min[1], way.Max[1]), func(e edge) bool { return meet(from, to, e.a, e.b) })
}
