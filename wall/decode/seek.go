package decode

import (
	"math"
	"time"
)

// Seek implements stream.Recording.
func (f *file) Seek(t time.Duration) error {
	target := f.start + int64(max(t, 0))
	if target < f.start {
		target = math.MaxInt64
	}
	return f.seek(target)
}

// margin is how much before the first picture a file is read from to find it.
const margin = int64(2 * time.Second)

// seek goes back from the target in growing steps until it finds a key frame
// that can be decoded and is not after the target.
func (f *file) seek(target int64) error {
	if err := f.renew(); err != nil {
		return err
	}
	f.drop()
	if f.clock.by == byCount {
		return f.seekRaw(target)
	}
	began := time.Now()
	limit := min(target, max(f.start+int64(f.info.Duration), f.clock.last)) // of key frames that may do
	for at, step := limit, int64(0); at > f.start-margin; step = max(2*step, int64(time.Second)) {
		if time.Since(began) > patience {
			return errSlow
		}
		key, ok := f.land(at, limit)
		if ok && f.begin(key, target) {
			return nil
		}
		if ok {
			limit = f.clock.of(key) - 1
		}
		at = min(at-step, limit)
	}
	return f.restart()
}

// land finds the last key frame at or before the limit, reading from about at,
// and reads its packet.
func (f *file) land(at, limit int64) (packet, bool) {
	n, ok := f.findKey(at, limit)
	if !ok {
		return packet{}, false
	}
	p, err := f.r.read()
	for ; err == nil && n > 0; n-- {
		p, err = f.r.read()
	}
	return p, err == nil && p.key
}

// findKey says how many packets lie between at and the last key frame at or
// before the limit, and goes back to at. Where the index knows a key frame
// behind the limit, it has taken us to the nearest.
func (f *file) findKey(at, limit int64) (n int, ok bool) {
	near := f.info.Indexed && at == limit && f.r.lastKey() > limit
	if !f.move(at) {
		return 0, false
	}
	for i := 0; !(near && ok); i++ {
		p, err := f.r.read()
		if err != nil || f.beyond(p, limit) {
			break
		}
		if p.key && f.clock.of(p) <= limit {
			n, ok = i, true
		}
	}
	return n, ok && f.move(at)
}

// beyond says that no key frame at or before the limit follows.
func (f *file) beyond(p packet, limit int64) bool {
	return p.dts != noTime && p.dts > limit || p.key && f.clock.of(p) > limit
}

// begin decodes from the key packet read last. The pictures that show before
// it but follow it in the file need what came before.
func (f *file) begin(key packet, target int64) bool {
	f.from, f.keyed, f.end = f.clock.of(key), f.clock.by == byShow, reading
	f.feed(key)
	p, err := f.picture(false)
	if err != nil {
		return false
	}
	if p.at > target {
		p.frame.Release()
		return false
	}
	f.ready = &p
	return true
}

// move goes near at, by preference before it.
func (f *file) move(at int64) bool {
	if !f.info.Indexed && f.r.is("matroska") {
		f.r.markCluster(f.path, at)
	}
	return f.r.seek(at)
}
