package golden_test

import (
	"bytes"
	"errors"
	"image"
	"image/draw"
	"math"
	"testing"

	"fyne.io/fyne/v2/theme"

	"watchfloor/assets"
	"watchfloor/mapview/label"
	"watchfloor/mapview/mvt"
	"watchfloor/mapview/style"
	"watchfloor/mapview/tiles"
)

const (
	width, height = 640, 480
	side          = 512 // of a tile
)

// A drawer draws a city: areas, lines and labels, as the map does at a whole
// zoom.
type drawer struct {
	city
	source  *tiles.PMTiles
	fonts   *label.Fonts
	sprites *style.Sprites
	painter style.Painter
}

func newDrawer(t *testing.T, c city) *drawer {
	t.Helper()
	data, err := c.pack()
	if err != nil {
		t.Fatal(err)
	}
	d := &drawer{city: c}
	if d.source, err = tiles.OpenPMTiles(bytes.NewReader(data), int64(len(data))); err != nil {
		t.Fatal(err)
	}
	d.fonts, err = label.ParseFonts(theme.DefaultTextFont().Content(), theme.DefaultTextBoldFont().Content(),
		theme.DefaultTextItalicFont().Content(), assets.Fonts()...)
	if err != nil {
		t.Fatal(err)
	}
	if d.sprites, err = style.ReadSprites(assets.Icons()); err != nil {
		t.Fatal(err)
	}
	return d
}

// draw draws the view around the city's place.
func (d *drawer) draw(t *testing.T, look string, zoom int) *image.RGBA {
	t.Helper()
	s, warnings, err := style.Parse(assets.Style(string(tiles.OpenMapTiles), look))
	if err != nil || len(warnings) > 0 {
		t.Fatal(err, warnings)
	}
	world := side << zoom
	left, top := d.corner(world)
	dst := image.NewRGBA(image.Rect(0, 0, width, height))
	var labels [][]label.Candidate
	for x := left / side; x <= (left+width)/side; x++ {
		for y := top / side; y <= (top+height)/side; y++ {
			tile := d.tile(t, zoom, x, y)
			d.drawTile(dst, s, tile, zoom, image.Pt(x*side-left, y*side-top))
			size := 1 / float64(int(1)<<zoom)
			at := label.Square{X: float64(x) * size, Y: float64(y) * size, Size: size}
			labels = append(labels, label.Find(s, tile, at, float64(zoom), 1, d.sprites))
		}
	}
	d.drawLabels(dst, labels, float64(left), float64(top), float64(world))
	return dst
}

// corner is the view's upper left corner in a world of so many pixels (Web
// Mercator).
func (d *drawer) corner(world int) (left, top int) {
	lat := d.at[1] * math.Pi / 180
	x := (d.at[0]/360 + 0.5) * float64(world)
	y := (0.5 - math.Asinh(math.Tan(lat))/(2*math.Pi)) * float64(world)
	return int(x) - width/2, int(y) - height/2
}

// tile is a tile of the pack, empty where there is none.
func (d *drawer) tile(t *testing.T, z, x, y int) *mvt.Tile {
	t.Helper()
	data, err := d.source.Tile(t.Context(), z, x, y)
	if err != nil && !errors.Is(err, tiles.ErrNoTile) {
		t.Fatal(err)
	}
	tile, err := mvt.Decode(data, nil, mvt.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return tile
}

func (d *drawer) drawTile(dst *image.RGBA, s *style.Style, tile *mvt.Tile, zoom int, at image.Point) {
	img := image.NewRGBA(image.Rect(0, 0, side, side))
	d.painter.Paint(img, s, tile, style.Frame{Size: side, Zoom: float64(zoom), Scale: 1})
	draw.Draw(dst, img.Rect.Add(at), img, image.Point{}, draw.Src)
}

func (d *drawer) drawLabels(dst *image.RGBA, found [][]label.Candidate, left, top, world float64) {
	placer := label.Placer{Fonts: d.fonts}
	area := label.Area{X: -left, Y: -top, World: world, Size: dst.Rect.Max}
	for _, l := range placer.Place(area, found...) {
		x, y := math.Round(l.At[0]*world-left), math.Round(l.At[1]*world-top)
		l.Draw(dst, image.Pt(int(x), int(y)))
	}
}
