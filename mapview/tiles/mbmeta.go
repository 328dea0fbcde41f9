package tiles

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"github.com/paulmach/orb"
)

// metaQuery reads what is known of a file, no long text in full.
const metaQuery = `SELECT name, substr(CAST(value AS TEXT), 1, ?) FROM metadata WHERE name IN
	('name', 'format', 'attribution', 'minzoom', 'maxzoom', 'bounds', 'center', 'json') LIMIT 100`

// describe reads the metadata (MBTiles specification 1.3, Content).
func (m *MBTiles) describe(ctx context.Context) error {
	said := map[string]string{}
	rows, err := m.db.QueryContext(ctx, metaQuery, metaLimit)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		var value *string
		if err := rows.Scan(&name, &value); err != nil {
			return err
		}
		if value != nil {
			said[name] = strings.TrimSpace(*value)
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	least, most, err := m.zooms(ctx, said)
	if err != nil {
		return err
	}
	m.meta = mbMeta(said, least, most)
	return nil
}

// zooms are the zooms of a file: as it says, or as its tiles have them.
func (m *MBTiles) zooms(ctx context.Context, said map[string]string) (least, most int, err error) {
	least, wrong := strconv.Atoi(said["minzoom"])
	most, also := strconv.Atoi(said["maxzoom"])
	if wrong != nil || also != nil {
		var lo, hi *int
		if err := m.db.QueryRowContext(ctx, "SELECT min(zoom_level), max(zoom_level) FROM tiles").Scan(&lo, &hi); err != nil {
			return 0, 0, err
		}
		if lo == nil || hi == nil {
			return 0, 0, errors.New("it holds no tiles")
		}
		least, most = *lo, *hi
	}
	if least < 0 || most < least || most > maxZoom {
		return 0, 0, errors.New("it claims zooms " + strconv.Itoa(least) + " to " + strconv.Itoa(most))
	}
	return least, most, nil
}

func mbMeta(said map[string]string, least, most int) Meta {
	at := header{minZoom: least, maxZoom: most, bounds: everywhere}
	if b, ok := numbers(said["bounds"], 4); ok {
		at.bounds = orb.Bound{Min: orb.Point{b[0], b[1]}, Max: orb.Point{b[2], b[3]}}
	}
	at.centre, at.centreZoom = at.bounds.Center(), least
	if c, ok := numbers(said["center"], 3); ok {
		at.centre, at.centreZoom = orb.Point{c[0], c[1]}, int(min(max(c[2], 0), maxZoom))
	}
	m := Meta{
		Name: plain(said["name"]), Attribution: plain(said["attribution"]), MinZoom: least, MaxZoom: most,
		Schema: schemaIn([]byte(said["json"])), Format: formatOf(said["format"]),
	}
	m.Bounds, m.Centre, m.Zoom = at.place()
	return m
}

// numbers reads n numbers with commas between them.
func numbers(text string, n int) ([]float64, bool) {
	parts := strings.Split(text, ",")
	if len(parts) != n {
		return nil, false
	}
	all := make([]float64, n)
	for i, p := range parts {
		v, err := strconv.ParseFloat(strings.TrimSpace(p), 64)
		if err != nil || v != v {
			return nil, false
		}
		all[i] = v
	}
	return all, true
}
