package mapview

import (
	"image"
	"image/color"
	"math"
	"testing"
	"time"

	"github.com/paulmach/orb"

	"watchfloor/mapview/tiles"
)

// drawn is the picture of a scene without tiles.
func drawn(t *testing.T, s *scene) *image.RGBA {
	t.Helper()
	dst := image.NewRGBA(image.Rectangle{Max: s.view.Size})
	composerOf(t, scripted{meta: tiles.Meta{}}, s).compose(dst, s)
	return dst
}

// plainScene has nothing to see.
func plainScene() *scene { return sceneOf(cityView(image.Pt(200, 200), 15), nil, nil) }

func TestWedgeEndsAtWalls(t *testing.T) {
	s := plainScene()
	v := s.view
	outline := []orb.Point{v.Place(100, 100), v.Place(140, 60), v.Place(140, 140), v.Place(100, 100)}
	s.markers = []Marker{{ID: "a", At: v.Centre, Colour: color.NRGBA{R: 0xFF, A: 0xFF}, Wedge: &Wedge{
		Heading: 90, FOV: 90, Range: 80 * v.MetresPerPixel(), Outline: outline,
	}}}
	bare, dst := drawn(t, plainScene()), drawn(t, s)
	if dst.RGBAAt(130, 100) == bare.RGBAAt(130, 100) {
		t.Error("nothing is drawn this side of the wall")
	}
	if dst.RGBAAt(160, 100) != bare.RGBAAt(160, 100) {
		t.Error("it sees through the wall")
	}
}

func TestTrailsFadeWithAge(t *testing.T) {
	s := plainScene()
	v := s.view
	s.rev.trails = 1
	trail := Trail{ID: "a", Colour: color.NRGBA{0xFF, 0xFF, 0xFF, 0xFF}}
	for x := 10; x <= 190; x += 10 {
		trail.Points = append(trail.Points, TrailPoint{v.Place(float64(x), 100.5), 1 - float64(x)/200})
	}
	s.trails = []Trail{trail, {Points: trail.Points[:1]}, {}}
	dst := drawn(t, s)
	old, young := dst.RGBAAt(30, 100).R, dst.RGBAAt(180, 100).R
	if old >= young || young < 150 {
		t.Errorf("the old end is %d, the young one %d", old, young)
	}
	if c := dst.RGBAAt(100, 60); c != (color.RGBA{noGround.R, noGround.G, noGround.B, 0xFF}) {
		t.Errorf("beside the trail is %v", c)
	}
}

func TestCoverHatchesWhatNobodySees(t *testing.T) {
	s := plainScene()
	v := s.view
	s.cover = &Cover{
		Bound: orb.Bound{Min: v.Place(40, 160), Max: v.Place(160, 40)}, Cols: 2, Rows: 2,
		Seen: []uint8{1, 0, 3, 0}, Inside: []bool{true, true, true, false}, // from south to north
	}
	bare, dst := drawn(t, plainScene()), drawn(t, s)
	changed := func(x0, y0 int) (n int) {
		for y := y0; y < y0+40; y++ {
			for x := x0; x < x0+40; x++ {
				n += one(dst.RGBAAt(x, y) != bare.RGBAAt(x, y))
			}
		}
		return n
	}
	if once, thrice := dst.RGBAAt(70, 130).G, dst.RGBAAt(70, 70).G; once <= bare.RGBAAt(70, 130).G || thrice <= once {
		t.Errorf("seen once is %d, three times %d", once, thrice)
	}
	if n := changed(110, 50); n > 0 {
		t.Errorf("what does not matter is drawn: %d pixels", n)
	}
	if n := changed(110, 110); n < 1500 {
		t.Errorf("%d pixels of the gap are drawn", n)
	}
	if changed(0, 0) > 0 {
		t.Error("something is drawn outside the grid")
	}
}

func TestCoverThatDoesNotFitIsRefused(t *testing.T) {
	b := newBench(t, Config{Home: monaco})
	box := orb.Bound{Min: orb.Point{7, 43}, Max: orb.Point{8, 44}}
	for name, c := range map[string]*Cover{
		"too few":     {Bound: box, Cols: 2, Rows: 2, Seen: make([]uint8, 3)},
		"inside":      {Bound: box, Cols: 1, Rows: 1, Seen: make([]uint8, 1), Inside: make([]bool, 2)},
		"nothing":     {Bound: box},
		"no area":     {Cols: 1, Rows: 1, Seen: make([]uint8, 1)},
		"below zero":  {Bound: box, Cols: -1, Rows: -1, Seen: make([]uint8, 1)},
		"not numbers": {Bound: orb.Bound{Min: orb.Point{math.NaN(), 0}, Max: orb.Point{1, 1}}, Cols: 1, Rows: 1, Seen: make([]uint8, 1)},
	} {
		if b.SetCover(c); b.content.cover != nil {
			t.Errorf("%s is taken", name)
		}
	}
}

func TestHeatGlows(t *testing.T) {
	s := plainScene()
	s.rev.heat = 1
	s.heat = []HeatPoint{{s.view.Centre, 8}}
	if c := drawn(t, s).RGBAAt(100, 100); c.R < 120 {
		t.Errorf("the middle is %v", c)
	}
}

// TestAgesAreShownWhereTheyMatter: under what is stale or selected.
func TestAgesAreShownWhereTheyMatter(t *testing.T) {
	draws := func(m Marker) bool {
		s := plainScene()
		m.ID, m.At, m.Symbol = "a", s.view.Centre, SymbolDisc
		s.markers = []Marker{m}
		without := drawn(t, s)
		s.markers[0].Age = "5 min"
		return differing(without, drawn(t, s), 8) > 0.001
	}
	if draws(Marker{}) || !draws(Marker{Dim: true}) || !draws(Marker{Selected: true}) {
		t.Error("ages stand in the wrong places")
	}
}

// TestMarkersLeaveTheGroundAlone: a unit that moves does not draw the layers
// below it again.
func TestMarkersLeaveTheGroundAlone(t *testing.T) {
	s := sceneOf(cityView(image.Pt(200, 200), 15), cityStyle(t, false), cityMarkers(t, 3, 2))
	c := composerOf(t, citySource(t), s)
	dst := image.NewRGBA(image.Rectangle{Max: s.view.Size})
	c.compose(dst, s)
	was := c.ground.version
	next := *s
	next.markers = cityMarkers(t, 3, 2)
	for i := range next.markers {
		if next.markers[i].Symbol == SymbolUnit {
			next.markers[i].At[0] += 0.0002
		}
	}
	next.rev.markers++
	if c.compose(dst, &next); c.ground.version != was {
		t.Error("the ground was drawn again")
	}
	next.shapes, next.rev.shapes = []Shape{harbour()}, 9
	if c.compose(dst, &next); c.ground.version == was {
		t.Error("a new shape is not drawn")
	}
}

func TestStats(t *testing.T) {
	var w stopwatch
	for i := range 3 * remembered {
		w.extra = time.Duration(i % 100)
		w.note(0)
	}
	m := New(Config{})
	m.watch = w
	if s := m.Stats(); s.PaintP50 < 48 || s.PaintP50 > 51 || s.PaintP95 < 93 || s.PaintP99 < 97 || s.PaintP99 > 99 {
		t.Errorf("%+v", s)
	}
	if m.ResetStats(); m.Stats().PaintP99 != 0 {
		t.Error("the paints are not forgotten")
	}
}
