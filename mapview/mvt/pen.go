package mvt

// The commands of a geometry (specification 4.3.1).
const (
	moveTo    = 1
	lineTo    = 2
	closePath = 7
)

// pen follows the commands of a geometry.
type pen struct {
	layer  *Layer
	kind   Geometry
	tagged bool // the feature has tags
	x, y   int64
	first  int  // where the part being drawn begins in the layer's coords
	open   int  // vertices of that part
	left   int  // vertices that may still come
	far    bool // a coordinate has more than 32 bits
}

// draw follows all commands and says whether they made sense.
func (p *pen) draw(data []byte) bool {
	r := reader{data: data}
	for r.more() {
		v := r.varint()
		command, count := v&7, v>>3
		if r.bad || command != closePath && !p.fits(&count, len(r.data)-r.at) {
			return false
		}
		var ok bool
		switch command {
		case moveTo:
			ok = p.move(&r, int(count))
		case lineTo:
			ok = p.open > 0 && p.kind != Points && p.points(&r, int(count))
		case closePath:
			ok = count == 1 && p.close()
		}
		if !ok {
			return false
		}
	}
	return !r.bad && (p.kind != Lines || p.open == 0 || p.end()) && (p.kind != Polygons || p.open == 0)
}

// fits says whether so many points can follow in so many bytes. Of points
// with tags those that are there are taken: what the tags say may matter more
// than where. (Of the official fixtures 051 has no tags and must be refused,
// 057 has tags and must be read.)
func (p *pen) fits(count *uint64, bytes int) bool {
	most := uint64(bytes / 2)
	if *count > most && p.kind == Points && p.tagged {
		*count = most
	}
	return *count <= most
}

// move begins a part, or is the points of a point feature.
func (p *pen) move(r *reader, count int) bool {
	if p.kind == Points {
		for range count {
			if !p.points(r, 1) || !p.end() {
				return false
			}
		}
		return count > 0
	}
	if count != 1 || p.open > 0 && (p.kind != Lines || !p.end()) {
		return false
	}
	return p.points(r, 1)
}

// points takes so many steps.
func (p *pen) points(r *reader, count int) bool {
	if p.left -= count; p.left < 0 {
		return false
	}
	coords, x, y := p.layer.coords, p.x, p.y
	for range count {
		dx, dy := r.steps()
		x, y = x+dx, y+dy
		if x != int64(int32(x)) || y != int64(int32(y)) {
			p.far = true
			x, y = 0, 0
		}
		coords = append(coords, int32(x), int32(y))
	}
	p.layer.coords, p.x, p.y = coords, x, y
	p.open += count
	return count > 0 && !r.bad
}

// close ends a ring. A line of version 1 may be closed, too.
func (p *pen) close() bool {
	if p.kind == Lines && p.layer.Version == 1 && p.open > 0 && p.left > 0 {
		p.layer.coords = append(p.layer.coords, p.layer.coords[p.first], p.layer.coords[p.first+1])
		p.left, p.open = p.left-1, p.open+1
		return p.end()
	}
	return p.kind == Polygons && p.open > 0 && p.end()
}

// end completes a part. Lines want two points, rings three: as many as
// their kind counts. One with fewer is what simplifying left of something
// tiny: it goes, the rest of the feature stays.
func (p *pen) end() bool {
	l := p.layer
	if p.open < int(p.kind) {
		l.coords = l.coords[:len(l.coords)-2*p.open]
	} else {
		l.ends = append(l.ends, int32(len(l.coords)))
	}
	p.open, p.first = 0, len(l.coords)
	return true
}
