package mapview

import (
	"context"
	"image"
	"runtime"
	"slices"
	"sync"
	"time"

	"fyne.io/fyne/v2/theme"

	"watchfloor/mapview/label"
	"watchfloor/mapview/tiles"
)

// Run makes the map's pictures until ctx ends, and leaves nothing behind.
func (m *Map) Run(ctx context.Context) {
	fonts, err := label.ParseFonts(
		theme.DefaultTextFont().Content(), theme.DefaultTextBoldFont().Content(), theme.DefaultTextItalicFont().Content(),
		m.cfg.Fonts...)
	if err != nil {
		m.cfg.Log.Error("the map cannot be drawn", "err", err)
		return
	}
	var meta tiles.Meta
	if m.cfg.Source != nil {
		meta = m.cfg.Source.Meta()
	}
	a := newAtlas(meta, m.cfg.Log)
	p := painter{
		shared: m.shared, atlas: a, composer: newComposer(a, fonts),
		jobs: make(chan job), results: make(chan result),
	}
	var workers sync.WaitGroup
	if m.cfg.Source != nil {
		for range max(1, runtime.NumCPU()-1) {
			workers.Go(func() { work(ctx, maker{tiles: m.cfg.Source, sprites: m.cfg.Sprites}, p.jobs, p.results) })
		}
	}
	p.run(ctx)
	workers.Wait()
}

// work makes pictures of tiles until ctx ends.
func work(ctx context.Context, mk maker, jobs <-chan job, results chan<- result) {
	for {
		select {
		case <-ctx.Done():
			return
		case j := <-jobs:
			r := mk.do(ctx, j)
			select {
			case <-ctx.Done():
				return
			case results <- r:
			}
		}
	}
}

// A painter keeps the picture in step with the newest scene and the tiles
// that have arrived. It owns the atlas and the composer.
type painter struct {
	shared   *exchange
	atlas    *atlas
	composer *composer
	jobs     chan job
	results  chan result

	scene   *scene // nil: nothing to draw yet
	stale   bool   // the picture is not of the scene and the tiles there are
	urgent  bool   // nor of its view, or of what the operator draws
	painted time.Time
}

// The least time between two pictures: of one that moves, and of one in which
// only markers move or tiles arrive. Each costs the screen a whole upload.
const (
	shortest = 12 * time.Millisecond
	calm     = 60 * time.Millisecond
)

func (p *painter) run(ctx context.Context) {
	due := time.NewTimer(time.Hour)
	defer due.Stop()
	retry := time.NewTicker(later)
	defer retry.Stop()
	for {
		out, next := p.offer()
		select {
		case <-ctx.Done():
			return
		case <-p.shared.wake:
			p.look()
		case out <- next:
			p.atlas.busy[next.pictureKey] = true
		case r := <-p.results:
			p.atlas.store(r)
			p.stale = p.stale || p.shows(r.cell)
			p.urgent = p.urgent || p.complete()
		case <-retry.C:
			p.want()
		case <-due.C:
		}
		if !p.stale || p.scene == nil {
			continue
		}
		if wait := p.pace() - time.Since(p.painted); wait > 0 {
			due.Reset(wait)
			continue
		}
		p.paint()
	}
}

// offer is the next job and where to send it; a nil channel blocks.
func (p *painter) offer() (chan<- job, job) {
	if next, ok := p.atlas.next(); ok {
		return p.jobs, next
	}
	return nil, job{}
}

// look takes the newest scene.
func (p *painter) look() {
	s := p.shared.scene.take()
	if s == nil {
		return
	}
	p.urgent = p.urgent || p.scene == nil || s.hurries(p.scene)
	p.scene, p.stale = s, true
	p.want()
}

// want asks for the tiles that the scene lacks, and again for those that a
// source failed to give.
func (p *painter) want() {
	if p.scene != nil && !p.scene.look.none() && p.atlas.meta.MaxZoom > 0 {
		p.atlas.want(p.scene)
	}
}

// hurries says whether an operator waits for a scene after another: markers
// may come a little later.
func (s *scene) hurries(before *scene) bool {
	return s.view != before.view || s.look != before.look || s.spread != before.spread ||
		s.rev.sketch != before.rev.sketch || s.moving != before.moving
}

func (p *painter) pace() time.Duration {
	if p.urgent {
		return shortest
	}
	return calm
}

// complete says whether all tiles of the scene have come.
func (p *painter) complete() bool {
	return p.scene != nil && p.atlas.sharp(p.scene.goal, p.scene.look)
}

// shows says whether a cell is on screen.
func (p *painter) shows(c cell) bool {
	return p.scene != nil && p.scene.view.rect(c).Overlaps(image.Rectangle{Max: p.scene.view.Size})
}

// paint publishes a picture of the scene.
func (p *painter) paint() {
	dst, s := p.canvas(), p.scene
	made := &picture{image: dst, of: s, spots: p.composer.compose(dst, s)}
	made.sharp = s.look.none() || p.atlas.meta.MaxZoom == 0 || p.complete()
	made.pulses = slices.ContainsFunc(made.spots, spot.pulses)
	made.tiles, made.pending = len(p.atlas.pictures.held), p.atlas.pending()
	p.stale, p.urgent, p.painted = false, false, time.Now()
	if unread := p.shared.done.put(made); unread != nil {
		p.shared.spare.put(unread.image)
	}
}

// canvas is a picture nobody else has, of the scene's size.
func (p *painter) canvas() *image.RGBA {
	area := image.Rectangle{Max: p.scene.view.Size}
	if spare := p.shared.spare.take(); spare != nil && spare.Rect == area {
		return spare
	}
	return image.NewRGBA(area)
}
