package tiles

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/maptile"
)

// city is the demo city's map, made by the generator of the assets.
func city(t testing.TB) []byte {
	t.Helper()
	data, err := os.ReadFile("../../assets/basemap/monaco.pmtiles")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func open(data []byte) (*PMTiles, error) {
	return OpenPMTiles(bytes.NewReader(data), int64(len(data)))
}

func TestCity(t *testing.T) {
	p, err := open(city(t))
	if err != nil {
		t.Fatal(err)
	}
	m := p.Meta()
	if m.Attribution != "© OpenStreetMap contributors" || m.MinZoom != 9 || m.MaxZoom != 16 || !m.Bounds.Contains(orb.Point{7.4246, 43.7384}) {
		t.Errorf("%+v", m)
	}
	for z := m.MinZoom; z <= m.MaxZoom; z++ {
		at := maptile.At(orb.Point{7.4246, 43.7384}, maptile.Zoom(z))
		if data, err := p.Tile(t.Context(), z, int(at.X), int(at.Y)); err != nil || len(data) < 100 {
			t.Errorf("zoom %d: %d bytes, %v", z, len(data), err)
		}
	}
	for _, at := range [][3]int{{14, 0, 0}, {8, 132, 93}, {17, 1, 1}, {10, -1, 3}, {10, 5, 1 << 10}} {
		if _, err := p.Tile(t.Context(), at[0], at[1], at[2]); !errors.Is(err, ErrNoTile) {
			t.Errorf("%v: %v", at, err)
		}
	}
}

func TestTileIDs(t *testing.T) {
	for _, c := range []struct {
		z, x, y int
		want    uint64
	}{{0, 0, 0, 0}, {1, 0, 0, 1}, {1, 0, 1, 2}, {1, 1, 1, 3}, {1, 1, 0, 4}, {2, 0, 0, 5}, {12, 3423, 1763, 19078479}} {
		if got := tileID(c.z, c.x, c.y); got != c.want {
			t.Errorf("%d/%d/%d: %d, want %d", c.z, c.x, c.y, got, c.want)
		}
	}
	seen := map[uint64]bool{}
	for x := range 32 {
		for y := range 32 {
			seen[tileID(5, x, y)] = true
		}
	}
	if len(seen) != 32*32 || !seen[341] || !seen[341+1023] {
		t.Errorf("zoom 5 has %d ids", len(seen))
	}
}

// eager is a file that says that it ends together with its last bytes, as an
// io.ReaderAt may.
type eager struct{ data []byte }

func (e eager) ReadAt(p []byte, at int64) (int, error) {
	n := copy(p, e.data[at:])
	if int(at)+n == len(e.data) {
		return n, io.EOF
	}
	return n, nil
}

func TestEndOfFileIsNoError(t *testing.T) {
	data := one(tile).pack()
	p, err := OpenPMTiles(eager{data}, int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	if got, err := p.Tile(t.Context(), 0, 0, 0); err != nil || string(got) != "a tile" {
		t.Errorf("%q, %v", got, err)
	}
}

func TestTileOfNobody(t *testing.T) {
	p, err := open(one(tile).pack())
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := p.Tile(ctx, 0, 0, 0); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

func TestPlace(t *testing.T) {
	at := func(west, south, east, north float64) orb.Bound {
		return orb.Bound{Min: orb.Point{west, south}, Max: orb.Point{east, north}}
	}
	for name, c := range map[string]struct {
		h      header
		bounds orb.Bound
		centre orb.Point
		zoom   int
	}{
		"as said":  {header{bounds: at(7, 43, 8, 44), centre: orb.Point{7.1, 43.2}, centreZoom: 3, maxZoom: 4}, at(7, 43, 8, 44), orb.Point{7.1, 43.2}, 3},
		"nothing":  {header{minZoom: 2, maxZoom: 4}, at(-180, -latitudes, 180, latitudes), orb.Point{}, 2},
		"outside":  {header{bounds: at(7, 43, 9, 45), centre: orb.Point{1, 1}, centreZoom: 30, maxZoom: 4}, at(7, 43, 9, 45), orb.Point{8, 44}, 4},
		"no earth": {header{bounds: at(-214, -90, 214, 90)}, at(-180, -latitudes, 180, latitudes), orb.Point{}, 0},
		"turned":   {header{bounds: at(9, 45, 7, 43)}, at(-180, -latitudes, 180, latitudes), orb.Point{}, 0},
	} {
		if bounds, centre, zoom := c.h.place(); bounds != c.bounds || centre != c.centre || zoom != c.zoom {
			t.Errorf("%s: %v %v %d", name, bounds, centre, zoom)
		}
	}
}

func TestAttributionIsPlain(t *testing.T) {
	got := plain(`<a href="https://x">&copy; OpenStreetMap</a>   contributors`)
	if got != "© OpenStreetMap contributors" {
		t.Errorf("%q", got)
	}
}

func BenchmarkTile(b *testing.B) {
	p, err := open(city(b))
	if err != nil {
		b.Fatal(err)
	}
	at := maptile.At(orb.Point{7.4246, 43.7384}, 15)
	for b.Loop() {
		if _, err := p.Tile(b.Context(), 15, int(at.X), int(at.Y)); err != nil {
			b.Fatal(err)
		}
	}
}
