package stream

import (
	"log/slog"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// A Player keeps one Source playing until its context ends, for any number of
// watchers. While there is none it keeps the connection and the newest group
// of pictures and decodes nothing. Safe for concurrent use; no method but Run
// blocks.
type Player struct {
	Turns *Turns // its openings wait for their turn; nil: they do not. Set before Run.

	source     Source
	opener     Opener
	newDecoder NewDecoder
	log        *slog.Logger
	report     *report
	level      atomic.Uint32 // the Level that is wanted
	crashes    crashes       // of decoders; the decoding goroutine's

	mu    sync.Mutex
	feeds []*Feed
	ring  *ring // of the connection, if there is one
}

// A Feed is one watcher's mailbox. Whoever takes a frame owns it and must
// release it.
type Feed struct {
	Frames  Latest[Frame]
	dropped atomic.Int64
}

// Dropped counts the frames that were not taken before the next one came.
func (f *Feed) Dropped() int64 { return f.dropped.Load() }

// NewPlayer makes a player of src; Run plays it. log may be nil.
func NewPlayer(src Source, o Opener, d NewDecoder, log *slog.Logger) *Player {
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	return &Player{
		source: src, opener: o, newDecoder: d,
		log: log.With("camera", src.String()), report: newReport(),
	}
}

// Source is what the player plays.
func (p *Player) Source() Source { return p.source }

// Status says what the player is doing now.
func (p *Player) Status() Status { return p.report.read(time.Now()) }

// Stats returns the counts and rates.
func (p *Player) Stats() Stats { return p.report.counts() }

// SetLevel says which pictures are decoded from now on, for all watchers.
// From Keys upwards it takes effect with the next key frame, as what follows
// the last one lacks what was left out; Stats.Level is what is in force. It
// does not block, and costs nothing when the level stays.
func (p *Player) SetLevel(l Level) { p.level.Store(uint32(l)) }

// wanted is the level that was asked for last.
func (p *Player) wanted() Level { return Level(p.level.Load()) }

// Watch begins to deliver frames into a new mailbox. The first comes as soon
// as the group of pictures kept so far is decoded.
func (p *Player) Watch() *Feed {
	p.mu.Lock()
	defer p.mu.Unlock()
	f := &Feed{}
	p.feeds = append(p.feeds, f)
	p.switchDecoding()
	return f
}

// Unwatch ends f: its unread frame is released, and no other comes.
func (p *Player) Unwatch(f *Feed) {
	p.mu.Lock()
	defer p.mu.Unlock()
	i := slices.Index(p.feeds, f)
	if i < 0 {
		return
	}
	p.feeds = slices.Delete(p.feeds, i, i+1)
	f.Frames.Take().Release()
	p.switchDecoding()
}

// switchDecoding tells the connection whether anybody watches. Holds p.mu.
func (p *Player) switchDecoding() {
	on := len(p.feeds) > 0
	if on && len(p.feeds) > 1 {
		return
	}
	ready := p.ring != nil && p.ring.watch(on)
	p.report.watch(on, ready)
}

// attach makes r the ring of the present connection; nil: there is none.
func (p *Player) attach(r *ring) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.ring = r
	if r != nil {
		r.watch(len(p.feeds) > 0)
	}
}

// publish hands f to every watcher, and gives up the caller's hold on it.
func (p *Player) publish(f *Frame) {
	p.mu.Lock()
	defer p.mu.Unlock()
	dropped := 0
	for _, feed := range p.feeds {
		if unread := feed.Frames.Put(f.Retain()); unread != nil {
			unread.Release()
			feed.dropped.Add(1)
			dropped++
		}
	}
	if len(p.feeds) > 0 {
		p.report.published(f.Arrived, dropped)
	}
	f.Release()
}
