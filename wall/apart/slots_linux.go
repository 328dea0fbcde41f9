package apart

import (
	"errors"
	"image"
	"os"
	"sync"

	"golang.org/x/sys/unix"

	"watchfloor/wall/stream"
)

// slots are the memory of one decoder's pictures. Safe for concurrent use, as
// frames are released by whoever had them last, and later than the decoder is
// closed.
type slots struct {
	mu     sync.Mutex
	idle   []*slot // the newest last: few are touched, and they are in the cache
	left   int64   // bytes that the child may be given yet, as it need not give any back; the decoder's
	made   int
	closed bool
}

// A slot is the memory of one picture, of which this side only reads.
type slot struct {
	index   uint8
	memory  []byte
	owner   *slots
	frame   *stream.Frame // nil before its first life
	headers [3]image.RGBA // of frame's planes
}

var (
	errHeld   = errors.New("all pictures are held")
	errGreedy = errors.New("it wants memory without end")
)

// take returns an idle slot, or nil.
func (s *slots) take() *slot {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := len(s.idle)
	if n == 0 {
		return nil
	}
	last := s.idle[n-1]
	s.idle = s.idle[:n-1]
	return last
}

// enlarge returns a slot with room for so many bytes, and its memory for the
// child to be given: instead of old, if that is not nil, or a further one.
func (s *slots) enlarge(old *slot, room int) (*slot, *os.File, error) {
	if old == nil {
		var err error
		if old, err = s.further(); err != nil {
			return nil, nil, err
		}
	}
	if s.left -= int64(room); s.left < 0 {
		s.give(old)
		return nil, nil, errGreedy
	}
	file, memory, err := sharedMemory(room, unix.PROT_READ)
	if err != nil {
		s.give(old)
		return nil, nil, err
	}
	old.unmap()
	old.memory = memory
	return old, file, nil
}

// further makes one more slot, without memory.
func (s *slots) further() (*slot, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.made == maxSlots {
		return nil, errHeld
	}
	n := &slot{index: uint8(s.made), owner: s}
	s.made++
	return n, nil
}

// give takes a slot back that shows nothing any more.
func (s *slots) give(n *slot) {
	if n == nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		n.unmap()
		return
	}
	s.idle = append(s.idle, n)
}

// close frees what nobody holds. The rest goes as it is released.
func (s *slots) close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, n := range s.idle {
		n.unmap()
	}
	s.idle, s.closed = nil, true
}

func (n *slot) unmap() {
	if n.memory != nil {
		_ = unix.Munmap(n.memory) // fails for no mapping only
		n.memory = nil
	}
}

// show makes the slot's frame one of picture p.
func (n *slot) show(p *picture) *stream.Frame {
	if n.frame == nil {
		n.frame = stream.NewFrame(func() { n.owner.give(n) })
	} else {
		n.frame.Renew()
	}
	p.lay(n.frame, &n.headers, n.memory)
	return n.frame
}
