package mapview

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"image"
	"image/color"
	"log/slog"
	"math/rand/v2"
	"testing"

	"fyne.io/fyne/v2/theme"
	"github.com/paulmach/orb"

	"watchfloor/assets"
	"watchfloor/mapview/label"
	"watchfloor/mapview/style"
	"watchfloor/mapview/tiles"
)

// The demo city, as the console shows it.

func citySource(t testing.TB) tiles.Source {
	t.Helper()
	data := assets.Basemap()
	source, err := tiles.OpenPMTiles(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	return source
}

func cityStyle(t testing.TB, day bool) *style.Style {
	t.Helper()
	themeName := "night"
	if day {
		themeName = "day"
	}
	s, warnings, err := style.Parse(assets.Style("openmaptiles", themeName))
	if err != nil || len(warnings) > 0 {
		t.Fatal(err, warnings)
	}
	return s
}

func testFonts(t testing.TB) *label.Fonts {
	t.Helper()
	fonts, err := label.ParseFonts(
		theme.DefaultTextFont().Content(), theme.DefaultTextBoldFont().Content(), theme.DefaultTextItalicFont().Content())
	if err != nil {
		t.Fatal(err)
	}
	return fonts
}

// cityMarkers are the demo's cameras, and units and incidents strewn over it.
func cityMarkers(t testing.TB, units, incidents int) []Marker {
	t.Helper()
	var cameras []struct {
		ID, Name                      string
		Lon, Lat, Heading, FOV, Range float64
	}
	if err := json.Unmarshal(assets.Cameras(), &cameras); err != nil {
		t.Fatal(err)
	}
	var all []Marker
	for _, c := range cameras {
		all = append(all, Marker{
			ID: c.ID, At: orb.Point{c.Lon, c.Lat}, Symbol: SymbolCamera, Colour: color.NRGBA{0x41, 0xC9, 0xB4, 0xFF},
			Heading: c.Heading, Wedge: &Wedge{Heading: c.Heading, FOV: c.FOV, Range: c.Range},
		})
	}
	r := rand.New(rand.NewPCG(1, 2))
	at := func() orb.Point { return orb.Point{7.418 + 0.014*r.Float64(), 43.73 + 0.015*r.Float64()} }
	for i := range units {
		all = append(all, Marker{
			ID: fmt.Sprint("unit ", i), At: at(), Symbol: SymbolUnit, Letter: "P", Heading: 360 * r.Float64(),
			Colour: color.NRGBA{0x6C, 0xB8, 0xFF, 0xFF}, Label: fmt.Sprint("Unit ", i), Rank: 1,
		})
	}
	for i := range incidents {
		all = append(all, Marker{
			ID: fmt.Sprint("incident ", i), At: at(), Symbol: SymbolDiamond + Symbol(i%5), Letter: "S", Pulse: i%2 == 0,
			Colour: color.NRGBA{0xFF, 0x8A, 0x1B, 0xFF}, Selected: i == 0, Label: "Collision", Rank: 2,
		})
	}
	return all
}

func cityView(size image.Point, zoom float64) Viewport {
	return Viewport{View: View{orb.Point{7.4246, 43.7384}, zoom}, Size: size}
}

// harbour is a zone of the city.
func harbour() Shape {
	return Shape{
		ID: "harbour", Geometry: orb.Polygon{{{7.4195, 43.731}, {7.4235, 43.73}, {7.4262, 43.7335}, {7.4215, 43.7352}, {7.4195, 43.731}}},
		Fill: color.NRGBA{0x4C, 0xB5, 0xFF, 0x1C}, Stroke: color.NRGBA{0x4C, 0xB5, 0xFF, 0xB0}, Width: 1.5, Dash: true, Label: "Port",
	}
}

// composerOf is a composer that has all tiles a scene wants.
func composerOf(t testing.TB, source tiles.Source, s *scene) *composer {
	t.Helper()
	a := newAtlas(source.Meta(), slog.New(slog.DiscardHandler))
	load(a, source, s)
	return newComposer(a, testFonts(t))
}

// load makes all tiles that a scene wants.
func load(a *atlas, source tiles.Source, s *scene) {
	mk := maker{tiles: source}
	a.want(s)
	for j, ok := a.next(); ok; j, ok = a.next() {
		a.store(mk.do(context.Background(), j))
	}
}

// sceneOf is a scene at rest; a nil style is a plain ground.
func sceneOf(v Viewport, s *style.Style, markers []Marker, shapes ...Shape) *scene {
	return &scene{view: v, goal: v, content: content{
		look: Look{s, s}, markers: markers, shapes: shapes, clustering: true, rev: revisions{markers: 1, shapes: 1},
	}}
}

// spotsOf are what is on screen.
func spotsOf(s *scene) []spot {
	var a arranger
	a.take(s)
	return a.spots(s)
}
