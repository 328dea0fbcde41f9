package sound

// A Format says how samples follow one another.
type Format struct {
	Rate     int // frames a second
	Channels int // samples a frame, in the order of WAVE files
}

// frames is how many frames so many milliseconds take, at least one.
func (f Format) frames(milliseconds int) int { return max(1, f.Rate*milliseconds/1000) }

// An Output opens sound devices. Tests replace it.
type Output interface {
	// Open starts a device that calls fill from a thread of its own whenever
	// it needs samples, interleaved, from -1 to 1. fill sets every one of
	// them and does not block.
	Open(f Format, fill func([]float32)) (Device, error)
}

// A Device plays what its fill function gives it.
type Device interface {
	// Gone is closed when the device has stopped by itself: it was unplugged,
	// or the sound server has ended.
	Gone() <-chan struct{}
	// Close stops the device: fill is not called any more.
	Close()
}
