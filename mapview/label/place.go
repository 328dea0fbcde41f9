package label

import (
	"image"
	"math"
)

// An Area is the part of the map that labels go on.
type Area struct {
	X, Y  float64           // the world's north-west corner from the area's, device pixels
	World float64           // the world's width, device pixels
	Size  image.Point       // device pixels
	Taken []image.Rectangle // where no label may be
}

func (a *Area) screen(p [2]float64) [2]float64 {
	return [2]float64{a.X + p[0]*a.World, a.Y + p[1]*a.World}
}

// A Placer decides which labels are shown.
type Placer struct {
	Fonts *Fonts

	gathered gathering
	area     Area                  // of the last time
	shown    []*Label              // then, with the boxes of then
	names    map[name][][2]float64 // where they were, in the world
}

// padding is kept free around each label, and reserve is how far beyond the
// area's edge labels are thought of, pixels: what comes into sight has its
// room before lesser labels take it.
const (
	padding = 2
	reserve = 160
)

// Place returns the labels that fit: no two overlap, all are whole, and none
// is near another of the same text. Those of the last time stay where they
// are while they fit and the zoom is the same; the rest goes by importance.
// The candidates must not change afterwards.
func (p *Placer) Place(area Area, groups ...[]Candidate) []*Label {
	fresh := p.gather(groups)
	t := newTable(area)
	if area.World == p.area.World {
		p.keep(t, fresh)
	}
	if t.anew = len(t.placed) == 0; t.anew {
		p.placeAnew(t, p.gathered.entries)
	} else {
		p.placeAll(t, p.gathered.entries)
	}
	p.remember(t)
	return t.placed
}

// placeAnew places labels at another zoom or in another style: among equals
// those that were shown come first.
func (p *Placer) placeAnew(t *table, all []*entry) {
	for len(all) > 0 {
		n := 1
		for n < len(all) && all[n].Order == all[0].Order && all[n].Rank == all[0].Rank {
			n++
		}
		var before, others []*entry
		for _, e := range all[:n] {
			if _, shown := p.names[e.name]; shown {
				before = append(before, e)
			} else {
				others = append(others, e)
			}
		}
		p.placeAll(t, before)
		p.placeAll(t, others)
		all = all[n:]
	}
}

// placeAll places those that fit.
func (p *Placer) placeAll(t *table, all []*entry) {
	for _, e := range all {
		switch {
		case !t.near(e) || t.done[e.Candidate]:
		case len(e.Path) == 1:
			p.placePoint(t, e)
		default:
			p.placeLine(t, e)
		}
	}
}

// remember keeps what is on the map for the next time.
func (p *Placer) remember(t *table) {
	p.area, p.shown, p.names = t.Area, t.placed, map[name][][2]float64{}
	for _, l := range t.placed {
		n := name{l.from.Text, l.from.Order}
		p.names[n] = append(p.names[n], l.At)
	}
}

// placePoint places a label at a point.
func (p *Placer) placePoint(t *table, e *entry) {
	at := t.screen(e.Path[0])
	centred := e.Icon != nil || len(e.Stands) == 0 // something covers the place itself
	if centred && !t.grid.free(spotAt(pixel(at))) || t.repeated(e, at) {
		return
	}
	if l := p.stand(t, e); l != nil {
		p.show(t, l, func() *Text { return p.printed(e, l) })
	}
}

// stand finds the first way in which a label at a point fits; nil: none does.
func (p *Placer) stand(t *table, e *entry) *Label {
	at := pixel(t.screen(e.Path[0]))
	if e.set == nil {
		e.set = p.Fonts.setting(settingOf(e.Candidate))
	}
	l := &Label{At: e.Path[0], from: e.Candidate}
	for _, way := range e.stands() {
		l.off = e.set.off(way)
		if l.Boxes = e.boxes(e.set, at, l.off); t.fits(l.Boxes, t.whole) {
			return l
		}
	}
	l.bare = true
	if e.Icon != nil && e.IconOnly {
		if l.Boxes = []image.Rectangle{e.iconAt(at).Inset(-padding)}; t.fits(l.Boxes, t.whole) {
			return l
		}
	}
	return nil
}

func (p *Placer) printed(e *entry, l *Label) *Text {
	if l.bare {
		return nil
	}
	return p.Fonts.printed(e.set)
}

// show puts a label onto the table; only what is seen is drawn.
func (p *Placer) show(t *table, l *Label, text func() *Text) {
	if within(l.Boxes, t.inside) {
		l.text = text()
		l.ID = l.identity()
		t.add(l)
		return
	}
	t.take(l)
}

// spotAt is the box of a pixel.
func spotAt(at image.Point) image.Rectangle { return image.Rectangle{at, at.Add(image.Pt(1, 1))} }

func pixel(at [2]float64) image.Point {
	return image.Pt(int(math.Round(at[0])), int(math.Round(at[1])))
}
