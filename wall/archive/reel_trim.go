package archive

import "watchfloor/wall/stream"

// fewest pictures are kept, whatever their size.
const fewest = 4

// room is how many pictures of the present size can be kept.
func (r *reel) room() int {
	if len(r.held) == 0 {
		return fewest
	}
	return max(r.limit/max(bytesOf(r.held[0]), 1), fewest)
}

// trim drops the pictures that will be needed last, until the rest fits.
func (r *reel) trim() {
	order := []func() bool{r.dropFirst, r.dropLast, r.dropChunk}
	if r.reverse {
		order = []func() bool{r.dropLast, r.dropChunk, r.dropFirst}
	}
	for over := len(r.held) + len(r.chunk) - r.room(); over > 0; over-- {
		if !order[0]() && !order[1]() && !order[2]() {
			return
		}
	}
}

// dropFirst drops the first picture held if it is before the present one.
func (r *reel) dropFirst() bool {
	if len(r.chunk) > 0 || len(r.held) < 2 || r.held[1].PTS > r.at {
		return false
	}
	r.held[0].Release()
	r.held = r.held[1:]
	return true
}

// dropLast drops the last picture held if the present one is known without it.
func (r *reel) dropLast() bool {
	n := len(r.held)
	if n < 3 || r.held[n-2].PTS <= r.at {
		return false
	}
	r.held[n-1].Release()
	r.held = r.held[:n-1]
	r.stop = nil
	if r.reader == afterHeld {
		r.reader = elsewhere
	}
	return true
}

// dropChunk drops the first picture of the chunk.
func (r *reel) dropChunk() bool {
	if len(r.chunk) < 2 {
		return false
	}
	r.chunk[0].Release()
	r.chunk = r.chunk[1:]
	return true
}

func bytesOf(f *stream.Frame) (n int) {
	for _, plane := range f.Planes {
		if plane != nil {
			n += len(plane.Pix)
		}
	}
	return n
}
