package mvt

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// fixture is one of the official fixtures.
type fixture struct {
	name string
	tile []byte
	info struct {
		Description string
		Validity    struct {
			V1, V2 bool
			Error  string
		}
	}
}

// content is what the documentation says is in a valid fixture.
type content struct {
	Layers []struct {
		Name     string
		Version  int
		Features []struct{ ID, Type uint64 }
	}
}

func fixtures(t testing.TB) (all []fixture) {
	t.Helper()
	dirs, err := filepath.Glob("testdata/fixtures/[0-9]*")
	if err != nil || len(dirs) != 74 {
		t.Fatalf("%d fixtures, %v; want 74", len(dirs), err)
	}
	for _, dir := range dirs {
		x := fixture{name: filepath.Base(dir)}
		if x.tile, err = os.ReadFile(filepath.Join(dir, "tile.mvt")); err != nil {
			t.Fatal(err)
		}
		readJSON(t, filepath.Join(dir, "info.json"), &x.info)
		all = append(all, x)
	}
	return all
}

func readJSON(t testing.TB, name string, into any) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err == nil {
		err = json.Unmarshal(data, into)
	}
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}

// TestFixtures decides each official fixture as its documentation says: what
// is valid in version 2 and what a decoder can recover from is read, what is
// fatal is refused. Of 045 it says only that it is not valid; it is refused.
func TestFixtures(t *testing.T) {
	for _, x := range fixtures(t) {
		t.Run(x.name, func(t *testing.T) {
			tile, err := Decode(x.tile, nil, Limits{})
			if read := x.info.Validity.V2 || x.info.Validity.Error == "recoverable"; read != (err == nil) {
				t.Fatalf("%v: %+v %s", err, x.info.Validity, x.info.Description)
			}
			if x.info.Validity.V2 {
				x.compare(t, tile)
			}
		})
	}
}

// compare wants all layers of a valid fixture, and the features that can be
// drawn: with a type, and coordinates of at most 32 bits.
func (x fixture) compare(t *testing.T, tile *Tile) {
	t.Helper()
	var said content
	readJSON(t, filepath.Join("testdata/fixtures", x.name, "tile.json"), &said)
	if len(tile.Layers) != len(said.Layers) {
		t.Fatalf("%d layers, want %d", len(tile.Layers), len(said.Layers))
	}
	for i, want := range said.Layers {
		l, n := tile.Layers[i], 0
		for _, f := range want.Features {
			if f.Type == 0 || x.name == "049" || x.name == "050" {
				continue
			}
			if n >= len(l.Features) || l.Features[n].ID != f.ID || uint64(l.Features[n].Type) != f.Type {
				t.Fatalf("feature %d of %s is not %+v", n, l.Name, f)
			}
			n++
		}
		if l.Name != want.Name || l.Version != want.Version || len(l.Features) != n {
			t.Errorf("%s, version %d, %d features; want %+v", l.Name, l.Version, len(l.Features), want)
		}
	}
}

// TestRecoverableFixtures says what is kept of tiles that are not quite
// valid.
func TestRecoverableFixtures(t *testing.T) {
	want := map[string]int{"003": 0, "004": 0, "005": 0, "006": 0, "015": 1, "030": 1, "046": 1}
	for _, x := range fixtures(t) {
		if x.info.Validity.Error != "recoverable" {
			continue
		}
		tile, err := Decode(x.tile, nil, Limits{})
		if err != nil || len(tile.Layers) != 1 || len(tile.Layers[0].Features) != want[x.name] {
			t.Errorf("%s: %+v, %v; want %d features", x.name, tile, err, want[x.name])
		}
	}
}
