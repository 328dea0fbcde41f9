package decode

import (
	"math"
	"time"
)

// Seek implements stream.Recording.
func (f *file) Seek(t time.Duration) error {
	f.drop()
	target := f.start + int64(max(t, 0))
	if target < f.start {
		target = math.MaxInt64
	}
	if f.clock.by == byCount {
		return f.seekRaw(target)
	}
	return f.seek(target)
}

// seek goes back from the target in growing steps until it finds a key frame
// that can be decoded and is not after the target.
func (f *file) seek(target int64) error {
	began := time.Now()
	at := min(target, f.start+int64(f.info.Duration))
	near := f.r.lastKey() > target // the index takes us to the nearest
	for step := int64(time.Second); at > f.start; step *= 2 {
		if time.Since(began) > patience {
			return errSlow
		}
		if f.land(at, target, near) {
			return nil
		}
		at, near = at-step, false
	}
	return f.restart()
}

// land makes the last key frame at or before the target ready, reading from
// about at.
func (f *file) land(at, target int64, near bool) bool {
	n, ok := f.findKey(at, target, near)
	if !ok {
		return false
	}
	p, err := f.r.read()
	for ; err == nil && n > 0; n-- {
		p, err = f.r.read()
	}
	if err != nil || !p.key {
		return false
	}
	return f.begin(p, target)
}

// findKey goes to about at and says how many packets come before the last key
// frame at or before the target; near: the first.
func (f *file) findKey(at, target int64, near bool) (n int, ok bool) {
	if !f.r.seek(at) {
		return 0, false
	}
	for i := 0; ; i++ {
		p, err := f.r.read()
		if err != nil || f.beyond(p, target) {
			break
		}
		if p.key && f.clock.of(p) <= target {
			n, ok = i, true
			if near {
				break
			}
		}
	}
	return n, ok && f.r.seek(at)
}

// beyond says that no picture at or before the target follows.
func (f *file) beyond(p packet, target int64) bool {
	return p.dts != noTime && p.dts > target || p.key && f.clock.of(p) > target
}

// begin decodes from the key packet read last.
func (f *file) begin(key packet, target int64) bool {
	f.clock.restart(0)
	f.from, f.drained = f.clock.of(key), false
	f.feed(key)
	p, err := f.picture()
	if err != nil {
		return false
	}
	f.ready = &p
	if p.at > target {
		f.drop()
		return false
	}
	return true
}
