package style

import (
	"image"
	"image/color"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
)

func sprites(t *testing.T) *Sprites {
	t.Helper()
	s, err := ReadSprites(fstest.MapFS{
		"box.svg":   {Data: []byte(`<svg viewBox="0 0 15 15"><path d="M3 3h9v9H3z"/></svg>`)},
		"notes.txt": {Data: []byte("not an icon")},
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestSprites(t *testing.T) {
	s := sprites(t)
	red, white := color.NRGBA{0xFF, 0, 0, 0xFF}, color.NRGBA{0xFF, 0xFF, 0xFF, 0xFF}
	got := s.Draw(Icon{Name: "box", Scale: 2, Ink: red, Halo: white, HaloWidth: 2})
	middle := got.Rect.Dx() / 2
	for at, want := range map[image.Point]color.RGBA{
		{middle, middle}:           {0xFF, 0, 0, 0xFF},
		{middle - 8, middle}:       {0xFF, 0, 0, 0xFF},
		{middle - 11, middle}:      {0xFF, 0xFF, 0xFF, 0xFF}, // the halo
		{middle - 13, middle}:      {},
		{middle + 10, middle}:      {0xFF, 0xFF, 0xFF, 0xFF},
		{middle, middle + 7}:       {0xFF, 0, 0, 0xFF},
		{middle - 12, middle - 12}: {},
	} {
		if p := got.RGBAAt(at.X, at.Y); p != want {
			t.Errorf("%v is %v, want %v", at.Sub(image.Pt(middle, middle)), p, want)
		}
	}
	if w, h := s.Size("box"); w != 15 || h != 15 || got.Rect.Dx()%2 != 0 {
		t.Errorf("%v by %v, picture %v", w, h, got.Rect)
	}
}

func TestSpritesThatAreNot(t *testing.T) {
	s := sprites(t)
	for _, look := range []Icon{{Name: "none", Scale: 1}, {Name: "box"}, {Name: "box", Scale: -1}} {
		if s.Draw(look) != nil {
			t.Errorf("%+v is drawn", look)
		}
	}
	var none *Sprites
	if none.Has("box") || none.Draw(Icon{Name: "box", Scale: 1}) != nil {
		t.Error("no sprites have one")
	}
	_, err := ReadSprites(fstest.MapFS{"bad.svg": {Data: []byte(`<svg viewBox="0 0 1 1"><rect/></svg>`)}})
	if err == nil || !strings.Contains(err.Error(), "bad.svg") {
		t.Errorf("error %v, want one that names the file", err)
	}
}

// TestSpritesAreShared: many goroutines ask at once; pictures are kept, but
// not without end.
func TestSpritesAreShared(t *testing.T) {
	s := sprites(t)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for i := range mostDrawn + 10 {
				s.Draw(Icon{Name: "box", Scale: 1, Ink: color.NRGBA{uint8(i), uint8(i >> 8), 0, 0xFF}})
			}
		})
	}
	wg.Wait()
	if len(s.drawn) > mostDrawn {
		t.Errorf("%d pictures are kept", len(s.drawn))
	}
	look := Icon{Name: "box", Scale: 1}
	if first := s.Draw(look); s.Draw(look) != first {
		t.Error("an icon is drawn twice")
	}
}
