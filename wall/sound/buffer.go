package sound

import (
	"sync"
	"time"
)

// The times of a buffer, in milliseconds.
const (
	usual   = 100  // what is gathered before it sounds
	beside  = 60   // beside a unit that is longer than the rest of that
	excess  = 300  // above the target: too late to be made up for gently
	scant   = 45   // the level that is too low for what may come late
	step    = 40   // more is gathered each time it ran out,
	most    = 400  // until it is so much more,
	relief  = 5    // and less again each time it was looked at and had not
	look    = 2000 // how often it is looked at
	swell   = 5    // a silence ends, and the volume changes from none to all, so fast
	longest = 1000 // what fits
)

// A buffer holds samples between the decoder, which brings them as the network
// does, and the device, which takes them at its own pace. Safe for concurrent
// use.
type buffer struct {
	format Format

	mu      sync.Mutex
	samples []float32
	unit    int  // frames that came at once, the most so far
	spare   int  // frames that are gathered beyond the usual, as it ran out before
	filling bool // silence, until there is enough
	low     int  // the least that was left, in frames, since it was looked at
	heard   int  // frames the device has taken since then
	dried   int64
	volume  float32
	gain    float32   // follows volume, from 0 after a silence
	last    []float32 // the frame that sounded last, fading
}

func newBuffer(f Format, volume float32) *buffer {
	return &buffer{format: f, filling: true, volume: volume, last: make([]float32, f.Channels)}
}

// push adds samples, and keeps the level near the target.
func (b *buffer) push(samples []float32) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, s := range samples {
		b.samples = append(b.samples, sane(s))
	}
	b.unit = max(b.unit, len(samples)/b.format.Channels)
	if over := b.level() - b.target(); over > b.format.frames(excess) && len(b.samples) >= enough(b.format) {
		b.samples = leave(b.samples, b.format, over*b.format.Channels)
		b.low = min(b.low, b.level())
	}
	b.adapt()
}

// sane is s within what a device takes. A damaged stream decodes to anything.
func sane(s float32) float32 {
	if s != s {
		return 0
	}
	return max(-1, min(1, s))
}

// pause adds a silence where something is missing, so that what follows is not
// early. While there is silence anyway it adds none.
func (b *buffer) pause(d time.Duration) {
	b.mu.Lock()
	defer b.mu.Unlock()
	frames := b.format.frames(int(d.Milliseconds()))
	if !b.filling && b.level()+frames < b.format.frames(longest) {
		b.samples = append(b.samples, make([]float32, frames*b.format.Channels)...)
	}
}

// level is how many frames there are. Holds b.mu.
func (b *buffer) level() int { return len(b.samples) / b.format.Channels }

// target is how many frames are gathered. Holds b.mu.
func (b *buffer) target() int {
	return max(b.format.frames(usual), b.unit+b.format.frames(beside)) + b.spare
}

// adapt evens out the difference of clocks: once in a while it shortens or
// lengthens a little what is to come. Holds b.mu.
func (b *buffer) adapt() {
	if b.heard < b.format.frames(look) || len(b.samples) < enough(b.format) {
		return
	}
	switch {
	case b.low > b.target():
		b.samples = shorten(b.samples, b.format)
	case b.low < b.format.frames(scant):
		b.samples = lengthen(b.samples, b.format)
	}
	b.heard, b.low = 0, b.level()
	b.spare = max(0, b.spare-b.format.frames(relief))
}

// fill gives the device what it asks for: the function of an Output.
func (b *buffer) fill(out []float32) {
	b.mu.Lock()
	defer b.mu.Unlock()
	n := 0
	if !b.filling || b.level() >= b.target() {
		n = b.take(out)
	}
	b.heard += len(out) / b.format.Channels
	b.fade(out[n:])
}

// take copies what there is, and notes when that is not enough. Holds b.mu.
func (b *buffer) take(out []float32) int {
	if b.filling {
		b.filling, b.low, b.heard = false, b.level(), 0
	}
	n := copy(out, b.samples)
	b.samples = append(b.samples[:0], b.samples[n:]...)
	b.amplify(out[:n])
	b.low = min(b.low, b.level())
	if n < len(out) {
		b.filling, b.gain = true, 0
		b.dried++
		b.spare = min(b.spare+b.format.frames(step), b.format.frames(most))
	}
	return n
}

// amplify applies the volume. Holds b.mu.
func (b *buffer) amplify(out []float32) {
	change := 1 / float32(b.format.frames(swell))
	for i := 0; i < len(out); i += b.format.Channels {
		b.gain += max(-change, min(change, b.volume-b.gain))
		for c := range b.format.Channels {
			out[i+c] *= b.gain
			b.last[c] = out[i+c]
		}
	}
}

// fade lets the last frame die away: a sudden end would crack. Holds b.mu.
func (b *buffer) fade(out []float32) {
	less := 1 - 1/float32(b.format.frames(1))
	for i := range out {
		c := i % b.format.Channels
		b.last[c] *= less
		out[i] = b.last[c]
	}
}

// setVolume sets what samples are multiplied by, 0 to 1.
func (b *buffer) setVolume(volume float32) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.volume = volume
}

// state is how much sound waits, and how often it ran out.
func (b *buffer) state() (waiting time.Duration, dried int64) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return time.Duration(b.level()) * time.Second / time.Duration(b.format.Rate), b.dried
}
