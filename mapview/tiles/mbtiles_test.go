package tiles

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/paulmach/orb"
)

// mbtiles are the statements that make a good file; {tile} is a packed tile.
var mbtiles = []string{
	`CREATE TABLE metadata (name text, value text)`,
	`CREATE TABLE tiles (zoom_level integer, tile_column integer, tile_row integer, tile_data blob)`,
	`CREATE UNIQUE INDEX tile_index ON tiles (zoom_level, tile_column, tile_row)`,
	`INSERT INTO metadata VALUES ('name', 'A city'), ('format', 'pbf'), ('minzoom', '1'), ('maxzoom', '3'),
		('bounds', '7,43,8,44'), ('center', '7.5,43.5,2'), ('attribution', '<a>&copy; us</a>'),
		('json', '{"vector_layers": [{"id": "water"}, {"id": "roads"}, {"id": "earth"}]}')`,
	`INSERT INTO tiles VALUES (2, 1, 3, {tile}), (3, 0, 0, CAST('bare' AS blob)), (3, 1, 0, zeroblob(5000000)), (3, 2, 0, NULL)`,
}

// database makes a file.
func database(t testing.TB, statements ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "50%3f of a city#.mbtiles")
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, s := range statements {
		var args []any
		if strings.Contains(s, "{tile}") {
			s, args = strings.ReplaceAll(s, "{tile}", "?"), []any{tile}
		}
		if _, err := db.Exec(s, args...); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
	return path
}

func TestMBTiles(t *testing.T) {
	path := database(t, mbtiles...)
	m, err := OpenMBTiles(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer m.Close()
	want := Meta{
		Name: "A city", Attribution: "© us", MinZoom: 1, MaxZoom: 3, Schema: Protomaps, Format: MVT, Zoom: 2,
		Bounds: orb.Bound{Min: orb.Point{7, 43}, Max: orb.Point{8, 44}}, Centre: orb.Point{7.5, 43.5},
	}
	if m.Meta() != want {
		t.Errorf("%+v", m.Meta())
	}
	for _, c := range []struct {
		z, x, y int
		data    string
		err     string
	}{
		{2, 1, 0, "a tile", ""}, // row 3 from the south
		{3, 0, 7, "bare", ""},
		{3, 1, 7, "", "5000000 bytes are more than"},
		{3, 2, 7, "", "there is no tile"},
		{2, 0, 0, "", "tile 2/0/0: there is no tile"},
		{4, 0, 0, "", "there is no tile"},
		{2, 4, 0, "", "there is no tile"},
	} {
		data, err := m.Tile(t.Context(), c.z, c.x, c.y)
		if string(data) != c.data || (err == nil) != (c.err == "") || err != nil && !strings.Contains(err.Error(), c.err) {
			t.Errorf("%d/%d/%d: %q, %v", c.z, c.x, c.y, data, err)
		}
	}
	if _, err := m.Tile(t.Context(), 2, 0, 0); !errors.Is(err, ErrNoTile) {
		t.Errorf("no ErrNoTile: %v", err)
	}
	if names, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*")); err != nil || len(names) != 1 {
		t.Errorf("reading wrote %v", names)
	}
}

// TestBrokenMBTiles opens files that are wrong; each says how.
func TestBrokenMBTiles(t *testing.T) {
	for name, c := range map[string]struct {
		statements []string
		change     func(path string) error
		want       string
	}{
		"no metadata":   {mbtiles[1:3], nil, "no such table: metadata"},
		"no tiles":      {mbtiles[:1], nil, "no such table: tiles"},
		"empty":         {mbtiles[:3], nil, "it holds no tiles"},
		"pictures":      {append(mbtiles[:4:4], `UPDATE metadata SET value = 'png' WHERE name = 'format'`), nil, "its tiles are png"},
		"zooms":         {append(mbtiles[:4:4], `UPDATE metadata SET value = '99' WHERE name = 'maxzoom'`), nil, "claims zooms 1 to 99"},
		"no index":      {append(mbtiles[:4:4], `DROP INDEX tile_index`), nil, "CREATE UNIQUE INDEX"},
		"not ours":      {nil, func(path string) error { return os.WriteFile(path, []byte("a letter"), 0o600) }, "not a database"},
		"cut off":       {mbtiles, func(path string) error { return os.Truncate(path, 5000) }, "it is no MBTiles file, or damaged"},
		"being written": {mbtiles, func(path string) error { return os.WriteFile(path+"-wal", []byte("x"), 0o600) }, "close that program first"},
		"gone":          {mbtiles, os.Remove, "no such file"},
		"endless view": {append(mbtiles[:1:1], `CREATE VIEW tiles AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n)
			SELECT i AS zoom_level, i AS tile_column, i AS tile_row, zeroblob(1) AS tile_data FROM n`), nil, "deadline exceeded"},
	} {
		t.Run(name, func(t *testing.T) {
			path := database(t, c.statements...)
			if c.change != nil {
				if err := c.change(path); err != nil {
					t.Fatal(err)
				}
			}
			ctx, cancel := context.WithTimeout(t.Context(), time.Second)
			defer cancel()
			m, err := OpenMBTiles(ctx, path)
			if err == nil {
				m.Close()
			}
			if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
				t.Errorf("%v, want %q", err, c.want)
			}
		})
	}
}

// FuzzMBTiles damages a file; reading it must only not panic nor hang.
func FuzzMBTiles(f *testing.F) {
	good, err := os.ReadFile(database(f, mbtiles...))
	if err != nil {
		f.Fatal(err)
	}
	good = bytes.TrimRight(good[:min(len(good), 16<<10)], "\x00")
	f.Add(0, []byte{})
	f.Add(40, []byte{0xff, 0xff})
	f.Add(4096, []byte{13, 0, 0, 0, 99})
	f.Fuzz(func(t *testing.T, at int, patch []byte) {
		data := bytes.Clone(good)
		if at >= 0 && at < len(data) {
			copy(data[at:], patch)
		}
		path := filepath.Join(t.TempDir(), "x.mbtiles")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		m, err := OpenMBTiles(t.Context(), path)
		if err != nil {
			return
		}
		defer m.Close()
		for z := range 4 {
			_, _ = m.Tile(t.Context(), z, 0, 1<<z-1)
		}
	})
}
