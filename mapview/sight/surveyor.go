package sight

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"sync/atomic"
	"time"

	"github.com/paulmach/orb/maptile"

	"watchfloor/mapview/tiles"
)

const (
	farthest = 3000                  // metres: what sees farther is not cut by walls
	pace     = 20 * time.Millisecond // of work, and then of rest
	news     = 250 * time.Millisecond
	again    = 30 * time.Second // after which missing tiles are asked for again
)

// A Surveyor works out what cameras see, in its Run. Its methods are safe for
// concurrent use.
type Surveyor struct {
	atlas  *atlas
	wanted atomic.Pointer[map[string]Camera]
	survey atomic.Pointer[Survey]
	wake   chan struct{} // holds one: something else is wanted
}

// NewSurveyor makes a Surveyor that takes the buildings from the tiles of a
// source; nil: there are none.
func NewSurveyor(source tiles.Source) *Surveyor {
	s := &Surveyor{atlas: newAtlas(source), wake: make(chan struct{}, 1)}
	s.wanted.Store(&map[string]Camera{})
	s.survey.Store(&Survey{})
	return s
}

// Want says whose views are wanted, by ID. It never blocks. The surveyor keeps
// the map: do not change it.
func (s *Surveyor) Want(cameras map[string]Camera) {
	s.wanted.Store(&cameras)
	select {
	case s.wake <- struct{}{}:
	default: // it has been woken already
	}
}

// Survey is what is known now. It is another pointer when there is more.
func (s *Surveyor) Survey() *Survey { return s.survey.Load() }

// Run works out what is wanted until ctx ends. Beyond some milliseconds it
// rests as long as it works: pictures come first.
func (s *Surveyor) Run(ctx context.Context) {
	d := desk{Surveyor: s, known: map[string]View{}, partial: map[string]bool{}}
	retry := time.NewTicker(again)
	defer retry.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-s.wake:
		case <-retry.C:
			d.forget()
		}
		d.work(ctx)
	}
}

// A desk is where Run works.
type desk struct {
	*Surveyor
	known   map[string]View
	partial map[string]bool // whose buildings could not all be read
	shown   time.Time
	fresh   bool // known has changed since
}

// forget lets what is known in part be worked out anew.
func (d *desk) forget() {
	for id := range d.partial {
		delete(d.known, id)
	}
	clear(d.partial)
}

// work brings the survey in step with what is wanted, until something else is.
func (d *desk) work(ctx context.Context) {
	wanted := d.wanted.Load()
	missing := d.missing(*wanted)
	began := time.Now()
	for _, id := range missing {
		if ctx.Err() != nil || d.wanted.Load() != wanted {
			break
		}
		d.look(ctx, id, (*wanted)[id])
		if time.Since(d.shown) > news {
			d.publish()
		}
		if time.Since(began) > pace {
			rest(ctx, pace)
			began = time.Now()
		}
	}
	d.publish()
}

// missing drops what is not wanted, and lists what is not known, by tiles.
func (d *desk) missing(wanted map[string]Camera) []string {
	before := len(d.known)
	maps.DeleteFunc(d.known, func(id string, v View) bool { return wanted[id] != v.Camera })
	d.fresh = d.fresh || len(d.known) != before
	tile := map[string]maptile.Tile{}
	for id, c := range wanted {
		if _, ok := d.known[id]; !ok && c.Range <= farthest {
			tile[id] = maptile.At(c.At, deepest-1)
		}
	}
	return slices.SortedFunc(maps.Keys(tile), func(a, b string) int {
		return cmp.Or(cmp.Compare(tile[a].X, tile[b].X), cmp.Compare(tile[a].Y, tile[b].Y), cmp.Compare(a, b))
	})
}

func (d *desk) look(ctx context.Context, id string, c Camera) {
	walls, err := d.atlas.around(ctx, PlaneAt(c.At).Around(c.Range))
	if ctx.Err() != nil {
		return
	}
	d.known[id], d.fresh = view(c, walls), true
	if err != nil {
		d.partial[id] = true
	}
}

// publish shows what is known, if it is new.
func (d *desk) publish() {
	if !d.fresh {
		return
	}
	d.shown, d.fresh = time.Now(), false
	d.survey.Store(&Survey{maps.Clone(d.known)})
}

func rest(ctx context.Context, long time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(long):
	}
}
