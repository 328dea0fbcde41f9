package mapview

import (
	"image"
	"image/color"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"
	"github.com/paulmach/orb"
)

// near places markers some pixels apart, at the zoom and place of monaco.
func crowded(offsets ...float64) (all []Marker) {
	v := Viewport{View: monaco, Size: image.Pt(640, 560)}
	for i, off := range offsets {
		all = append(all, Marker{ID: string(rune('a' + i)), At: v.Place(320+off, 280), Group: "camera", Severity: i % 3})
	}
	return all
}

// shownIDs are the markers on screen; those of a crowd are in brackets.
func shownIDs(spots []spot) string {
	var all []string
	for _, s := range spots {
		if s.crowd == nil {
			all = append(all, s.marker.ID)
			continue
		}
		var in []string
		for _, m := range s.crowd.members {
			in = append(in, m.ID)
		}
		slices.Sort(in)
		all = append(all, "("+strings.Join(in, "")+")")
	}
	slices.Sort(all)
	return strings.Join(all, " ")
}

func TestMarkersOfAGroupCrowd(t *testing.T) {
	v := Viewport{View: monaco, Size: image.Pt(640, 560)}
	for name, c := range map[string]struct {
		markers []Marker
		change  func(*scene)
		want    string
	}{
		"near":          {crowded(0, 10, 20), nil, "(abc)"},
		"apart":         {crowded(0, 100, 200), nil, "a b c"},
		"two":           {crowded(0, 10), nil, "a b"},
		"and one apart": {crowded(0, 10, 20, 200), nil, "(abc) d"},
		"switched off":  {crowded(0, 10, 20), func(s *scene) { s.clustering = false }, "a b c"},
		"zoomed in":     {crowded(0, 10, 20), func(s *scene) { s.view.Zoom += 3 }, "a b c"},
		"no group":      {crowded(0, 10, 20), func(s *scene) { s.markers[0].Group = "" }, "a b c"},
		"selected":      {crowded(0, 10, 20), func(s *scene) { s.markers[1].Selected = true }, "(abc) b"},
		"spread out":    {crowded(0, 0, 0), func(s *scene) { s.spread = "b" }, "a b c"},
	} {
		s := sceneOf(v, nil, c.markers)
		if c.change != nil {
			c.change(s)
		}
		if got := shownIDs(spotsOf(s)); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

func TestACrowdLooksLikeItsWorst(t *testing.T) {
	markers := crowded(0, 5, 10, 15)
	markers[2].Colour, markers[2].Mark = color.NRGBA{R: 0xFF, A: 0xFF}, MarkCross
	markers[1].Pulse = true
	s := sceneOf(Viewport{View: monaco, Size: image.Pt(640, 560)}, nil, markers)
	spots := spotsOf(s)
	if len(spots) != 1 {
		t.Fatalf("%d spots", len(spots))
	}
	l := crowdLook(spots[0].crowd, spots[0].marker, 2)
	if l.colour.R != 0xFF || l.mark != MarkCross || l.letter != "4" || l.beat != 2 || l.dim {
		t.Errorf("%+v", l)
	}
}

func TestCountsGoInSteps(t *testing.T) {
	for n, want := range map[int]string{
		2: "2", 3: "3", 5: "5", 6: "5+", 9: "5+", 10: "10", 19: "10+", 20: "20", 99: "50+", 499: "200+", 500: "500", 10_000: "500+",
	} {
		if got := (&crowd{members: make([]*Marker, n)}).count(); got != want {
			t.Errorf("%d is shown as %s, want %s", n, got, want)
		}
	}
}

// TestOneClickOpensACrowd: it comes nearer until its members are apart, and
// those at one place spread out.
func TestOneClickOpensACrowd(t *testing.T) {
	b := newBench(t, Config{Home: monaco})
	b.OnMarker = func(id string) { t.Errorf("a click on a crowd chose %s", id) }
	b.SetMarkers(crowded(0, 10, 20))
	b.arrange()
	test.TapCanvas(b.win.Canvas(), b.at(b.content.markers[1].At))
	b.wait(2 * time.Second)
	b.arrange()
	if got := shownIDs(b.shown.spots); got != "a b c" {
		t.Errorf("after the click: %s", got)
	}

	b.rest(monaco)
	b.SetMarkers(crowded(0, 0, 0, 0))
	b.arrange()
	test.TapCanvas(b.win.Canvas(), b.at(monaco.Centre))
	b.arrange()
	if got := shownIDs(b.shown.spots); got != "a b c d" || b.View() != monaco {
		t.Errorf("spread out: %s", got)
	}
	var chosen string
	b.OnMarker = func(id string) { chosen = id }
	x, y := b.shown.spots[2].screen(b.viewport())
	b.tapAt(x, y)
	if chosen != b.shown.spots[2].marker.ID {
		t.Errorf("chose %q", chosen)
	}
	b.tapAt(30, 30)
	b.arrange()
	if got := shownIDs(b.shown.spots); got != "(abcd)" {
		t.Errorf("after a click elsewhere: %s", got)
	}
}

// TestSpreadMembersDoNotCover each other, however many they are.
func TestSpreadMembersDoNotCover(t *testing.T) {
	for _, n := range []int{2, 5, 9, 10, 25, 60} {
		s := sceneOf(Viewport{View: monaco, Size: image.Pt(1920, 1080)}, nil, crowded(make([]float64, n)...))
		s.spread = "a"
		spots := spotsOf(s)
		for i, p := range spots {
			for _, q := range spots[i+1:] {
				if dx, dy := p.x-q.x, p.y-q.y; dx*dx+dy*dy < 18*18 && n > 2 {
					t.Fatalf("of %d members two are %.0f, %.0f pixels apart", n, dx, dy)
				}
			}
		}
	}
}

func TestAGroupThatStandsStillIsNotClusteredAgain(t *testing.T) {
	var a arranger
	s := sceneOf(cityView(image.Pt(640, 560), 15), nil, crowded(0, 10, 20))
	a.take(s)
	tree := a.groups[0].tree
	next := *s
	next.markers = append(slices.Clone(s.markers), Marker{ID: "unit", At: orb.Point{7.42, 43.73}})
	next.rev.markers++
	if a.take(&next); a.groups[0].tree != tree {
		t.Error("a unit moved, and the cameras were clustered again")
	}
	next.markers[0].At[0] += 0.1
	next.rev.markers++
	if a.take(&next); a.groups[0].tree == tree {
		t.Error("a camera moved, and the clusters stay")
	}
}
