package tiles

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/maptile"

	"watchfloor/mapview/tiles/web"
)

// tileJSONs are documents and what the errors of reading say.
var tileJSONs = map[string]struct{ text, want string }{
	"good":         {`{"tilejson":"3.0.0","tiles":["/{z}/{x}/{y}.pbf"],"minzoom":1,"maxzoom":4,"bounds":[7,43,8,44],"center":[7.5,43.5,3],"name":"city","attribution":"us","vector_layers":[{"id":"earth"}]}`, ""},
	"least":        {`{"tiles":["{z}/{x}/{y}"]}`, ""},
	"no document":  {`<html>`, "it is no TileJSON document"},
	"no tiles":     {`{"name":"x"}`, "it names no tiles"},
	"no template":  {`{"tiles":["/tiles"]}`, "must hold {z}, {x} and {y}"},
	"to a file":    {`{"tiles":["file:///etc/{z}/{x}/{y}"]}`, "must begin with http"},
	"pictures":     {`{"tiles":["/{z}/{x}/{y}"],"format":"png"}`, "its tiles are png"},
	"zooms":        {`{"tiles":["/{z}/{x}/{y}"],"minzoom":5,"maxzoom":4}`, "claims zooms 5 to 4"},
	"near zooms":   {`{"tiles":["/{z}/{x}/{y}"],"maxzoom":60}`, "claims zooms 0 to 60"},
	"odd centre":   {`{"tiles":["/{z}/{x}/{y}"],"center":[1e300,-5,1e9],"bounds":[9,9,1,1]}`, ""},
	"of the wrong": {`{"tiles":7}`, "it is no TileJSON document"},
}

func TestTileJSON(t *testing.T) {
	for name, c := range tileJSONs {
		s, err := readTileJSON(nil, "http://h/maps/city.json", []byte(c.text))
		if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
		if err == nil && (len(s.places) != 1 || !everywhere.Contains(s.meta.Centre) || s.meta.Zoom > s.meta.MaxZoom) {
			t.Errorf("%s: %+v", name, s)
		}
	}
	s, err := readTileJSON(nil, "http://h/maps/city.json", []byte(tileJSONs["good"].text))
	want := Meta{"city", "us", 1, 4, orb.Bound{Min: orb.Point{7, 43}, Max: orb.Point{8, 44}}, orb.Point{7.5, 43.5}, 3, Protomaps, MVT}
	if err != nil || s.Meta() != want || s.places[0] != "http://h/{z}/{x}/{y}.pbf" {
		t.Errorf("%+v %v, %v", s.Meta(), s.places, err)
	}
	if _, err := readTileJSON(nil, "https://h/city.json", []byte(`{"tiles":["http://h/{z}/{x}/{y}"]}`)); err == nil || !strings.Contains(err.Error(), "not safe") {
		t.Errorf("a safe document leads to tiles that are not: %v", err)
	}
}

func FuzzTileJSON(f *testing.F) {
	for _, c := range tileJSONs {
		f.Add([]byte(c.text))
	}
	f.Fuzz(func(_ *testing.T, data []byte) {
		_, _ = readTileJSON(nil, "https://h/city.json", data) // it must only not panic
	})
}

// A site serves an archive, tiles and a TileJSON document.
type site struct {
	archive atomic.Pointer[[]byte]
	down    atomic.Bool
}

func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	switch {
	case s.down.Load():
		http.Error(w, "no", http.StatusBadGateway)
	case r.URL.Path == "/city.pmtiles":
		data := *s.archive.Load()
		w.Header().Set("ETag", fmt.Sprintf(`"%d"`, len(data)))
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
	case r.URL.Path == "/city.json":
		fmt.Fprint(w, tileJSONs["good"].text)
	case r.URL.Path == "/3/4/2.pbf":
		_, _ = w.Write(tile)
	case r.URL.Path == "/3/4/3.pbf":
		_, _ = w.Write(bomb)
	default:
		http.NotFound(w, r)
	}
}

// serve starts a site, and a client that keeps what comes from it.
func serve(t *testing.T, archive []byte) (*site, string, *web.Client) {
	t.Helper()
	s := &site{}
	s.archive.Store(&archive)
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	cache, err := web.OpenCache(t.TempDir(), 0)
	if err != nil {
		t.Fatal(err)
	}
	return s, server.URL, &web.Client{Cache: cache}
}

func TestXYZ(t *testing.T) {
	s, address, client := serve(t, nil)
	for _, place := range []string{address + "/city.json", address + "/{z}/{x}/{y}.pbf", address + "/{z}/{x}/{-y}.pbf"} {
		source, closer, err := Open(t.Context(), Spec{Place: place, Web: client})
		if err != nil {
			t.Fatal(err)
		}
		defer closer.Close()
		row := 2
		if strings.Contains(place, "{-y}") {
			row = 5
		}
		for range 2 { // then without a server
			if data, err := source.Tile(t.Context(), 3, 4, row); err != nil || string(data) != "a tile" {
				t.Errorf("%s: %q, %v", place, data, err)
			}
			if _, err := source.Tile(t.Context(), 3, 0, 0); !errors.Is(err, ErrNoTile) {
				t.Errorf("%s: %v", place, err)
			}
			s.down.Store(true)
		}
		s.down.Store(false)
	}
	source, err := NewXYZ(client, address+"/{z}/{x}/{y}.pbf")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := source.Tile(t.Context(), 3, 4, 3); err == nil || !strings.Contains(err.Error(), "unpack to more than") {
		t.Errorf("a bomb: %v", err)
	}
	if _, err := source.Tile(t.Context(), 15, 0, 0); !errors.Is(err, ErrNoTile) {
		t.Errorf("beyond its zooms: %v", err)
	}
}

// TestRemote reads the demo city over HTTP, without the server, and after the
// archive was replaced.
func TestRemote(t *testing.T) {
	archive := city(t)
	s, address, client := serve(t, archive)
	local, err := open(archive)
	if err != nil {
		t.Fatal(err)
	}
	source, closer, err := Open(t.Context(), Spec{Place: address + "/city.pmtiles", Web: client})
	if err != nil {
		t.Fatal(err)
	}
	defer closer.Close()
	if source.Meta() != local.Meta() {
		t.Errorf("%+v", source.Meta())
	}
	same := func(source Source) {
		t.Helper()
		for z := 9; z <= 16; z++ {
			at := maptile.At(orb.Point{7.4246, 43.7384}, maptile.Zoom(z))
			want, _ := local.Tile(t.Context(), z, int(at.X), int(at.Y))
			if got, err := source.Tile(t.Context(), z, int(at.X), int(at.Y)); err != nil || !bytes.Equal(got, want) {
				t.Errorf("zoom %d: %d bytes, want %d: %v", z, len(got), len(want), err)
			}
		}
	}
	same(source)
	offline, err := OpenRemote(t.Context(), &web.Client{Cache: client.Cache, Offline: true}, address+"/city.pmtiles")
	if err != nil {
		t.Fatal(err)
	}
	s.down.Store(true)
	same(offline)
	s.down.Store(false)
	next := append(bytes.Clone(archive), 0)
	s.archive.Store(&next)
	far, err := OpenRemote(t.Context(), &web.Client{}, address+"/city.pmtiles")
	if err != nil {
		t.Fatal(err)
	}
	s.archive.Store(&archive)
	before := far.now()
	same(far)
	if before == far.now() {
		t.Error("the archive that was replaced was not opened")
	}
}

// TestBrokenArchivesOverHTTP serves what is wrong in the same ways.
func TestBrokenArchivesOverHTTP(t *testing.T) {
	for name, c := range archives {
		_, address, _ := serve(t, c.pack())
		r, err := OpenRemote(t.Context(), &web.Client{}, address+"/city.pmtiles")
		if err == nil {
			_, err = r.Tile(t.Context(), 0, 0, 0)
		}
		if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

func TestOpen(t *testing.T) {
	dir := t.TempDir()
	write := func(name string, data []byte) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	offline := &web.Client{Offline: true}
	for name, c := range map[string]struct {
		spec Spec
		want string
	}{
		"archive":         {Spec{Place: write("a.PMTiles", one(tile).pack())}, ""},
		"database":        {Spec{Place: database(t, mbtiles...)}, ""},
		"gone":            {Spec{Place: filepath.Join(dir, "none.pmtiles")}, "no such file"},
		"broken":          {Spec{Place: write("b.pmtiles", []byte("a letter"))}, "it is no PMTiles archive"},
		"misnamed":        {Spec{Place: write("c.mbtiles", one(tile).pack())}, "it is no MBTiles file"},
		"another":         {Spec{Place: write("d.tif", nil)}, "a map is a .pmtiles or .mbtiles file"},
		"no host":         {Spec{Place: "http:///x.pmtiles"}, "it is no address"},
		"offline archive": {Spec{Place: "http://127.0.0.1:1/x.pmtiles", Web: offline}, "offline"},
		"offline json":    {Spec{Place: "http://127.0.0.1:1/x.json", Web: offline}, "offline"},
		"nobody there":    {Spec{Place: "http://127.0.0.1:1/x.pmtiles?key=s3cret"}, "refused"},
	} {
		source, closer, err := Open(t.Context(), c.spec)
		if (err == nil) != (c.want == "") || err != nil && (!strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "s3cret")) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
		if err == nil && (source.Meta().Format != MVT || closer.Close() != nil) {
			t.Errorf("%s: %+v", name, source.Meta())
		}
		if err != nil && (source != nil || closer != nil) {
			t.Errorf("%s: it returns a source with an error", name)
		}
	}
	xyz, _, err := Open(t.Context(), Spec{Place: "http://127.0.0.1:1/{z}/{x}/{y}.pbf", Web: offline})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := xyz.Tile(t.Context(), 3, 0, 0); !errors.Is(err, web.ErrOffline) {
		t.Errorf("offline: %v", err)
	}
}
