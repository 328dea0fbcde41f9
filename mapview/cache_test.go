package mapview

import (
	"image"
	"log/slog"
	"testing"

	"watchfloor/mapview/tiles"
)

func TestCacheDropsTheLongestUnused(t *testing.T) {
	c := newCache[string, int](10)
	c.put("a", 1, 4)
	c.put("b", 2, 4)
	c.get("a")
	c.put("c", 3, 4)
	if _, ok := c.get("b"); ok {
		t.Error("b is still there")
	}
	if v, ok := c.get("a"); !ok || v != 1 {
		t.Error("a is gone")
	}
	c.put("a", 5, 2)
	if v, _ := c.get("a"); v != 5 || c.used != 6 {
		t.Errorf("a is %d, %d used", v, c.used)
	}
	c.put("huge", 9, 100)
	if v, ok := c.get("huge"); !ok || v != 9 || len(c.held) != 1 {
		t.Error("what was just put must stay")
	}
}

// TestAnAtlasForgets the pictures that it no longer has.
func TestAnAtlasForgets(t *testing.T) {
	a := newAtlas(tiles.Meta{}, slog.New(slog.DiscardHandler))
	big := image.NewRGBA(image.Rect(0, 0, 2048, 2048)) // 16 MiB
	for i := range 500 {
		k := pictureKey{cell: cell{20, i, i}}
		a.store(result{job: job{k, &decoded{size: 1}}, tilePicture: tilePicture{image: big, from: k.cell}})
	}
	if n := len(a.pictures.held); n > 6 {
		t.Errorf("%d pictures of 16 MiB are kept", n)
	}
	if n := len(a.latest); n > 100 {
		t.Errorf("%d cells are remembered", n)
	}
}
