package views

import (
	"math"
	"reflect"
	"strings"
	"testing"
	"time"

	"watchfloor/wall/layout"
)

// rich is a view with something in every field.
func rich(name string) View {
	l, _ := layout.Named("1+7")
	return View{
		Name: name, Layout: l,
		Tiles: []Tile{
			{Kind: Camera, Camera: "cam/7", Zoom: Zoom{0.25, 0.5, 3.5}, Bare: true},
			{Kind: Camera, Rotation: Rotation{Items: []string{"cam/1", "direct/2"}, Dwell: 2500 * time.Millisecond}},
			{Kind: Spot, Look: Look{Fill: true, Brightness: 0.1, Contrast: -0.2, Gamma: 0.3, Sharpen: 0.4, Warp: Warp{Pan: 90, Tilt: 45, FOV: 80}}},
			{Kind: Chart},
			{Kind: Incidents},
			{Kind: Clock},
			{Kind: Picture, File: "/srv/plan & <gates>.png"},
			{Kind: Text, Text: "Gate B\nalways [1,\n 2] open"},
		},
		Map:      Map{Lon: 4.9, Lat: 52.37, Zoom: 13.5, Set: true, Layers: []string{"zones", "heat"}, Style: "contrast"},
		Panels:   Panels{Show: "console", Side: 0.7, Column: 0.4, Tree: true},
		Rotation: Rotation{Items: []string{"Day", "Night"}, Dwell: 20 * time.Second},
	}
}

// plain is a view of one empty tile.
func plain(name string) View { return View{Name: name, Layout: layout.Square(1)} }

func TestValidateNamesTheTileAndTheMistake(t *testing.T) {
	if err := rich("Night").Validate(); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		want  string // in the error
		spoil func(*View)
	}{
		{"begins or ends with a space", func(v *View) { v.Name = " Night" }},
		{"cannot be shown", func(v *View) { v.Name = "Ni\nght" }},
		{"longer than 64", func(v *View) { v.Name = strings.Repeat("n", 65) }},
		{"its layout", func(v *View) { v.Layout.Tiles = nil }},
		{"fills 9 tiles but its layout has 8", func(v *View) { v.Tiles = append(v.Tiles, Tile{}) }},
		{`tile 3: there is no kind "spott"`, func(v *View) { v.Tiles[2].Kind = "spott" }},
		{"tile 1: it shows a camera but names none", func(v *View) { v.Tiles[0].Camera = "" }},
		{"tile 1: an address", func(v *View) { v.Tiles[0].Camera = "rtsp://10.0.0.7/1" }},
		{"257 bytes", func(v *View) { v.Tiles[0].Camera = strings.Repeat("x", 257) }},
		{"not UTF-8", func(v *View) { v.Tiles[0].Camera = "\xff" }},
		{"tile 2: its rotation of cameras: the ID of a camera is empty", func(v *View) { v.Tiles[1].Rotation.Items[0] = "" }},
		{"dwell time of 10ms", func(v *View) { v.Tiles[1].Rotation.Dwell = 10 * time.Millisecond }},
		{"501 items", func(v *View) { v.Tiles[1].Rotation.Items = make([]string, 501) }},
		{"tile 1: its zoom", func(v *View) { v.Tiles[0].Zoom.Scale = 0.5 }},
		{"tile 1: its zoom", func(v *View) { v.Tiles[0].Zoom.X = math.NaN() }},
		{"tile 3: its picture", func(v *View) { v.Tiles[2].Look.Sharpen = -1 }},
		{"tile 3: its picture", func(v *View) { v.Tiles[2].Look.Gamma = math.NaN() }},
		{"tile 3: its fisheye", func(v *View) { v.Tiles[2].Look.Warp.FOV = 400 }},
		{"its text has 4097 bytes", func(v *View) { v.Tiles[7].Text = strings.Repeat("x", 4097) }},
		{"its path", func(v *View) { v.Tiles[6].File = "\xff" }},
		{"no map shows", func(v *View) { v.Map.Lat = 91 }},
		{"no map shows", func(v *View) { v.Map.Lon = math.Inf(1) }},
		{`its map has the style "pink"`, func(v *View) { v.Map.Style = "pink" }},
		{"too many layers", func(v *View) { v.Map.Layers = make([]string, 65) }},
		{"of more than 64 bytes", func(v *View) { v.Map.Layers[0] = strings.Repeat("x", 65) }},
		{`it shows "everything"`, func(v *View) { v.Panels.Show = "everything" }},
		{"its panels end", func(v *View) { v.Panels.Side = 1.5 }},
		{"its rotation of views", func(v *View) { v.Rotation.Items[1] = "" }},
	} {
		v := rich("Night")
		c.spoil(&v)
		if err := v.Validate(); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("got %v, want %q", err, c.want)
		}
	}
}

func TestNoErrorRepeatsAnAddress(t *testing.T) {
	v := rich("Night")
	v.Tiles[0].Camera = "rtsp://root:hunter2@10.0.0.7/1"
	v.Tiles[1].Rotation.Items[1] = v.Tiles[0].Camera
	path := t.TempDir() + "/view.json"
	for _, err := range []error{v.Validate(), Export(path, v)} {
		if err == nil || strings.Contains(err.Error(), "hunter2") {
			t.Errorf("got %v", err)
		}
	}
	if _, err := Import(path); err == nil {
		t.Error("an address was written")
	}
}

func TestCloneSharesNothing(t *testing.T) {
	v := rich("Night")
	c := v.Clone()
	c.Layout.Tiles[0].Max.X = 99
	c.Tiles[1].Rotation.Items[0] = "other"
	c.Tiles[2].Kind = Clock
	c.Rotation.Items[0] = "other"
	c.Map.Layers[0] = "other"
	if !reflect.DeepEqual(v, rich("Night")) {
		t.Errorf("the original is now %+v", v)
	}
}
