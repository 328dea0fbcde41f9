package geo

import (
	"encoding/xml"
	"fmt"
	"io"

	"github.com/paulmach/orb"

	"watchfloor/feed"
)

// namespace is KML 2.2's.
const namespace = "http://www.opengis.net/kml/2.2"

// The names of ExtendedData that hold what KML cannot say.
const (
	zoneData     = "watchfloor.zone"     // the properties of the zone's GeoJSON
	geometryData = "watchfloor.geometry" // GeoJSON of a circle's centre, a corridor's line
)

// The elements of KML that are used (OGC 07-147r2).
type (
	document struct {
		XMLName xml.Name    `xml:"kml"`
		Space   string      `xml:"xmlns,attr"`
		Name    string      `xml:"Document>name"`
		Places  []placemark `xml:"Document>Placemark"`
	}
	placemark struct {
		Name string   `xml:"name"`
		Data []datum  `xml:"ExtendedData>Data"`
		One  *polygon `xml:"Polygon"`
		Many *group   `xml:"MultiGeometry"`
		Line *line    `xml:"LineString"`
		Spot *line    `xml:"Point"`
	}
	datum struct {
		Name  string `xml:"name,attr"`
		Value string `xml:"value"`
	}
	group struct {
		Polygons []polygon `xml:"Polygon"`
		Groups   []group   `xml:"MultiGeometry"`
	}
	polygon struct {
		Outer line   `xml:"outerBoundaryIs>LinearRing"`
		Inner []ring `xml:"innerBoundaryIs"`
	}
	ring struct {
		Lines []line `xml:"LinearRing"` // of one element, though some programs write more
	}
	line struct {
		Coordinates string `xml:"coordinates"`
	}
)

// WriteKML writes zones as KML 2.2, a Placemark each. Circles and corridors
// are written as polygons for other programs; their exact shape, and all else
// of a zone, stands in ExtendedData and is read back.
func WriteKML(w io.Writer, zones []feed.Zone) error {
	doc := document{Space: namespace, Name: "Zones"}
	for _, z := range zones {
		p, err := placemarkOf(z)
		if err != nil {
			return fmt.Errorf("write zone %q: %w", z.Name, err)
		}
		doc.Places = append(doc.Places, p)
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	e.Indent("", " ")
	if err := e.Encode(doc); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

func placemarkOf(z feed.Zone) (placemark, error) {
	p := placemark{Name: z.Name}
	fields, err := propertiesOf(z)
	if err != nil {
		return p, err
	}
	if err := p.note(zoneData, fields); err != nil {
		return p, err
	}
	if z.Radius > 0 || z.Width > 0 {
		if err := p.note(geometryData, exact(z)); err != nil {
			return p, err
		}
	}
	switch g := Area(z).(type) {
	case orb.Polygon:
		one := polygonOf(g)
		p.One = &one
	case orb.MultiPolygon:
		p.Many = &group{}
		for _, part := range g {
			p.Many.Polygons = append(p.Many.Polygons, polygonOf(part))
		}
	default:
		return p, errNoGround
	}
	return p, nil
}

func polygonOf(p orb.Polygon) polygon {
	var out polygon
	for i, r := range p {
		l := line{coordinatesOf(r)}
		if i == 0 {
			out.Outer = l
		} else {
			out.Inner = append(out.Inner, ring{[]line{l}})
		}
	}
	return out
}
