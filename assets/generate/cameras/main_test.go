package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/paulmach/orb"

	"watchfloor/assets/generate/city"
)

const root = "../.."

func read(t *testing.T, name string, value any) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(root, "city", name))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, value); err != nil {
		t.Fatal(err)
	}
}

func load(t *testing.T) *city.City {
	t.Helper()
	town, err := city.Load(filepath.Join(root, "generate", "data", "monaco.osm.pbf"))
	if err != nil {
		t.Fatal(err)
	}
	return town
}

// TestCommittedFilesAreWhatIsGenerated finds some of the places again, which takes a second for each.
func TestCommittedFilesAreWhatIsGenerated(t *testing.T) {
	var cameras []camera
	var views map[string]orb.Ring
	read(t, "cameras.json", &cameras)
	read(t, "views.json", &views)
	if len(cameras) != len(wishes) || len(views) != len(wishes) {
		t.Fatalf("%d cameras and %d views for %d wishes", len(cameras), len(views), len(wishes))
	}
	town := load(t)
	for i := 1; i < len(wishes); i += 6 {
		spot, ok := wishes[i].best(town)
		if !ok {
			t.Fatalf("no place for %s", wishes[i].name)
		}
		want := wishes[i].camera(i+1, spot)
		if !reflect.DeepEqual(cameras[i], want) || !views[want.ID].Equal(rounded(spot.view[0])) {
			t.Errorf("city/cameras.json or views.json has another %s than the generator: run go generate ./assets", want.ID)
		}
	}
}

// TestNoCameraLooksAtAWall checks places and headings against the buildings.
func TestNoCameraLooksAtAWall(t *testing.T) {
	var cameras []camera
	read(t, "cameras.json", &cameras)
	town := load(t)
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
