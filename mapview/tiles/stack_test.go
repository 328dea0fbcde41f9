package tiles

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/paulmach/orb"
)

// A pack is a Source of named tiles, for tests.
type pack struct {
	meta  Meta
	has   string // "z/x/y" of each tile, with spaces
	wrong error  // what it says for others
}

func (p pack) Meta() Meta { return p.meta }

func (p pack) Tile(ctx context.Context, z, x, y int) ([]byte, error) {
	at := fmt.Sprintf("%d/%d/%d", z, x, y)
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case strings.Contains(" "+p.has+" ", " "+at+" "):
		return []byte(p.meta.Name + " " + at), nil
	case p.wrong != nil:
		return nil, p.wrong
	}
	return nil, ErrNoTile
}

var errDown = errors.New("the server is down")

// layered are a city over a country over the world.
func layered(wrong error) *Stack {
	city := orb.Bound{Min: orb.Point{0, 0}, Max: orb.Point{40, 40}}
	return NewStack(
		pack{Meta{Name: "city", Attribution: "© us", MinZoom: 3, MaxZoom: 6, Bounds: city, Centre: orb.Point{20, 20}, Zoom: 5, Schema: Protomaps}, "4/8/7 6/32/31", wrong},
		pack{Meta{Name: "country", Attribution: "© them", MinZoom: 1, MaxZoom: 5, Bounds: everywhere}, "4/8/7 5/16/15 5/17/15 2/0/0", nil},
		pack{Meta{Name: "world", Attribution: "© us", MaxZoom: 1, Bounds: everywhere, Schema: OpenMapTiles}, "0/0/0 1/1/0", nil},
	)
}

func TestBest(t *testing.T) {
	s := layered(nil)
	for _, c := range []struct {
		z, x, y int
		want    string
		schema  Schema
	}{
		{6, 32, 31, "city 6/32/31", Protomaps},
		{9, 32 * 8, 31*8 + 7, "city 6/32/31", Protomaps},
		{26, 32 << 20, 31 << 20, "city 6/32/31", Protomaps},
		{6, 33, 31, "country 5/16/15", ""}, // nearer than the city's 4/8/7
		{4, 8, 7, "city 4/8/7", Protomaps}, // the one on top
		{6, 33, 28, "city 4/8/7", Protomaps},
		{6, 63, 0, "world 1/1/0", OpenMapTiles},
		{6, 0, 63, "world 0/0/0", OpenMapTiles},
		{6, 1, 1, "country 2/0/0", ""},
		{0, 0, 0, "world 0/0/0", OpenMapTiles},
	} {
		f, err := s.Best(t.Context(), c.z, c.x, c.y)
		got := fmt.Sprintf("%s %d/%d/%d", strings.Fields(string(f.Data) + " -")[0], f.Z, f.X, f.Y)
		if err != nil || got != c.want || f.Schema != c.schema || f.Missed != nil {
			t.Errorf("%d/%d/%d: %s %q, %v, want %s", c.z, c.x, c.y, got, f.Schema, err, c.want)
		}
	}
}

func TestBestWhereASourceFails(t *testing.T) {
	f, err := layered(errDown).Best(t.Context(), 6, 34, 31)
	if err != nil || string(f.Data) != "country 5/17/15" || !errors.Is(f.Missed, errDown) || !strings.HasPrefix(f.Missed.Error(), "city: ") {
		t.Errorf("%q, %v, missed %v", f.Data, err, f.Missed)
	}
	if _, err := NewStack(pack{Meta{MaxZoom: 3}, "", errDown}).Best(t.Context(), 2, 0, 0); !errors.Is(err, errDown) {
		t.Errorf("%v", err)
	}
	far, err := layered(errDown).Best(t.Context(), 6, 0, 63)
	if err != nil || far.Missed != nil {
		t.Errorf("far from the city: %v, missed %v", err, far.Missed)
	}
}

func TestBestOfNothing(t *testing.T) {
	for _, s := range []*Stack{NewStack(), NewStack(pack{})} {
		for _, at := range [][3]int{{0, 0, 0}, {3, 1, 1}, {3, 9, 1}, {-1, 0, 0}, {40, 0, 0}, {5, -1, 2}} {
			if _, err := s.Best(t.Context(), at[0], at[1], at[2]); !errors.Is(err, ErrNoTile) {
				t.Errorf("%v: %v", at, err)
			}
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := layered(nil).Best(ctx, 6, 32, 31); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

func TestStackAsSource(t *testing.T) {
	s := layered(errDown)
	m := s.Meta()
	if m.Name != "city, country, world" || m.Attribution != "© us, © them" || m.MinZoom != 0 || m.MaxZoom != 6 ||
		m.Bounds != everywhere || m.Centre != (orb.Point{20, 20}) || m.Zoom != 5 || m.Schema != Protomaps {
		t.Errorf("%+v", m)
	}
	if data, err := s.Tile(t.Context(), 5, 16, 15); err != nil || string(data) != "country 5/16/15" {
		t.Errorf("%q, %v", data, err)
	}
	if _, err := s.Tile(t.Context(), 6, 33, 31); !errors.Is(err, errDown) {
		t.Errorf("%v", err)
	}
	if _, err := layered(nil).Tile(t.Context(), 6, 33, 31); !errors.Is(err, ErrNoTile) {
		t.Errorf("%v", err)
	}
}
