package cli

import (
	"bytes"
	"errors"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"watchfloor/assets"
	"watchfloor/mapview/tiles"
	"watchfloor/ui/settings"
)

// gate is an overlay in the demo city.
const gate = `{"type":"Feature","geometry":{"type":"Point","coordinates":[7.4246,43.7384]},"properties":{"name":"gate"}}`

func put(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// load reads settings of the test's own.
func load(t *testing.T, flags map[string]any) *settings.Settings {
	t.Helper()
	flags["map.cache_dir"] = filepath.Join(t.TempDir(), "tiles")
	s, err := settings.Load(put(t, "w.yaml", ""), flags)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestBasemap(t *testing.T) {
	city := put(t, "city.pmtiles", string(assets.Basemap()))
	for name, c := range map[string]struct {
		flags  map[string]any
		wants  string // layers that the tile of the city's middle has
		logged string
	}{
		"built in":  {map[string]any{}, "transportation", ""},
		"a file":    {map[string]any{"map.file": city}, "transportation", ""},
		"overlay":   {map[string]any{"map.overlays": []string{put(t, "gates.geojson", gate)}}, "overlay/gates", ""},
		"no server": {map[string]any{"map.packs": []string{"http://127.0.0.1:1/x.pmtiles?key=s3cret", city}}, "transportation", "left out"},
		"offline":   {map[string]any{"map.offline": "true", "map.packs": []string{"http://127.0.0.1:1/x.json", city}}, "transportation", "set to be offline"},
	} {
		t.Run(name, func(t *testing.T) {
			var log bytes.Buffer
			b, err := openBasemap(t.Context(), load(t, c.flags), slog.New(slog.NewTextHandler(&log, nil)))
			if err != nil {
				t.Fatal(err)
			}
			defer b.close()
			f, err := b.Best(t.Context(), 16, 34119, 23896)
			if err != nil || !bytes.Contains(f.Data, []byte(c.wants)) || f.Missed != nil {
				t.Errorf("%d bytes of %d/%d/%d, %v, missed %v", len(f.Data), f.Z, f.X, f.Y, err, f.Missed)
			}
			if f, err := b.Best(t.Context(), 12, 100, 100); err != nil || f.Z < 5 {
				t.Errorf("the world is missing: %v", err)
			}
			if said := log.String(); !strings.Contains(said, c.logged) || c.logged == "" && said != "" || strings.Contains(said, "s3cret") {
				t.Errorf("logged: %s", said)
			}
		})
	}
}

func TestMapsThatCannotBeRead(t *testing.T) {
	letter := put(t, "letter.pmtiles", "a letter")
	for key, flag := range map[string]any{
		"map.file": letter, "map.packs": []string{letter}, "map.overlays": []string{letter},
	} {
		_, err := openBasemap(t.Context(), load(t, map[string]any{key: flag}), slog.New(slog.DiscardHandler))
		var problem *settings.Error
		if !errors.As(err, &problem) || problem.Key != key || !strings.Contains(err.Error(), "letter.pmtiles") {
			t.Errorf("%s: %v", key, err)
		}
	}
}

// TestLooks reads all styles with overlays and a style of the user's own; none
// has a part that is not drawn.
func TestLooks(t *testing.T) {
	var said bytes.Buffer
	log := slog.New(slog.NewTextHandler(io.Writer(&said), nil))
	own := drawing{file: "own.json", own: assets.Style("openmaptiles", "day"), schema: tiles.OpenMapTiles, overlays: []string{"overlay/a", "overlay/b"}}
	looks, err := readLooks(own, log)
	if err != nil || said.Len() > 0 {
		t.Fatalf("%v, logged %s", err, said.String())
	}
	for theme, look := range looks {
		if !look.OpenMapTiles.Keeps("overlay/b") || !look.Protomaps.Keeps("overlay/a") {
			t.Errorf("%s does not draw the overlays", theme)
		}
	}
	for theme, want := range map[string]bool{"day": true, "night": true, "contrast": false} {
		name, _, err := own.style(tiles.OpenMapTiles, theme)
		if got := name == "own.json"; err != nil || got != want {
			t.Errorf("%s is drawn as %s, %v", theme, name, err)
		}
	}
	for _, text := range []string{"", "[]", `{"layers":7}`, `{}`} {
		own.own = []byte(text)
		if _, err := readLooks(own, log); err == nil || !strings.Contains(err.Error(), "own.json: it is no MapLibre style") {
			t.Errorf("%q: %v", text, err)
		}
	}
}
