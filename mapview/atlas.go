package mapview

import (
	"log/slog"
	"maps"
	"time"

	"watchfloor/mapview/label"
	"watchfloor/mapview/tiles"
)

// The limits of an atlas, in bytes.
const (
	pictureBytes = 96 << 20
	decodedBytes = 64 << 20
	emptyCost    = 1 << 10
)

// mostFound is how many cells' best tiles are remembered.
const mostFound = 4096

// decodedCost is about what a decoded tile takes, by its bytes before.
func decodedCost(encoded int) int { return emptyCost + 4*encoded }

// An atlas keeps tiles and their pictures, and knows which are missing. One
// goroutine uses it.
type atlas struct {
	meta     tiles.Meta
	log      *slog.Logger
	pictures cache[pictureKey, tilePicture]
	decoded  cache[cell, *decoded] // by the tile that it is
	found    cache[cell, cell]     // which tile is the best for a cell
	latest   map[cell]pictureKey   // the newest picture of each cell
	busy     map[pictureKey]bool
	reported map[cell]bool
	wanted   []pictureKey
	news     int // counts what was stored

	complained time.Time
	unsaid     int // complaints since
}

func newAtlas(meta tiles.Meta, log *slog.Logger) *atlas {
	return &atlas{
		meta: meta, log: log,
		pictures: newCache[pictureKey, tilePicture](pictureBytes), decoded: newCache[cell, *decoded](decodedBytes),
		found:  newCache[cell, cell](mostFound),
		latest: map[cell]pictureKey{}, busy: map[pictureKey]bool{}, reported: map[cell]bool{},
	}
}

// margin is how far around the view tiles are made, logical pixels; backdrop
// is how many levels above the view's tiles stand in for those to come.
const (
	margin   = 256
	backdrop = 3
)

// want replaces the wish: the goal's tiles first, then a backdrop for where
// the view goes next, then what is just outside.
func (a *atlas) want(s *scene) {
	a.wanted = a.wanted[:0]
	add := func(v Viewport, level, margin int) {
		for _, c := range v.cells(level, margin) {
			a.wanted = append(a.wanted, pictureKey{c, v.Zoom, v.scale(), s.look})
		}
	}
	add(s.goal, s.goal.level(), 0)
	far := s.goal
	far.Zoom = float64(max(a.meta.MinZoom, s.goal.level()-backdrop))
	add(far, int(far.Zoom), 0)
	add(s.goal, s.goal.level(), int(margin*s.goal.scale()))
}

// next is the most urgent job that nobody does.
func (a *atlas) next() (job, bool) {
	for i, k := range a.wanted {
		if p, made := a.pictures.get(k); a.busy[k] || made && !p.old(time.Now()) {
			continue
		}
		a.wanted = a.wanted[i:]
		j := job{pictureKey: k}
		if best, ok := a.found.get(k.cell); ok {
			j.tile, _ = a.decoded.get(best)
		}
		return j, true
	}
	a.wanted = a.wanted[:0]
	return job{}, false
}

// old says whether there may be a better picture by now.
func (p *tilePicture) old(now time.Time) bool { return !p.again.IsZero() && now.After(p.again) }

// store keeps a result.
func (a *atlas) store(r result) {
	delete(a.busy, r.pictureKey)
	a.news++
	if r.err != nil && !a.reported[r.cell] {
		a.reported[r.cell] = true
		a.complain(r.err)
	}
	cost := emptyCost
	if r.image != nil {
		cost = len(r.image.Pix)
		a.keepLatest(r.pictureKey)
		a.decoded.put(r.from, r.tile, r.tile.size)
		a.remember(r)
	}
	a.pictures.put(r.pictureKey, r.tilePicture, cost)
}

// keepLatest notes a cell's newest picture, and forgets those that are gone.
func (a *atlas) keepLatest(k pictureKey) {
	a.latest[k.cell] = k
	if len(a.latest) <= 2*len(a.pictures.held)+64 {
		return
	}
	maps.DeleteFunc(a.latest, func(_ cell, k pictureKey) bool { _, ok := a.pictures.held[k]; return !ok })
}

// remember notes which tile is the best for a cell, unless a better one may
// come.
func (a *atlas) remember(r result) {
	if r.again.IsZero() {
		a.found.put(r.cell, r.from, 1)
	}
}

// complain logs what is wrong with a tile, once a second at most.
func (a *atlas) complain(err error) {
	if time.Since(a.complained) < time.Second {
		a.unsaid++
		return
	}
	a.log.Warn("a tile of the map cannot be shown", "err", err, "others", a.unsaid)
	a.complained, a.unsaid = time.Now(), 0
}

// newest is the newest picture of a cell, in a look or else in any.
func (a *atlas) newest(c cell, like pictureKey, any bool) (tilePicture, bool) {
	k, ok := a.latest[c]
	if !ok || k.scale != like.scale || k.look != like.look && !any {
		return tilePicture{}, false
	}
	p, ok := a.pictures.get(k)
	if !ok {
		delete(a.latest, c)
	}
	return p, ok
}

// labels are the candidates of the tiles on screen and a little around it, each
// source once: what is just out of sight has its room.
func (a *atlas) labels(v Viewport, s *scene) [][]label.Candidate {
	var groups [][]label.Candidate
	seen := map[cell]bool{}
	for _, c := range v.cells(v.level(), margin) {
		p, ok := a.pictures.get(pictureKey{c, v.Zoom, v.scale(), s.look})
		if ok && !seen[p.from] && len(p.labels) > 0 {
			seen[p.from] = true
			groups = append(groups, p.labels)
		}
	}
	return groups
}

// sharp says whether every tile of a view has its picture.
func (a *atlas) sharp(v Viewport, l Look) bool {
	for _, c := range v.cells(v.level(), 0) {
		if _, ok := a.pictures.get(pictureKey{c, v.Zoom, v.scale(), l}); !ok {
			return false
		}
	}
	return true
}

// pending is how many pictures are still to come.
func (a *atlas) pending() int {
	n := len(a.busy)
	for _, k := range a.wanted {
		if _, made := a.pictures.get(k); !made && !a.busy[k] {
			n++
		}
	}
	return n
}
