package tiles

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	_ "modernc.org/sqlite" // the driver
)

// queryLimit is how long a question to a database may take: a foreign file can
// hold a view that never ends.
const queryLimit = 5 * time.Second

// MBTiles is a Source in an MBTiles file (MBTiles specification 1.3), an SQLite
// database that is only read and must not change while it is open. It is safe
// for concurrent use. Close it when it is no longer used.
type MBTiles struct {
	db   *sql.DB
	tile *sql.Stmt
	meta Meta
}

var _ Source = (*MBTiles)(nil)

// OpenMBTiles opens a file. Its errors say what is wrong with it.
func OpenMBTiles(ctx context.Context, path string) (*MBTiles, error) {
	if err := settled(path); err != nil {
		return nil, err
	}
	db, err := sql.Open("sqlite", location(path))
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(4) // as many tiles are read at once; each has a cache
	m := &MBTiles{db: db}
	if err := m.prepare(ctx); err != nil {
		_ = db.Close() // it was only read
		return nil, err
	}
	return m, nil
}

// settled refuses a database that another program has not finished writing.
func settled(path string) error {
	if _, err := os.Stat(path); err != nil {
		return err
	}
	for _, ending := range []string{"-wal", "-journal"} {
		if info, err := os.Stat(path + ending); err == nil && info.Size() > 0 {
			return fmt.Errorf("another program is writing it or did not finish: %s is beside it; close that program first", filepath.Base(path)+ending)
		}
	}
	return nil
}

// location is how SQLite is told to open a file: it never writes, takes no
// locks, and trusts nothing that the schema says.
func location(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // C:/…
	}
	u := url.URL{Scheme: "file", Path: path}
	u.RawQuery = url.Values{
		"mode": {"ro"}, "immutable": {"1"},
		"_pragma": {"query_only(1)", "trusted_schema(0)", "cell_size_check(1)", "cache_size(-2000)"},
	}.Encode()
	return u.String()
}

// tileQuery does not load a tile that is too large.
const tileQuery = `SELECT length(tile_data), CASE WHEN length(tile_data) <= ? THEN tile_data END
	FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?`

func (m *MBTiles) prepare(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, queryLimit)
	defer cancel()
	if err := m.describe(ctx); err != nil {
		return fmt.Errorf("it is no MBTiles file, or damaged: %w", bare(err))
	}
	if m.meta.Format != MVT {
		return fmt.Errorf("its tiles are %s; vector tiles (pbf) can be drawn", m.meta.Format)
	}
	if err := m.indexed(ctx); err != nil {
		return err
	}
	var err error
	m.tile, err = m.db.PrepareContext(ctx, tileQuery)
	return err
}

// indexed refuses a file whose every row would have to be read for a tile.
func (m *MBTiles) indexed(ctx context.Context) error {
	rows, err := m.db.QueryContext(ctx, "EXPLAIN QUERY PLAN "+tileQuery, 0, 0, 0, 0)
	if err != nil {
		return fmt.Errorf("it has no table of tiles: %w", bare(err))
	}
	defer rows.Close()
	for rows.Next() {
		var id, parent, unused int
		var step string
		if err := rows.Scan(&id, &parent, &unused, &step); err != nil {
			return err
		}
		if strings.HasPrefix(step, "SCAN") {
			return errors.New("its tiles have no index, so that each would take a search of the whole file; " +
				"add one: CREATE UNIQUE INDEX tile_index ON tiles (zoom_level, tile_column, tile_row)")
		}
	}
	return rows.Err()
}

// Meta implements Source.
func (m *MBTiles) Meta() Meta { return m.meta }

// Tile implements Source. It reads the file, so it may wait for a disk.
func (m *MBTiles) Tile(ctx context.Context, z, x, y int) ([]byte, error) {
	data, err := m.read(ctx, z, x, y)
	if err != nil {
		return nil, fmt.Errorf("tile %d/%d/%d: %w", z, x, y, err)
	}
	return data, nil
}

func (m *MBTiles) read(ctx context.Context, z, x, y int) ([]byte, error) {
	if !m.meta.has(z, x, y) {
		return nil, ErrNoTile
	}
	ctx, cancel := context.WithTimeout(ctx, queryLimit)
	defer cancel()
	var size sql.NullInt64
	var data []byte
	row := 1<<z - 1 - y // rows count from the south (TMS)
	err := m.tile.QueryRowContext(ctx, tileLimit, z, x, row).Scan(&size, &data)
	switch {
	case errors.Is(err, sql.ErrNoRows) || err == nil && size.Int64 == 0:
		return nil, ErrNoTile
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil:
		return nil, bare(err)
	case size.Int64 > tileLimit:
		return nil, fmt.Errorf("%d bytes are more than the %d that are read", size.Int64, tileLimit)
	}
	return unwrap(data)
}

// Close closes the file. Tiles cannot be read afterwards.
func (m *MBTiles) Close() error { return m.db.Close() }

// bare makes one line of what SQLite says.
func bare(err error) error {
	if err == nil || !strings.ContainsAny(err.Error(), "\r\n") {
		return err
	}
	return errors.New(strings.Join(strings.Fields(err.Error()), " "))
}
