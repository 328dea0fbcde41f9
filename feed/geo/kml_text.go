package geo

import (
	"encoding/json"
	"errors"
	"strconv"
	"strings"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"

	"watchfloor/feed"
)

// note adds a value to the ExtendedData, as JSON.
func (p *placemark) note(name string, value any) error {
	data, err := json.Marshal(value)
	p.Data = append(p.Data, datum{name, string(data)})
	return err
}

// exact is the geometry that a circle or corridor has in GeoJSON.
func exact(z feed.Zone) *geojson.Geometry { return geojson.NewGeometry(z.Geometry) }

// datum is a value of the ExtendedData, nil without.
func (p *placemark) datum(name string) []byte {
	for _, d := range p.Data {
		if d.Name == name {
			return []byte(d.Value)
		}
	}
	return nil
}

// coordinatesOf writes tuples "lon,lat", with spaces between.
func coordinatesOf(points []orb.Point) string {
	var b strings.Builder
	for i, p := range points {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(strconv.FormatFloat(p[0], 'f', -1, 64))
		b.WriteByte(',')
		b.WriteString(strconv.FormatFloat(p[1], 'f', -1, 64))
	}
	return b.String()
}

// numbers reads tuples "lon,lat[,altitude]" with white space between.
func (l line) numbers() ([][]float64, error) {
	var list [][]float64
	for tuple := range strings.FieldsSeq(l.Coordinates) {
		if len(list) > MaxCorners {
			break // the counter says so
		}
		var at []float64
		for part := range strings.SplitSeq(tuple, ",") {
			v, err := strconv.ParseFloat(part, 64)
			if err != nil || len(at) == 3 {
				return nil, errors.New("its coordinates are not tuples of lon,lat")
			}
			at = append(at, v)
		}
		list = append(list, at)
	}
	return list, nil
}

// rings are a polygon's numbers, the outer ring's first.
func (p polygon) rings() ([][][]float64, error) {
	lines := []line{p.Outer}
	for _, r := range p.Inner {
		lines = append(lines, r.Lines...)
	}
	var list [][][]float64
	for _, l := range lines {
		n, err := l.numbers()
		if err != nil {
			return nil, err
		}
		list = append(list, n)
	}
	return list, nil
}

// flat are the polygons of a group and of the groups in it.
func (g group) flat() []polygon {
	list := g.Polygons
	for _, inner := range g.Groups {
		list = append(list, inner.flat()...)
	}
	return list
}
