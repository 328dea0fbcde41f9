package chart

import (
	"bytes"
	"testing"

	"github.com/paulmach/orb"

	"watchfloor/assets"
	"watchfloor/mapview"
	"watchfloor/mapview/style"
	"watchfloor/mapview/tiles"
)

func city(t *testing.T) tiles.Source {
	t.Helper()
	data := assets.Basemap()
	source, err := tiles.OpenPMTiles(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	return source
}

func TestTilesAreMeasured(t *testing.T) {
	all, err := sample(t.Context(), city(t))
	if err != nil || len(all) < enough || len(all) > 2*most || all[0].z != deepest {
		t.Fatalf("%d tiles, %v", len(all), err)
	}
	s, _, err := style.Parse(assets.Style("openmaptiles", "night"))
	if err != nil {
		t.Fatal(err)
	}
	var r Result
	if err := r.drawTiles(all[:enough], s); err != nil {
		t.Fatal(err)
	}
	if r.DecodeMean <= 0 || r.RasterMean <= 0 || r.RasterP95 < r.RasterMean/2 || r.PerSecond1 <= 0 || r.PerSecond2 <= 0 {
		t.Errorf("%+v", r)
	}
}

func TestBrokenTilesAreSaid(t *testing.T) {
	var r Result
	if err := r.drawTiles([]packed{{14, []byte{3<<3 | 2, 9}}}, nil); err == nil {
		t.Error("a tile that is cut off is measured")
	}
}

func TestSpreadCoversTheWorldWithFewTiles(t *testing.T) {
	all := spread(orb.Bound{Min: orb.Point{-180, -90}, Max: orb.Point{180, 90}}, 14)
	if len(all) < most/2 || len(all) > 2*most {
		t.Errorf("%d tiles", len(all))
	}
	if one := spread(orb.Bound{Min: orb.Point{7.42, 43.73}, Max: orb.Point{7.421, 43.731}}, 10); len(one) != 1 {
		t.Errorf("%d tiles of a small place", len(one))
	}
}

// TestLoad: as many markers as are promised, of which the units alone move,
// and markers that were given to the map never change.
func TestLoad(t *testing.T) {
	l := newLoad(orb.Point{7.42, 43.73})
	before := l.markers
	was := before[len(before)-1].At
	after := l.drive()
	if len(after) != cameras+incidents+units || before[len(before)-1].At != was {
		t.Fatalf("%d markers; the last moved from %v to %v", len(after), was, before[len(before)-1].At)
	}
	kinds := map[mapview.Symbol]int{}
	for i, k := range after {
		if moved := k.At != before[i].At; moved != (k.Symbol == mapview.SymbolUnit) {
			t.Fatalf("%s moves: %v", k.ID, moved)
		}
		kinds[k.Symbol]++
	}
	if kinds[mapview.SymbolCamera] != cameras || kinds[mapview.SymbolUnit] != units {
		t.Errorf("%v", kinds)
	}
}
