package svg

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strconv"
	"strings"

	"watchfloor/mapview/raster"
)

// An Icon is a filled shape.
type Icon struct {
	Width, Height float64 // units
	rings         [][]point
}

// The limits of a file.
const (
	maxBytes  = 64 << 10
	maxPoints = 20_000
	maxSize   = 4096 // units
)

// ReadFile reads one file of a folder.
func ReadFile(folder fs.FS, name string) (*Icon, error) {
	f, err := folder.Open(name)
	if err != nil {
		return nil, fmt.Errorf("read icon: %w", err)
	}
	data, err := io.ReadAll(io.LimitReader(f, maxBytes+1))
	_ = f.Close() // it was only read
	if err != nil {
		return nil, fmt.Errorf("read icon %s: %w", name, err)
	}
	icon, err := Parse(data)
	if err != nil {
		return nil, fmt.Errorf("read icon %s: %w", name, err)
	}
	return icon, nil
}

// Parse reads an SVG file.
func Parse(data []byte) (*Icon, error) {
	if len(data) > maxBytes {
		return nil, fmt.Errorf("more than the limit of %d bytes", maxBytes)
	}
	icon := &Icon{}
	in := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := in.Token()
		if errors.Is(err, io.EOF) {
			return icon, icon.check()
		}
		if err != nil {
			return nil, err
		}
		if element, ok := token.(xml.StartElement); ok {
			if err := icon.element(element); err != nil {
				return nil, err
			}
		}
	}
}

func (i *Icon) check() error {
	switch {
	case !(i.Width > 0 && i.Height > 0 && max(i.Width, i.Height) <= maxSize):
		return errors.New("it has no viewBox that begins at 0 0, or it is too large")
	case len(i.rings) == 0:
		return errors.New("it has no path")
	}
	return nil
}

func (i *Icon) element(e xml.StartElement) error {
	attributes := map[string]string{}
	for _, a := range e.Attr {
		attributes[a.Name.Local] = a.Value
	}
	if attributes["transform"] != "" {
		return errors.New("transform is not supported: apply it to the paths")
	}
	switch e.Name.Local {
	case "svg":
		return i.size(attributes)
	case "path":
		return i.path(attributes["d"])
	case "circle", "ellipse", "rect", "polygon", "polyline", "line", "use", "text", "image":
		return fmt.Errorf("%s is not supported: convert it to a path", e.Name.Local)
	}
	return nil
}

// size reads the viewBox, or else width and height.
func (i *Icon) size(attributes map[string]string) error {
	width, height := attributes["width"], attributes["height"]
	if box := strings.Fields(attributes["viewBox"]); len(box) == 4 {
		if box[0] != "0" || box[1] != "0" {
			return errors.New("its viewBox does not begin at 0 0")
		}
		width, height = box[2], box[3]
	}
	var err error
	if i.Width, err = strconv.ParseFloat(width, 64); err == nil {
		i.Height, err = strconv.ParseFloat(height, 64)
	}
	return err
}

func (i *Icon) path(d string) error {
	t := tracer{in: scanner{text: d}}
	if err := t.trace(); err != nil {
		return fmt.Errorf("path: %w", err)
	}
	i.rings = append(i.rings, t.rings...)
	points := 0
	for _, ring := range i.rings {
		points += len(ring)
	}
	if points > maxPoints {
		return fmt.Errorf("more than %d points", maxPoints)
	}
	return nil
}

// Trace adds the shape to a path: its upper left corner at x, y, scale pixels
// to a unit.
func (i *Icon) Trace(to *raster.Path, x, y, scale float64) {
	for _, ring := range i.rings {
		for n, p := range ring {
			// The conversions keep processors from fusing the operations: the
			// same bits everywhere.
			px, py := raster.Px(x+float64(p.x*scale)), raster.Px(y+float64(p.y*scale))
			if n == 0 {
				to.MoveTo(px, py)
			} else {
				to.LineTo(px, py)
			}
		}
		to.Close()
	}
}
