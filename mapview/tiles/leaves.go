package tiles

import "sync"

// leaves keeps the leaf directories that were used last. The zero value is
// empty. It is safe for concurrent use.
type leaves struct {
	mu      sync.Mutex
	kept    []leaf // the one used last is last
	entries int    // of all
}

// A leaf is a directory and where it lies in the archive.
type leaf struct {
	offset  uint64
	entries []entry
}

// The most that is kept: 12 MiB, if there is more than one.
const (
	leavesKept  = 64
	entriesKept = 1 << 19
)

func (l *leaves) get(offset uint64) ([]entry, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for i, k := range l.kept {
		if k.offset == offset {
			l.kept = append(append(l.kept[:i], l.kept[i+1:]...), k)
			return k.entries, true
		}
	}
	return nil, false
}

func (l *leaves) put(offset uint64, entries []entry) {
	if _, again := l.get(offset); again {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.kept = append(l.kept, leaf{offset, entries})
	l.entries += len(entries)
	for len(l.kept) > 1 && (len(l.kept) > leavesKept || l.entries > entriesKept) {
		l.entries -= len(l.kept[0].entries)
		l.kept = append(l.kept[:0], l.kept[1:]...)
	}
}
