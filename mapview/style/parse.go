package style

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
)

// A Style is a parsed style: its layers, from below.
type Style struct {
	Name   string
	Layers []Layer
}

// Keeps says whether any layer of the style draws a source layer: the others
// need not be decoded.
func (s *Style) Keeps(layer string) bool {
	for i := range s.Layers {
		if l := &s.Layers[i]; l.Source == layer && l.Kind != Background {
			return true
		}
	}
	return false
}

// A Warning says what part of a style is not drawn, and why.
type Warning struct {
	Path    string // such as layers[3].paint.line-blur
	Problem string
}

func (w Warning) String() string { return w.Path + " " + w.Problem }

// The limits of a style.
const (
	maxBytes  = 4 << 20
	maxLayers = 2000
)

// Parse reads a style. Parts that are not supported are skipped and reported;
// an error means that there is no style.
func Parse(data []byte) (*Style, []Warning, error) {
	if len(data) > maxBytes {
		return nil, nil, fmt.Errorf("parse style: %d bytes are more than the limit of %d", len(data), maxBytes)
	}
	var doc struct {
		Version int
		Name    string
		Layers  []json.RawMessage
	}
	if err := json.Unmarshal(data, &doc); err != nil {
		return nil, nil, fmt.Errorf("parse style: %w", err)
	}
	switch {
	case doc.Version != 8:
		return nil, nil, fmt.Errorf("parse style: version %d is not supported: it must be 8", doc.Version)
	case len(doc.Layers) == 0:
		return nil, nil, errors.New("parse style: it has no layers")
	case len(doc.Layers) > maxLayers:
		return nil, nil, fmt.Errorf("parse style: %d layers are more than the limit of %d", len(doc.Layers), maxLayers)
	}
	s := &Style{Name: doc.Name}
	warnings := unused(data)
	for i, raw := range doc.Layers {
		r := reader{path: fmt.Sprintf("layers[%d]", i)}
		if l, ok := r.layer(raw); ok {
			l.priority = i
			s.Layers = append(s.Layers, l)
		}
		warnings = append(warnings, r.warnings...)
	}
	return s, warnings, nil
}

// unused reports what a style has beside its layers that has no effect here.
func unused(data []byte) []Warning {
	var doc map[string]json.RawMessage
	_ = json.Unmarshal(data, &doc) // it has been read before
	var warnings []Warning
	for _, name := range slices.Sorted(maps.Keys(doc)) {
		switch name {
		case "version", "name", "layers", "sources", "metadata", "id", "center", "zoom", "bearing", "pitch", "transition":
		case "sprite":
			warnings = append(warnings, Warning{name, "is not loaded: icons are the built-in ones"})
		case "glyphs":
			warnings = append(warnings, Warning{name, "are not loaded: names are in the built-in fonts"})
		default:
			warnings = append(warnings, Warning{name, "is not supported"})
		}
	}
	return warnings
}

// layer reads one layer; false means that it is not drawn.
func (r *reader) layer(raw json.RawMessage) (Layer, bool) {
	var doc struct {
		ID      string
		Type    string
		Source  string          `json:"source-layer"`
		MinZoom *float64        `json:"minzoom"`
		MaxZoom *float64        `json:"maxzoom"`
		Filter  json.RawMessage `json:"filter"`
		Paint   map[string]any
		Layout  map[string]any
	}
	if err := json.Unmarshal(raw, &doc); err != nil {
		r.warn("", "is not a layer: "+err.Error())
		return Layer{}, false
	}
	l := Layer{ID: doc.ID, Source: doc.Source, MaxZoom: math.Inf(1)}
	if doc.MinZoom != nil {
		l.MinZoom = *doc.MinZoom
	}
	if doc.MaxZoom != nil {
		l.MaxZoom = *doc.MaxZoom
	}
	r.paint, r.layout = group{"paint", doc.Paint}, group{"layout", doc.Layout}
	ok := r.filter(doc.Filter, &l) && r.properties(doc.Type, &l)
	return l, ok
}

// filter compiles the filter; a layer whose filter is not understood would
// draw what it must not.
func (r *reader) filter(raw json.RawMessage, l *Layer) bool {
	if raw == nil {
		return true
	}
	var j any
	err := json.Unmarshal(raw, &j)
	if err == nil {
		l.filter, err = compiler{}.filter(j)
	}
	if err != nil {
		r.problem(".filter", err, ": the layer is not drawn")
	}
	return err == nil
}

// properties reads paint and layout by the layer's type.
func (r *reader) properties(kind string, l *Layer) bool {
	visible := r.fixed("visibility", "visible") != "none"
	switch kind {
	case "background":
		l.Kind, l.Fill = Background, r.background()
	case "fill":
		l.Kind, l.Fill = Fill, r.fill()
	case "line":
		l.Kind, l.Line = Line, r.line()
	case "fill-extrusion":
		l.Kind, l.Fill = Extrusion, r.extrusion()
	case "circle":
		l.Kind, l.Circle = Circle, r.circle()
	case "symbol":
		l.Kind, l.Symbol = Symbol, r.symbol()
	default:
		r.warn(".type", fmt.Sprintf("%q is not supported: the layer is not drawn", kind))
		return false
	}
	r.leftovers()
	return visible && !r.hidden
}
