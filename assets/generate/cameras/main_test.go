package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/paulmach/orb"

	"watchfloor/assets/generate/city"
)

const root = "../.."

// TestCommittedFilesAreWhatIsGenerated runs the generator again.
func TestCommittedFilesAreWhatIsGenerated(t *testing.T) {
	folder, source := t.TempDir(), filepath.Join(root, "generate")
	absolute, err := filepath.Abs(source)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(absolute, filepath.Join(folder, "generate")); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(folder, "city"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := run(folder); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"cameras.json", "views.json"} {
		want, err := os.ReadFile(filepath.Join(folder, "city", name))
		if err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(filepath.Join(root, "city", name))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("city/%s is not what the generator makes: run go generate ./assets", name)
		}
	}
}

// TestNoCameraLooksAtAWall checks places and headings against the buildings.
func TestNoCameraLooksAtAWall(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(root, "city", "cameras.json"))
	if err != nil {
		t.Fatal(err)
	}
	var cameras []camera
	if err := json.Unmarshal(data, &cameras); err != nil {
		t.Fatal(err)
	}
	town, err := city.Load(filepath.Join(root, "generate", "data", "monaco.osm.pbf"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range cameras {
		sight := town.NewSight(orb.Point{c.Lon, c.Lat}, c.Range)
		if sight.Inside(orb.Point{}) {
			t.Errorf("%s %s stands in a building", c.ID, c.Name)
		}
		if free := sight.Free(orb.Point{}, c.Heading, c.Range); free < freeAxis-1 {
			t.Errorf("%s %s sees a wall after %.0f m", c.ID, c.Name, free)
		}
	}
}
