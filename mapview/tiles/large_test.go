package tiles

import (
	"database/sql"
	"encoding/binary"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"
	"time"
)

// What opening a file of 1 GiB and reading a tile of it may take.
const (
	largeSize   = 1 << 30
	largeTime   = 200 * time.Millisecond
	largeMemory = 50 << 20
)

// resident is the memory that the process has from the system, in bytes.
func resident(t *testing.T) int64 {
	t.Helper()
	debug.FreeOSMemory()
	text, err := os.ReadFile("/proc/self/statm")
	if err != nil { // another system than Linux
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return int64(m.Sys - m.HeapReleased)
	}
	pages, err := strconv.ParseInt(strings.Fields(string(text))[1], 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	return pages * int64(os.Getpagesize())
}

// opensAtOnce opens a large file and reads tiles of it.
func opensAtOnce(t *testing.T, path string, at ...[3]int) {
	t.Helper()
	if info, err := os.Stat(path); err != nil || info.Size() < largeSize {
		t.Fatalf("the file is not that large: %v", err)
	}
	before, began := resident(t), time.Now()
	source, closer, err := Open(t.Context(), Spec{Place: path})
	if err != nil {
		t.Fatal(err)
	}
	defer closer.Close()
	opened := time.Since(began)
	for _, c := range at {
		if data, err := source.Tile(t.Context(), c[0], c[1], c[2]); err != nil || string(data) != "a tile" {
			t.Errorf("%v: %q, %v", c, data, err)
		}
	}
	took, grown := time.Since(began), resident(t)-before
	t.Logf("opened in %v, with %d tiles read %v, %.1f MiB", opened, len(at), took, float64(grown)/(1<<20))
	if took > largeTime || grown > largeMemory {
		t.Errorf("it took %v and %d bytes of memory", took, grown)
	}
}

// TestLargePMTiles opens an archive of 1 GiB, the million tiles of zoom 10,
// with holes where no test looks.
func TestLargePMTiles(t *testing.T) {
	const each, inLeaf, first = 1 << 10, 4096, (1<<20 - 1) / 3
	var root []entry
	var leaves []byte
	for n := 0; n < 1<<20; n += inLeaf {
		all := make([]entry, inLeaf)
		for i := range all {
			all[i] = entry{id: uint64(first + n + i), run: 1, length: uint32(len(tile)), offset: uint64(n+i) * each}
		}
		packed := packDirectory(all)
		root = append(root, entry{id: all[0].id, length: uint32(len(packed)), offset: uint64(len(leaves))})
		leaves = append(leaves, packed...)
	}
	path := filepath.Join(t.TempDir(), "large.pmtiles")
	writeLarge(t, path, packDirectory(root), leaves, func(x, y int) int64 { return int64(tileID(10, x, y)-first) * each })
	opensAtOnce(t, path, [3]int{10, 0, 0}, [3]int{10, 1023, 0}, [3]int{10, 517, 233})
}

// writeLarge writes an archive whose tiles lie at the offsets that are told.
func writeLarge(t *testing.T, path string, root, leaves []byte, offset func(x, y int) int64) {
	t.Helper()
	head := part{}.pack()[:headerSize]
	place := uint64(headerSize)
	for i, n := range []int{len(root), 0, len(leaves), largeSize} {
		binary.LittleEndian.PutUint64(head[8+16*i:], place)
		binary.LittleEndian.PutUint64(head[16+16*i:], uint64(n))
		place += uint64(n)
	}
	head[100], head[101] = 10, 10
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := f.Truncate(int64(place)); err != nil {
		t.Fatal(err)
	}
	start := int64(place) - largeSize
	put := func(data []byte, at int64) {
		if _, err := io.NewOffsetWriter(f, at).Write(data); err != nil {
			t.Fatal(err)
		}
	}
	put(append(append(head, root...), leaves...), 0)
	for _, at := range [][2]int{{0, 0}, {1023, 0}, {517, 233}} {
		put(tile, start+offset(at[0], at[1]))
	}
}

// TestLargeMBTiles opens a database of 1 GiB, which it first has to write.
func TestLargeMBTiles(t *testing.T) {
	if os.Getenv("WATCHFLOOR_LARGE") == "" {
		t.Skip("it writes 1 GiB; set WATCHFLOOR_LARGE=1 to run it")
	}
	path := database(t, append(mbtiles[:3:3], `INSERT INTO metadata VALUES ('format', 'pbf'), ('minzoom', '8'), ('maxzoom', '8')`)...)
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	const side = 1 << 8
	_, err = db.Exec(`WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i+1 FROM n WHERE i < 65535)
		INSERT INTO tiles SELECT 8, i % 256, i / 256, CASE WHEN i % 256 = 7 THEN ? ELSE randomblob(17000) END FROM n`, tile)
	if err == nil {
		err = db.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	opensAtOnce(t, path, [3]int{8, 7, 0}, [3]int{8, 7, side - 1}, [3]int{8, 7, 100})
}
