package ui

import (
	"context"
	"image"

	"github.com/paulmach/orb"

	"watchfloor/mapview"
	"watchfloor/mapview/sight"
	"watchfloor/ui/present"
)

// covering is the layer that shows what all cameras see of the map's view.
type covering struct {
	cover *mapview.Cover // nil: not worked out yet
	of    *sight.Survey  // what it was worked out from
	shown *mapview.Cover // what the map has
	busy  bool
}

// survey brings what cameras really see in step with the snapshot.
func (a *App) survey() { a.cfg.Sight.Want(present.Eyes(a.shown)) }

// tendCover shows what cameras see of the area that was asked for, else the
// layer of what they see of the view, which is worked out anew beside Fyne's
// goroutine when there is something new to see.
func (a *App) tendCover() {
	c := &a.covering
	want := a.looking.cover
	if on := a.desk.Layers.Has(present.CoverLayer); !on {
		c.cover = nil
	} else if want == nil {
		a.renewCover(a.viewBound())
		want = c.cover
	}
	if want != c.shown {
		c.shown = want
		a.maps.SetCover(want)
	}
}

// viewBound is what the map shows, or is on its way to.
func (a *App) viewBound() orb.Bound {
	size := a.maps.Size()
	v := mapview.Viewport{View: a.maps.View(), Size: image.Pt(int(size.Width), int(size.Height))}
	low, high := v.Place(0, float64(size.Height)), v.Place(float64(size.Width), 0)
	return orb.Bound{Min: low, Max: high}
}

// renewCover works out the layer if it is not of the view, or of what is known
// by now.
func (a *App) renewCover(view orb.Bound) {
	const cols, rows = 512, 384
	c, known := &a.covering, a.desk.Sight
	if c.busy || c.cover != nil && c.of == known && fits(c.cover.Bound, view) {
		return
	}
	area := view.Pad(max(view.Max[0]-view.Min[0], view.Max[1]-view.Min[1]) * margin)
	c.busy = a.aside.Do(func(context.Context) func() {
		cover := present.CoverOf(known.Cover(area, cols, rows))
		return func() { c.busy, c.cover, c.of = false, cover, known }
	})
}

// margin is how much wider than the view the layer is, on each side.
const margin = 0.25

// fits says whether a grid holds a view and is not too coarse for it.
func fits(grid, view orb.Bound) bool {
	const coarsest = 3 // times as wide
	return grid.Contains(view.Min) && grid.Contains(view.Max) &&
		grid.Max[0]-grid.Min[0] <= coarsest*(view.Max[0]-view.Min[0])
}
