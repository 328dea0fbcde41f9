package stream

import "time"

// describe notes what is played.
func (r *report) describe(i Info) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.stats.Codec, r.stats.Transport, r.stats.Clock = i.Codec, i.Transport, i.Clock
	r.stats.Packets, r.stats.Jitter = i.Packets, i.Jitter
}

// arrived notes an access unit.
func (r *report) arrived(u AccessUnit, dropped int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.stats.Units++
	r.stats.Bytes += int64(len(u.Data))
	r.stats.Dropped += int64(dropped)
	if d := u.Arrived.Sub(r.unit); !r.unit.IsZero() && d > 0 {
		r.stats.Interval = smooth(r.stats.Interval, min(d, longestGap))
	}
	r.unit = u.Arrived
	r.rate.add(u.Arrived, 1, &r.stats.FPS)
	r.bits.add(u.Arrived, float64(8*len(u.Data)), &r.stats.BitRate)
	if u.Key {
		r.keyFrame(u)
	}
	if !r.watched && (u.Key || r.makeshift || r.status.State == Live) {
		r.shown(u.Arrived)
	}
}

func (r *report) keyFrame(u AccessUnit) {
	r.stats.Keys++
	r.makeshift = false
	if r.key.Key {
		r.stats.KeyInterval = (u.PTS - r.key.PTS).Abs()
	}
	r.key = u
	r.key.Data = nil
}

// lost notes that packets are missing. The picture stands until a key frame.
func (r *report) lost(n int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.stats.Lost += int64(n)
	r.hold(time.Now(), "packets were lost: waiting for the next key frame")
}

// damaged notes that the decoder refused a unit.
func (r *report) damaged(at time.Time) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.stats.Errors++
	r.hold(at, "a damaged picture: waiting for the next key frame")
}

// crashed notes that a unit which arrived at that time ended the decoder.
func (r *report) crashed(at time.Time) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.stats.Crashes++
	r.hold(at.Add(-1), "the decoder crashed: beginning again")
}

// dropped notes pictures that nobody will see.
func (r *report) dropped(n int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.stats.Dropped += int64(n)
}

// late notes pictures that were skipped as the decoder was behind.
func (r *report) late(n int) {
	if n == 0 {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.stats.Late += int64(n)
	r.stats.Dropped += int64(n)
}

// skipped notes a picture that the level leaves out.
func (r *report) skipped() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.stats.Skipped++
}

// levelled notes which level is in force.
func (r *report) levelled(l Level) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.stats.Level = l
}

// decoded notes a picture, how long decoding took, and what decodes now: a
// graphics device may have given way to software.
func (r *report) decoded(f *Frame, took time.Duration, by string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.stats.Decoded++
	r.stats.Decoder = by
	r.stats.Width, r.stats.Height = f.Size.X, f.Size.Y
	r.stats.DecodeTime = smooth(r.stats.DecodeTime, took)
	f.Number = r.stats.Decoded
	if late := time.Since(f.Time); !f.Time.IsZero() && late.Abs() < believable {
		r.stats.Latency = smooth(r.stats.Latency, late)
	}
}

// published notes that a picture which arrived at that time is on its way to
// the screen.
func (r *report) published(arrived time.Time, dropped int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.stats.Dropped += int64(dropped)
	r.shown(arrived)
}
