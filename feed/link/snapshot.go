package link

import (
	"watchfloor/feed"
	"watchfloor/feed/wire"
)

// maxBuffered is how many ops may wait for the end of a snapshot.
const maxBuffered = 100_000

// A snapshot is the parts of one that have come in, and the deltas between
// them (protocol.md 1.6).
type snapshot struct {
	epoch    string
	at       uint64
	last     uint64 // seq of the newest delta
	part     int    // expected next
	ops      int    // buffered
	versions map[string]uint64
	entities feed.Entities
	deltas   []*wire.Delta
}

func newSnapshot(epoch string, at uint64) *snapshot {
	return &snapshot{epoch: epoch, at: at, last: at, versions: map[string]uint64{}}
}

// add takes the next part; false when f is not that.
func (s *snapshot) add(kind string, f *wire.Snap) (bool, error) {
	if f.Epoch != s.epoch || f.At != s.at || f.Part != s.part {
		return false, nil
	}
	s.part++
	for _, i := range f.Items {
		if _, twice := s.versions[i.K]; twice {
			return false, nil
		}
		s.versions[i.K] = i.V
		if err := wire.Add(&s.entities, kind, i.K, i.D); err != nil {
			return false, err
		}
	}
	return true, nil
}

// buffer keeps a delta for later; false when it does not follow.
func (s *snapshot) buffer(f *wire.Delta) bool {
	if f.Epoch != s.epoch || f.Prev != s.last || s.ops+len(f.Ops) > maxBuffered {
		return false
	}
	s.last, s.ops = f.Seq, s.ops+len(f.Ops)
	s.deltas = append(s.deltas, f)
	return true
}
