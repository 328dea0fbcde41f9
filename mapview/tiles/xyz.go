package tiles

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"watchfloor/mapview/tiles/web"
)

// XYZ is a Source on a server that has an address for each tile. It is safe for
// concurrent use.
type XYZ struct {
	client *web.Client
	places []string // with {z}, {x} and {y}, or {-y} for rows from the south
	meta   Meta
}

var _ Source = (*XYZ)(nil)

// templateZoom is the nearest zoom that servers of vector tiles usually have.
const templateZoom = 14

// NewXYZ uses an address with {z}, {x} and {y} in it (or {-y}, which counts
// from the south), as http://host/{z}/{x}/{y}.pbf. Nothing is known of the
// tiles: they are taken for those of the whole world in zooms 0 to 14, in the
// OpenMapTiles schema. A TileJSON document says more: OpenTileJSON.
func NewXYZ(client *web.Client, template string) (*XYZ, error) {
	if err := checkTemplate(template); err != nil {
		return nil, err
	}
	meta := Meta{MaxZoom: templateZoom, Bounds: everywhere, Schema: OpenMapTiles, Format: MVT}
	if u, err := url.Parse(template); err == nil {
		meta.Name = u.Hostname()
	}
	return &XYZ{client, []string{template}, meta}, nil
}

// checkTemplate refuses an address that is not of tiles.
func checkTemplate(template string) error {
	u, err := url.Parse(template)
	switch {
	case err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https":
		return errors.New("the address of tiles must begin with http:// or https://")
	case !strings.Contains(template, "{z}") || !strings.Contains(template, "{x}") ||
		!strings.Contains(template, "{y}") && !strings.Contains(template, "{-y}"):
		return errors.New("the address of tiles must hold {z}, {x} and {y}")
	}
	return nil
}

// tileJSON is what is read of a TileJSON 3.0.0 document.
type tileJSON struct {
	Name        string    `json:"name"`
	Attribution string    `json:"attribution"`
	Scheme      string    `json:"scheme"`
	Format      string    `json:"format"`
	Tiles       []string  `json:"tiles"`
	MinZoom     *int      `json:"minzoom"`
	MaxZoom     *int      `json:"maxzoom"`
	Bounds      []float64 `json:"bounds"`
	Center      []float64 `json:"center"`
	described
}

// OpenTileJSON reads a TileJSON 3.0.0 document from a server.
func OpenTileJSON(ctx context.Context, client *web.Client, address string) (*XYZ, error) {
	data, err := client.Get(ctx, address, metaLimit)
	if err != nil {
		return nil, err
	}
	return readTileJSON(client, address, data)
}

func readTileJSON(client *web.Client, address string, data []byte) (*XYZ, error) {
	var t tileJSON
	if err := json.Unmarshal(data, &t); err != nil {
		return nil, fmt.Errorf("it is no TileJSON document: %w", err)
	}
	base, err := url.Parse(address)
	if err != nil {
		return nil, errors.New("its address is none")
	}
	meta, err := t.meta()
	if err != nil {
		return nil, err
	}
	s := &XYZ{client, nil, meta}
	for _, template := range t.Tiles {
		if template, err = absolute(base, template); err != nil {
			return nil, err
		}
		if t.Scheme == "tms" {
			template = strings.ReplaceAll(template, "{y}", "{-y}")
		}
		s.places = append(s.places, template)
	}
	if len(s.places) == 0 {
		return nil, errors.New("it is no TileJSON document: it names no tiles")
	}
	return s, nil
}

// absolute is where tiles lie; the document may say it from where it lies
// itself. A document that came safely leads to no place that is not.
func absolute(base *url.URL, template string) (string, error) {
	marks := strings.NewReplacer("{", "%7B", "}", "%7D")
	u, err := base.Parse(marks.Replace(template))
	if err != nil {
		return "", errors.New("it names an address of tiles that is none")
	}
	if base.Scheme == "https" && u.Scheme != "https" {
		return "", fmt.Errorf("it leads to %s, which is not safe", web.Place(u.String()))
	}
	template = strings.NewReplacer("%7B", "{", "%7D", "}").Replace(u.String())
	return template, checkTemplate(template)
}

func (t tileJSON) meta() (Meta, error) {
	at := header{maxZoom: templateZoom, bounds: everywhere}
	if t.MinZoom != nil {
		at.minZoom = *t.MinZoom
	}
	if t.MaxZoom != nil {
		at.maxZoom = *t.MaxZoom
	}
	format := formatOf(t.Format)
	switch {
	case at.minZoom < 0 || at.minZoom > at.maxZoom || at.maxZoom > maxZoom:
		return Meta{}, fmt.Errorf("it claims zooms %d to %d", at.minZoom, at.maxZoom)
	case format != MVT:
		return Meta{}, fmt.Errorf("its tiles are %s; vector tiles (pbf) can be drawn", format)
	}
	if b := t.Bounds; len(b) == 4 {
		at.bounds = orb.Bound{Min: orb.Point{b[0], b[1]}, Max: orb.Point{b[2], b[3]}}
	}
	at.centre, at.centreZoom = at.bounds.Center(), at.minZoom
	if c := t.Center; len(c) >= 2 {
		at.centre = orb.Point{c[0], c[1]}
	}
	if c := t.Center; len(c) == 3 {
		at.centreZoom = int(min(max(c[2], 0), maxZoom))
	}
	m := Meta{
		Name: plain(t.Name), Attribution: plain(t.Attribution), MinZoom: at.minZoom, MaxZoom: at.maxZoom,
		Schema: t.schema(), Format: MVT,
	}
	m.Bounds, m.Centre, m.Zoom = at.place()
	return m, nil
}

// Meta implements Source.
func (s *XYZ) Meta() Meta { return s.meta }

// Tile implements Source. It may wait for the server.
func (s *XYZ) Tile(ctx context.Context, z, x, y int) ([]byte, error) {
	data, err := s.read(ctx, z, x, y)
	if errors.Is(err, web.ErrNone) {
		err = ErrNoTile
	}
	if err != nil {
		return nil, fmt.Errorf("tile %d/%d/%d: %w", z, x, y, err)
	}
	return data, nil
}

func (s *XYZ) read(ctx context.Context, z, x, y int) ([]byte, error) {
	if !s.meta.has(z, x, y) {
		return nil, ErrNoTile
	}
	address := strings.NewReplacer("{z}", strconv.Itoa(z), "{x}", strconv.Itoa(x), "{y}", strconv.Itoa(y),
		"{-y}", strconv.Itoa(1<<z-1-y)).Replace(s.places[(x+y)%len(s.places)])
	data, err := s.client.Get(ctx, address, tileLimit)
	if err != nil {
		return nil, err
	}
	return unwrap(data)
}
