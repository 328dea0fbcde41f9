package label

import (
	"image"
	"slices"
)

// keep puts the labels of the last time onto the table, each at its place, if
// there still are candidates like them.
func (p *Placer) keep(t *table, fresh bool) {
	var kept []*Label
	for _, before := range p.shown {
		l := *before
		if fresh {
			if l.from = p.gathered.like(before, t.World); l.from == nil {
				continue
			}
		}
		by := pixel(t.screen(l.At)).Sub(pixel(p.area.screen(l.At)))
		if l.Boxes = moved(before.Boxes, by); t.fits(l.Boxes, t.inside) {
			kept = append(kept, &l)
		}
	}
	if fresh {
		kept = p.giveWay(t, kept)
	}
	for _, l := range kept {
		t.add(l)
	}
}

func moved(boxes []image.Rectangle, by image.Point) []image.Rectangle {
	all := make([]image.Rectangle, len(boxes))
	for i, b := range boxes {
		all[i] = b.Add(by)
	}
	return all
}

// giveWay drops the labels that only are there because the tile of a more
// important one, whose place was on the map before, came late.
func (p *Placer) giveWay(t *table, kept []*Label) []*Label {
	for _, e := range p.gathered.entries {
		if len(e.Path) > 1 || !e.late || !pixel(p.area.screen(e.Path[0])).In(t.inside) {
			continue
		}
		l := p.stand(t, e)
		if l == nil || !within(l.Boxes, t.inside) {
			continue
		}
		inTheWay := func(k *Label) bool { return overlap(k.Boxes, l.Boxes) }
		if i := slices.IndexFunc(kept, inTheWay); i < 0 || !lesser(kept[i:], e.Order, inTheWay) {
			continue
		}
		kept = slices.DeleteFunc(kept, inTheWay)
		p.show(t, l, func() *Text { return p.printed(e, l) })
	}
	return kept
}

// lesser says whether all labels that are in the way are of a lower order.
func lesser(kept []*Label, order int, inTheWay func(*Label) bool) bool {
	return !slices.ContainsFunc(kept, func(k *Label) bool { return k.from.Order >= order && inTheWay(k) })
}

func overlap(a, b []image.Rectangle) bool {
	for _, x := range a {
		if slices.ContainsFunc(b, x.Overlaps) {
			return true
		}
	}
	return false
}
