package tiles

import (
	"errors"
	"sync"
	"testing"
)

// leafy is an archive of 80 tiles, each in a leaf directory of its own.
func leafy() part {
	p := part{data: tile}
	for i := range 80 {
		leaf := []entry{{id: uint64(i), run: 1, length: uint32(len(tile))}}
		size := len(packDirectory(leaf))
		p.entries = append(p.entries, entry{id: uint64(i), length: uint32(size), offset: uint64(i * size)})
		p.leaves = append(p.leaves, leaf)
	}
	return p
}

// TestManyReaders reads all tiles of all leaves in several goroutines.
func TestManyReaders(t *testing.T) {
	a, err := open(leafy().pack())
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for z := range 4 {
				for i := range 1 << (2 * z) {
					x, y := i%(1<<z), i>>z
					data, err := a.Tile(t.Context(), z, x, y)
					if inside := tileID(z, x, y) < 80; inside && string(data) != "a tile" || !inside && !errors.Is(err, ErrNoTile) {
						t.Errorf("%d/%d/%d: %q, %v", z, x, y, data, err)
					}
				}
			}
		})
	}
	wg.Wait()
	if n := len(a.leaves.kept); n > leavesKept || a.leaves.entries != n {
		t.Errorf("%d leaves with %d entries are kept", n, a.leaves.entries)
	}
}

func TestLeavesUsedLastAreKept(t *testing.T) {
	var l leaves
	l.put(0, make([]entry, 5))
	for i := range 3 * leavesKept {
		l.put(uint64(i+1), make([]entry, 1))
		if _, ok := l.get(0); !ok {
			t.Fatal("a leaf in use went")
		}
	}
	if len(l.kept) != leavesKept || l.entries != leavesKept+4 {
		t.Errorf("%d leaves with %d entries", len(l.kept), l.entries)
	}
	l.put(7, make([]entry, entriesKept))
	if len(l.kept) != 1 || l.entries != entriesKept {
		t.Errorf("%d leaves with %d entries beside a huge one", len(l.kept), l.entries)
	}
}
