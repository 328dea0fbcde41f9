package geo

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"

	"github.com/paulmach/orb"

	"watchfloor/feed"
)

// ReadKML reads the Placemarks of a KML document, in whatever folders they
// are. Those that are no area are in Skipped. Documents in other encodings
// than UTF-8, and entities of their own, are refused: nothing outside the file
// is ever looked at.
func ReadKML(r io.Reader) (Content, error) {
	data, err := all(r)
	if err != nil {
		return Content{}, err
	}
	d := xml.NewTokenDecoder(&shallow{Decoder: xml.NewDecoder(bytes.NewReader(data))})
	var c Content
	for n := 1; ; n++ {
		p, err := nextPlace(d, n == 1)
		if errors.Is(err, io.EOF) {
			return c, nil
		}
		if err != nil {
			return Content{}, fmt.Errorf("this is not KML: %w", err)
		}
		z, note, err := p.zone()
		if err := c.add(n, z, note, err); err != nil {
			return Content{}, err
		}
	}
}

// nextPlace reads on to the end of the next Placemark; io.EOF: there is none.
// The first time the document begins, and must be KML.
func nextPlace(d *xml.Decoder, begins bool) (*placemark, error) {
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) && begins {
			return nil, errors.New("it is empty")
		}
		if err != nil {
			return nil, err
		}
		start, ok := token.(xml.StartElement)
		switch {
		case !ok:
		case begins && start.Name.Local != "kml":
			return nil, fmt.Errorf("it begins with <%.40s>", start.Name.Local)
		case start.Name.Local == "Placemark":
			p := &placemark{}
			return p, d.DecodeElement(p, &start)
		default:
			begins = false
		}
	}
}

// shallow refuses elements that are nested too deeply.
type shallow struct {
	*xml.Decoder
	depth int
}

// Token implements xml.TokenReader.
func (s *shallow) Token() (xml.Token, error) {
	t, err := s.Decoder.Token()
	switch t.(type) {
	case xml.StartElement:
		if s.depth++; s.depth > maxDepth {
			return nil, fmt.Errorf("elements are nested more than %d deep", maxDepth)
		}
	case xml.EndElement:
		s.depth--
	}
	return t, err
}

// zone is the one that a Placemark means.
func (p *placemark) zone() (feed.Zone, string, error) {
	var fields properties
	if data := p.datum(zoneData); data != nil {
		if err := json.Unmarshal(data, &fields); err != nil {
			return feed.Zone{Name: p.Name}, "", errors.New("its ExtendedData is not what Watchfloor writes")
		}
	}
	if fields == nil {
		fields = properties{}
	}
	if name, err := json.Marshal(p.Name); err == nil && p.Name != "" { // it may have been changed elsewhere
		fields["name"] = name
	}
	g, err := p.geometry()
	if err != nil {
		return feed.Zone{Name: p.Name}, "", err
	}
	return fields.zone(g)
}

// geometry is the exact one of a circle or a corridor that Watchfloor wrote,
// else what is drawn.
func (p *placemark) geometry() (orb.Geometry, error) {
	if data := p.datum(geometryData); data != nil {
		return geometryIn(data)
	}
	var n counter
	switch {
	case p.One != nil:
		rings, err := p.One.rings()
		if err != nil {
			return nil, err
		}
		return n.polygon(rings)
	case p.Many != nil:
		return p.Many.geometry(&n)
	case p.Line != nil:
		numbers, err := p.Line.numbers()
		if err != nil {
			return nil, err
		}
		return n.line(numbers)
	case p.Spot != nil:
		return nil, errors.New("a point is no area")
	}
	return nil, errors.New("it has no geometry")
}

func (g group) geometry(n *counter) (orb.Geometry, error) {
	var parts [][][][]float64
	for _, p := range g.flat() {
		rings, err := p.rings()
		if err != nil {
			return nil, err
		}
		parts = append(parts, rings)
	}
	return n.polygons(parts)
}
