package sight

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/mvt"
	"github.com/paulmach/orb/geojson"
	"github.com/paulmach/orb/maptile"

	"watchfloor/assets"
	"watchfloor/mapview/tiles"
)

// plot is a Source of one tile, of which the middle has a house with a
// courtyard, and which is missing at first.
type plot struct {
	tile    maptile.Tile
	data    []byte
	missing int // how often
	asked   int
}

func newPlot(t *testing.T) *plot { return newPlotTurning(t, false) }

// newPlotTurning may have its rings turn the wrong way round, as in some tiles.
func newPlotTurning(t *testing.T, wrong bool) *plot {
	t.Helper()
	// In the units of a tile, y down: the outer ring clockwise on screen.
	house := orb.Polygon{
		{{1000, 1000}, {3000, 1000}, {3000, 3000}, {1000, 3000}, {1000, 1000}},
		{{1500, 1500}, {1500, 2500}, {2500, 2500}, {2500, 1500}, {1500, 1500}},
	}
	across := orb.Polygon{{{3500, -64}, {4160, -64}, {4160, 4160}, {3500, 4160}, {3500, -64}}}
	for _, ring := range append(house, across...) {
		if wrong {
			ring.Reverse()
		}
	}
	layer := &mvt.Layer{Name: "building", Version: 2, Extent: 4096, Features: []*geojson.Feature{
		geojson.NewFeature(house), geojson.NewFeature(across),
	}}
	data, err := mvt.Marshal(mvt.Layers{layer})
	if err != nil {
		t.Fatal(err)
	}
	return &plot{tile: maptile.At(here, 14), data: data}
}

func (p *plot) Meta() tiles.Meta { return tiles.Meta{MaxZoom: 14} }

func (p *plot) Tile(_ context.Context, z, x, y int) ([]byte, error) {
	p.asked++
	if maptile.New(uint32(x), uint32(y), maptile.Zoom(z)) != p.tile {
		return nil, fmt.Errorf("%d/%d/%d: %w", z, x, y, tiles.ErrNoTile)
	}
	if p.missing--; p.missing >= 0 {
		return nil, errors.New("the server does not answer")
	}
	return p.data, nil
}

// at is a place on the plot by parts of it, eastward and southward.
func (p *plot) at(x, y float64) orb.Point { return grid{p.tile, 1}.lonLat(orb.Point{x, y}) }

func (p *plot) camera(x, y float64) Camera {
	return Camera{Eye: Eye{At: p.at(x, y), Heading: 90, FOV: 150, Range: 1500}}
}

func TestWallsOfATile(t *testing.T) {
	for _, wrong := range []bool{false, true} {
		testWallsOf(t, newPlotTurning(t, wrong))
	}
}

func testWallsOf(t *testing.T, p *plot) {
	walls, err := WallsOf(p.tile, p.data)
	if err != nil {
		t.Fatal(err)
	}
	outside, yard := See(p.camera(0.1, 0.5).Eye, walls), See(p.camera(0.5, 0.5).Eye, walls)
	for _, c := range []struct {
		what string
		sees bool
		fan  *Fan
		x, y float64
	}{
		{"the near front", true, outside, 0.23, 0.5},
		{"the courtyard", false, outside, 0.5, 0.5},
		{"past the house", true, outside, 0.3, 0.05},
		{"behind the house", false, outside, 0.8, 0.5},
		{"the courtyard from inside", true, yard, 0.6, 0.5},
		{"out of the courtyard", false, yard, 0.8, 0.5},
		{"the street beyond a seam", false, See(p.camera(0.8, 0.5).Eye, walls), 1.01, 0.5},
	} {
		if c.fan.Sees(p.at(c.x, c.y)) != c.sees {
			t.Errorf("%s: want %v", c.what, c.sees)
		}
	}
	if _, err := WallsOf(p.tile, []byte{0x1a, 0xff}); err == nil {
		t.Error("a broken tile is walls")
	}
}

func TestSurveyorLooksAndLooksAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPlot(t)
		p.missing = 1
		s := NewSurveyor(p)
		ctx, cancel := context.WithCancel(t.Context())
		go s.Run(ctx)
		c := p.camera(0.1, 0.5)
		s.Want(map[string]Camera{"a": c})
		synctest.Wait()
		v, ok := s.Survey().View("a", c)
		if !ok || !v.Now.Sees(p.at(0.3, 0.5)) || v.Reach != nil {
			t.Error("without its tile, a camera does not see its whole sector")
		}
		time.Sleep(again + time.Second)
		synctest.Wait()
		if v, ok = s.Survey().View("a", c); !ok || v.Now.Sees(p.at(0.3, 0.5)) {
			t.Error("the tile has come, and the view is not cut")
		}
		turned := c
		turned.Heading, turned.Turns = 270, true
		if _, ok := s.Survey().View("a", turned); ok {
			t.Error("another pose has the old view")
		}
		asked := p.asked
		s.Want(map[string]Camera{"a": turned, "far": {Eye: Eye{c.At, 0, 60, farthest + 1}, Turns: false}})
		synctest.Wait()
		if v, ok = s.Survey().View("a", turned); !ok || v.Now.Sees(p.at(0.2, 0.5)) || !v.Reach.Sees(p.at(0.2, 0.5)) {
			t.Error("it has not turned")
		}
		if s.Survey().Len() != 1 || p.asked != asked {
			t.Errorf("%d views, %d tiles read again", s.Survey().Len(), p.asked-asked)
		}
		cancel()
		synctest.Wait()
	})
}

func TestSurveyorWithoutTiles(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := NewSurveyor(nil)
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		go s.Run(ctx)
		c := Camera{Eye: Eye{here, 0, 90, 100}, Turns: true}
		s.Want(map[string]Camera{"a": c})
		synctest.Wait()
		if v, ok := s.Survey().View("a", c); !ok || !v.Now.Sees(off(0, 90)) || !v.Reach.Sees(off(0, -90)) {
			t.Error("on open ground it does not see its range")
		}
		if _, ok := (*Survey)(nil).View("a", c); ok || (*Survey)(nil).Len() != 0 {
			t.Error("no survey knows something")
		}
	})
}

func TestAtlasKeepsFewTiles(t *testing.T) {
	p := newPlot(t)
	a := newAtlas(p)
	for i := range 200 {
		box := PlaneAt(orb.Point{7 + float64(i)/40, 43.7}).Around(10)
		if _, err := a.around(t.Context(), box); err != nil {
			t.Fatal(err)
		}
	}
	if len(a.kept) > mostKept {
		t.Errorf("%d tiles are kept", len(a.kept))
	}
}

// TestDemoCity compares with the views that the demo's own tool worked out
// from the map's raw data, in another way.
func TestDemoCity(t *testing.T) {
	var cameras []struct {
		ID                            string
		Lon, Lat, Heading, FOV, Range float64
	}
	var views map[string]orb.Ring
	if err := errors.Join(json.Unmarshal(assets.Cameras(), &cameras), json.Unmarshal(assets.Views(), &views)); err != nil {
		t.Fatal(err)
	}
	a := newAtlas(cityTiles(t))
	for _, c := range cameras {
		e := Eye{orb.Point{c.Lon, c.Lat}, c.Heading, c.FOV, c.Range}
		walls, err := a.around(t.Context(), PlaneAt(e.At).Around(e.Range))
		if err != nil {
			t.Fatal(err)
		}
		if both, either := overlap(See(e, walls...), views[c.ID]); both < 0.8*either {
			t.Errorf("%s: of %g cells that either sees %g are common", c.ID, either, both)
		}
	}
}

func overlap(f *Fan, view orb.Ring) (both, either float64) {
	c := NewCover(f.bound.Union(view.Bound()), 200, 200)
	for _, ring := range []orb.Ring{f.Outline, view} {
		c.spans(ring, ring.Bound(), c.count)
	}
	for _, n := range c.Seen {
		either += float64(min(n, 1))
		both += float64(n / 2)
	}
	return both, either
}

func cityTiles(t testing.TB) tiles.Source {
	data := assets.Basemap()
	source, err := tiles.OpenPMTiles(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	return source
}
