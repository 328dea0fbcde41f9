package fence

import (
	"math"

	"github.com/paulmach/orb"

	"watchfloor/feed"
)

// degree is the length of a degree of latitude in metres.
const degree = math.Pi / 180 * orb.EarthRadius

// An area is the ground of a zone. Points are lon, lat, any lon.
type area interface {
	// bound is where it lies; its lon may go beyond ±180.
	bound() orb.Bound
	contains(p orb.Point) bool
	// beyond says whether a point that is not inside is farther away than
	// that.
	beyond(p orb.Point, metres float64) bool
	// crossed says whether the straight way from a to b, b's lon within 180
	// of a's, touches it.
	crossed(a, b orb.Point) bool
}

// areas are the parts of a zone's ground; none when its geometry is unusable.
func areas(z feed.Zone) []area {
	switch g := z.Geometry.(type) {
	case orb.Point:
		return tubes(orb.LineString{g}, z.Radius)
	case orb.LineString:
		return tubes(g, z.Width/2)
	case orb.Polygon:
		return blocks(g)
	case orb.MultiPolygon:
		return blocks(g...)
	}
	return nil
}

func tubes(line orb.LineString, reach float64) []area {
	if len(line) == 0 || !(reach > 0) {
		return nil
	}
	return []area{newTube(line, reach)}
}

func blocks(polygons ...orb.Polygon) (all []area) {
	for _, p := range polygons {
		if b := newBlock(p); len(b.edges) > 0 {
			all = append(all, b)
		}
	}
	return all
}

// Contains tells whether a place, lon, lat, lies in a zone.
func Contains(z feed.Zone, at orb.Point) bool {
	for _, a := range areas(z) {
		if a.contains(at) {
			return true
		}
	}
	return false
}

// near returns p with the lon that is within 180 of a place's.
func near(p orb.Point, lon float64) orb.Point {
	if d := p[0] - lon; d > 180 || d < -180 {
		p[0] -= 360 * math.Round(d/360)
	}
	return p
}

// unwrapped returns a line without jumps round the earth.
func unwrapped(line []orb.Point, lon float64) []orb.Point {
	all := make([]orb.Point, len(line))
	for i, p := range line {
		all[i] = near(p, lon)
		lon = all[i][0]
	}
	return all
}

// flat is p in metres east and north of o.
func flat(p, o orb.Point, east float64) orb.Point {
	return orb.Point{(p[0] - o[0]) * east, (p[1] - o[1]) * degree}
}

// eastward is the length of a degree of longitude in metres.
func eastward(lat float64) float64 { return degree * math.Cos(lat*math.Pi/180) }

// fromSegment is the square of the origin's distance from a segment.
func fromSegment(a, b orb.Point) float64 {
	dx, dy := b[0]-a[0], b[1]-a[1]
	t := 0.0
	if l := dx*dx + dy*dy; l > 0 {
		t = min(1, max(0, -(a[0]*dx+a[1]*dy)/l))
	}
	x, y := a[0]+t*dx, a[1]+t*dy
	return x*x + y*y
}

// meet tells whether two segments have a point in common.
func meet(a, b, c, d orb.Point) bool {
	abc, abd, cda, cdb := turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)
	if abc*abd < 0 && cda*cdb < 0 {
		return true
	}
	return abc == 0 && within(a, b, c) || abd == 0 && within(a, b, d) ||
		cda == 0 && within(c, d, a) || cdb == 0 && within(c, d, b)
}

// turn is positive where a, b, c turn left.
func turn(a, b, c orb.Point) float64 { return (b[0]-a[0])*(c[1]-a[1]) - (b[1]-a[1])*(c[0]-a[0]) }

// within tells whether p is in the box of a and b.
func within(a, b, p orb.Point) bool {
	return p[0] >= min(a[0], b[0]) && p[0] <= max(a[0], b[0]) && p[1] >= min(a[1], b[1]) && p[1] <= max(a[1], b[1])
}
