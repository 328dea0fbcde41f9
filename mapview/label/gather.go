package label

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"
)

// An entry is a candidate with what placing it needs again and again.
type entry struct {
	*Candidate
	low, high [2]float64 // the box of its path
	reach     float64    // how far that goes
	name      name
	course    *course  // of a line; nil: not needed yet
	set       *setting // of a point; nil: not needed yet
	late      bool     // its tile has just come
}

// A gathering is all candidates of some tiles in the order in which they are
// placed. As tiles do not change, neither does it.
type gathering struct {
	of      map[*Candidate]bool // the first of each group
	entries []*entry
	named   map[name][]*entry
}

// like is a candidate that a label shown before may stand for: one that looks
// the same, at the same place; nil if there is none.
func (g *gathering) like(l *Label, world float64) *Candidate {
	if g.named == nil {
		g.named = map[name][]*entry{}
		for _, e := range g.entries {
			g.named[e.name] = append(g.named[e.name], e)
		}
	}
	for _, e := range g.named[name{l.from.Text, l.from.Order}] {
		if e.dress() == l.from.dress() && e.away(l.At)*world < nearby {
			return e.Candidate
		}
	}
	return nil
}

// away is how far a place lies from the path.
func (e *entry) away(from [2]float64) float64 {
	if len(e.Path) == 1 {
		return math.Hypot(e.Path[0][0]-from[0], e.Path[0][1]-from[1])
	}
	way := newRibbon(e.Path)
	_, away := way.nearest(from)
	return away
}

// gather sorts all candidates, with the parts of lines joined, unless they are
// those of the last time.
func (p *Placer) gather(groups [][]Candidate) (fresh bool) {
	of := map[*Candidate]bool{}
	for i := range groups {
		if len(groups[i]) > 0 {
			of[&groups[i][0]] = true
		}
	}
	if p.gathered.of != nil && maps.Equal(of, p.gathered.of) {
		return false
	}
	p.gathered = gathering{of: of, entries: entriesOf(groups, p.gathered.of)}
	return true
}

// entriesOf sorts the candidates of groups, of which some are known.
func entriesOf(groups [][]Candidate, known map[*Candidate]bool) []*entry {
	var all []*entry
	parts := map[name][]*Candidate{}
	for _, g := range groups {
		for i := range g {
			c := &g[i]
			switch {
			case len(c.Path) == 0 || c.Text == "" && c.Icon == nil:
			case len(c.Path) == 1:
				e := newEntry(c)
				e.late = !known[&g[0]]
				all = append(all, e)
			default:
				n := name{c.Text, c.Order}
				parts[n] = append(parts[n], c)
			}
		}
	}
	for _, same := range parts {
		for _, c := range join(same) {
			all = append(all, newEntry(c))
		}
	}
	slices.SortFunc(all, compare)
	return all
}

func newEntry(c *Candidate) *entry {
	e := &entry{Candidate: c, low: c.Path[0], high: c.Path[0], name: name{c.Text, c.Order}}
	for _, p := range c.Path[1:] {
		for i, v := range p {
			e.low[i], e.high[i] = min(e.low[i], v), max(e.high[i], v)
		}
	}
	e.reach = math.Hypot(e.high[0]-e.low[0], e.high[1]-e.low[1])
	return e
}

// compare puts entries into an order that does not depend on which tile came
// first: by importance, and the longer lines before the shorter.
func compare(a, b *entry) int {
	if c := cmp.Or(cmp.Compare(b.Order, a.Order), cmp.Compare(a.Rank, b.Rank), cmp.Compare(b.reach, a.reach)); c != 0 {
		return c
	}
	if c := strings.Compare(a.Text, b.Text); c != 0 {
		return c
	}
	return slices.CompareFunc(a.Path, b.Path, func(p, q [2]float64) int { return slices.Compare(p[:], q[:]) })
}
