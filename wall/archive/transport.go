package archive

import "time"

const (
	slowest   = 1.0 / 8
	fastest   = 16.0
	mostSteps = 1000
	holdsFor  = 2 * time.Second // the clock waits so long for lanes that look for their picture
)

// Play plays at a rate in recorded seconds a second, ±1/8 to ±16; negative is
// backwards, 0 is Pause.
func (p *Playback) Play(rate float64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := time.Now()
	p.advance(now)
	p.rate = bounded(rate)
	p.command(now, p.clock.at(now), true)
}

// bounded is the nearest rate there is.
func bounded(rate float64) float64 {
	switch {
	case rate > 0:
		return min(max(rate, slowest), fastest)
	case rate < 0:
		return -min(max(-rate, slowest), fastest)
	}
	return 0
}

// Pause stands still at the present position.
func (p *Playback) Pause() { p.Play(0) }

// Seek goes to t, or to the nearest time for which there are pictures. It
// shows the exact pictures, or at once the key frames before them while the
// operator drags. A playing clock stands while there are only key frames.
func (p *Playback) Seek(t time.Time, exact bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.opening() {
		t = p.clock.clamp(t)
	}
	p.command(time.Now(), t, exact)
}

// Step pauses and goes n pictures on, or back, in the selected lane, else in
// the one with the shortest pictures. The other lanes follow.
func (p *Playback) Step(n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	l := p.stepping()
	if l == nil {
		return
	}
	now := time.Now()
	p.advance(now)
	p.rate = 0
	n = min(max(l.step+n, -mostSteps), mostSteps)
	p.command(now, p.clock.at(now), true)
	l.step = n
}

// stepping is the lane whose pictures Step counts, or nil. Holds p.mu.
func (p *Playback) stepping() (best *Lane) {
	if p.selected != nil && p.selected.open {
		return p.selected
	}
	for _, l := range p.lanes {
		if l.open && (best == nil || l.info.FPS > best.info.FPS) {
			best = l
		}
	}
	return best
}

// SelectLane chooses the lane whose pictures Step counts; nil: none.
func (p *Playback) SelectLane(l *Lane) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.selected = l
}

// SetLoop makes playing begin again at the end of a range, or at its start
// when playing backwards. Zero times, or a range that is empty: no loop.
func (p *Playback) SetLoop(from, to time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := time.Now()
	p.clock = p.clock.run(now, p.clock.rate)
	p.clock.loop = [2]time.Time{}
	if from.Before(to) && !from.IsZero() {
		p.clock.loop = [2]time.Time{from, to}
	}
}

// command is a wish of the operator. Holds p.mu.
func (p *Playback) command(now, t time.Time, exact bool) {
	p.touched = true
	for _, l := range p.lanes {
		l.step = 0
	}
	p.move(now, t, exact)
}

// move makes t what every lane is to show. Holds p.mu.
func (p *Playback) move(now, t time.Time, exact bool) {
	p.clock = p.clock.stand(now, t)
	p.exact = exact
	p.moves++
	p.moved = now
	p.poke()
}

// poke has every lane look at what is wished. Holds p.mu.
func (p *Playback) poke() {
	for _, l := range p.lanes {
		select {
		case l.wake <- struct{}{}:
		default:
		}
	}
}

// advance starts the clock when the lanes are ready, and ends or repeats it
// at its limit. Holds p.mu.
func (p *Playback) advance(now time.Time) {
	if p.rate != 0 && p.clock.rate == 0 && p.ready(now) {
		p.clock = p.clock.run(now, p.rate)
		p.poke()
	}
	switch {
	case !p.clock.over(now):
	case p.clock.loops():
		p.move(now, p.clock.again(p.rate), true)
	default:
		p.rate = 0
		p.move(now, p.clock.at(now), true)
	}
}

// ready says that nobody needs to be waited for any longer. Holds p.mu.
func (p *Playback) ready(now time.Time) bool {
	if p.settled() {
		return p.exact
	}
	if !p.exact || p.clock.from.IsZero() || now.Sub(p.moved) < holdsFor {
		return false
	}
	for _, l := range p.lanes {
		l.slow = l.settled != p.moves
	}
	return true
}

// settled says that every lane shows what was last wished. Holds p.mu.
func (p *Playback) settled() bool {
	for _, l := range p.lanes {
		if !l.dead() && l.settled != p.moves {
			return false
		}
	}
	return true
}
