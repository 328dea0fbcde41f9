package present

import (
	"slices"
	"testing"
)

func TestLayersAtFirst(t *testing.T) {
	var s Layers
	for _, l := range AllLayers() {
		if want := l != CoverLayer && l != HeatLayer; s.Has(l) != want {
			t.Errorf("%s is on: %v", l, !want)
		}
		if s.Toggled(l).Has(l) == s.Has(l) || s.Toggled(l).Toggled(l) != s {
			t.Errorf("%s cannot be toggled", l)
		}
		if l.Title() == "" {
			t.Errorf("%s has no title", l)
		}
	}
}

func TestLayersAreKeptByName(t *testing.T) {
	s := Layers(0).Toggled(ZoneLayer).Toggled(HeatLayer)
	if names := s.Changed(); !slices.Equal(names, []string{"zones", "heat"}) {
		t.Errorf("changed: %q", names)
	}
	if got := LayersOf(append(s.Changed(), "of the future", "heat")); got != s {
		t.Errorf("%b comes back as %b", s, got)
	}
}
