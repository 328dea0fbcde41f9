package names

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/mvt"
	"github.com/paulmach/orb/geo"
	"github.com/paulmach/orb/geojson"
	"github.com/paulmach/orb/maptile"

	"watchfloor/assets"
	"watchfloor/mapview/tiles"
)

// A sheet is a source of few tiles.
type sheet struct {
	meta  tiles.Meta
	tiles map[maptile.Tile][]byte
	asked int
}

func (s *sheet) Meta() tiles.Meta { return s.meta }

func (s *sheet) Tile(_ context.Context, z, x, y int) ([]byte, error) {
	s.asked++
	data, ok := s.tiles[maptile.New(uint32(x), uint32(y), maptile.Zoom(z))]
	if !ok {
		return nil, fmt.Errorf("%d/%d/%d: %w", z, x, y, tiles.ErrNoTile)
	}
	return data, nil
}

// draw puts named features on a sheet, each in all the tiles of a level that
// it touches at its points.
func (s *sheet) draw(t *testing.T, z maptile.Zoom, layer string, tags map[string]any, line ...orb.Point) {
	t.Helper()
	f := geojson.NewFeature(orb.LineString(line))
	if len(line) == 1 {
		f = geojson.NewFeature(line[0])
	}
	in := map[maptile.Tile]bool{}
	for _, p := range line {
		in[maptile.At(p, z)] = true
	}
	for at := range in {
		fc := geojson.NewFeatureCollection()
		own := geojson.NewFeature(orb.Clone(f.Geometry)) // projecting changes it
		own.Properties = tags
		fc.Append(own)
		l := mvt.NewLayer(layer, fc)
		l.ProjectToTile(at)
		data, err := mvt.Marshal(mvt.Layers{l})
		if err != nil {
			t.Fatal(err)
		}
		s.tiles[at] = append(s.tiles[at], data...)
	}
}

func gather(t *testing.T, s tiles.Source) []Place {
	t.Helper()
	var all []Place
	synctest.Test(t, func(t *testing.T) {
		g := New(s)
		g.Run(t.Context())
		all = g.Places()
	})
	return all
}

func TestNamesOfAMap(t *testing.T) {
	here := orb.Point{7.42, 43.73}
	s := &sheet{meta: tiles.Meta{MaxZoom: 14, Centre: here}, tiles: map[maptile.Tile][]byte{}}
	s.draw(t, 3, "place", map[string]any{"name": "Brasil", "class": "country"}, orb.Point{-50, -10})
	s.draw(t, 14, "transportation_name", map[string]any{"name": "Rue Grimaldi", "class": "minor"}, here, orb.Point{7.4203, 43.7302}, orb.Point{7.43, 43.731})
	s.draw(t, 14, "poi", map[string]any{"name": "École", "class": "school", "subclass": "primary_school"}, orb.Point{7.421, 43.731})
	s.draw(t, 14, "poi", map[string]any{"name": "École", "class": "school", "subclass": "primary_school"}, orb.Point{7.62, 43.73})
	s.draw(t, 14, "building", map[string]any{"name": "Nobody looks here"}, here)
	s.draw(t, 14, "poi", map[string]any{"name": strings.Repeat("x", longest+1)}, here)
	s.draw(t, 14, "roads", map[string]any{"name": "A Protomaps road", "kind": "minor_road"}, orb.Point{7.4401, 43.73})
	all := gather(t, s)
	var got []string
	for _, p := range all {
		got = append(got, fmt.Sprintf("%s (%s) %.1f", p.Name, p.Kind, p.Zoom))
	}
	slices.Sort(got)
	want := []string{"A Protomaps road (Street) 16.5", "Brasil (Country) 5.0", "Rue Grimaldi (Street) 16.5", "École (Primary school) 16.5"}
	if !slices.Equal(got, want) { // the second school lies beyond a gap
		t.Errorf("found %q, want %q", got, want)
	}
	for _, p := range all {
		if p.Name == "Rue Grimaldi" && geo.Distance(p.At, orb.Point{7.4203, 43.7302}) > 5 {
			t.Errorf("the street lies at %v", p.At)
		}
	}
}

func TestMonacoHasItsNames(t *testing.T) {
	data := assets.Basemap()
	archive, err := tiles.OpenPMTiles(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	all := gather(t, archive)
	for name, at := range map[string]orb.Point{
		"Avenue de la Costa": {7.4237, 43.7396}, "Place du Casino": {7.4277, 43.7392}, "Monte-Carlo": {7.4273, 43.7401},
	} {
		i := slices.IndexFunc(all, func(p Place) bool { return p.Name == name })
		if i < 0 || geo.Distance(all[i].At, at) > 600 {
			t.Errorf("%s is not where it is among %d names", name, len(all))
		}
	}
}

func TestReadingEnds(t *testing.T) {
	s := &sheet{meta: tiles.Meta{MaxZoom: 14, Centre: orb.Point{179.999, 0}}, tiles: map[maptile.Tile][]byte{}}
	for _, r := range ring(maptile.At(s.meta.Centre, 14), 1) { // over the antimeridian
		s.tiles[r] = []byte{0xFF} // broken
	}
	if all := gather(t, s); len(all) != 0 || s.asked > 1365+1+8+16 {
		t.Errorf("%d names after %d tiles", len(all), s.asked)
	}
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		New(s).Run(ctx)
	})
}

func TestRings(t *testing.T) {
	for r, want := range map[int]int{0: 1, 1: 8, 2: 16} {
		if got := ring(maptile.New(5, 5, 6), r); len(got) != want {
			t.Errorf("ring %d has %d tiles", r, len(got))
		}
	}
	if got := ring(maptile.New(0, 0, 6), 1); len(got) != 5 || got[0].X != 63 {
		t.Errorf("at the edge of the world: %v", got)
	}
	if p := lonLat(0.5, 0.5); math.Abs(p[0])+math.Abs(p[1]) > 1e-9 {
		t.Errorf("the middle of the world is %v", p)
	}
}
