package cluster

// A Point is a place in the Web Mercator square: 0 to 1 eastward and southward.
type Point struct{ X, Y float64 }

// A Cluster is the points that are drawn as one, or one point alone.
type Cluster struct {
	Point            // the members' middle
	first, count int // in the tree's order
}

// Count is how many points it has.
func (c Cluster) Count() int { return c.count }

// Config says when points are too near each other.
type Config struct {
	Radius  float64 // in widths of the world at zoom 0; it halves with each zoom
	Least   int     // how many points make a cluster
	Deepest int     // the zoom beyond which clusters stay as they are there
}

// A Tree has the clusters of all zooms. It never changes.
type Tree struct {
	levels [][]Cluster // by zoom
	order  []int32     // the points' indices, the members of a cluster side by side
}

// At lists the clusters of a zoom.
func (t *Tree) At(zoom int) []Cluster {
	if len(t.levels) == 0 {
		return nil
	}
	return t.levels[max(0, min(len(t.levels)-1, zoom))]
}

// Members are the indices of a cluster's points, as they were given to Build.
func (t *Tree) Members(c Cluster) []int32 { return t.order[c.first : c.first+c.count] }

// Build clusters points: the nearest zoom first, and for each farther one the
// clusters of the one before. The same points give the same clusters.
func Build(points []Point, c Config) *Tree {
	b := builder{least: c.Least}
	b.leaves(points)
	roots := make([][]int32, c.Deepest+1)
	for zoom := c.Deepest; zoom >= 0; zoom-- {
		b.merge(c.Radius / float64(int64(1)<<zoom))
		roots[zoom] = append([]int32(nil), b.top...)
	}
	return b.tree(roots, len(points))
}
