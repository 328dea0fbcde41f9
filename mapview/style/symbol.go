package style

import (
	"image/color"
	"strings"
)

// SymbolPaint is how a label is drawn: a text, an icon, or both as one.
// Lengths are logical pixels where it does not say ems; offsets go right and
// down.
type SymbolPaint struct {
	Rank       Property[float64] // symbol-sort-key: the lower is placed first
	Repeat     Property[float64] // between labels of one line
	AlongLine  bool              // symbol-placement: line or line-center
	LineCentre bool              // once on a line, at its middle

	Field     Property[string]
	Size      Property[float64] // of an em
	Color     Property[color.NRGBA]
	Halo      Property[color.NRGBA]
	HaloWidth Property[float64]
	Opacity   Property[float64]
	MaxWidth  Property[float64]    // of a line of text, ems
	Height    Property[float64]    // from line to line, ems
	Spacing   Property[float64]    // between letters, ems
	MaxAngle  Property[float64]    // between neighbouring letters, degrees
	Transform Property[string]     // none, uppercase, lowercase
	Anchor    Property[string]     // the part of the text at the place: center, left, top-right, …
	Offset    Property[[2]float64] // ems
	Justify   Property[string]     // auto, left, center, right
	Optional  bool                 // the icon may stand without the text
	Overlap   bool                 // may lie over others
	Bold      bool
	Italic    bool

	Icon          Property[string]  // its name among the Sprites; "": none
	IconSize      Property[float64] // 1: as it was drawn
	IconColor     Property[color.NRGBA]
	IconHalo      Property[color.NRGBA]
	IconHaloWidth Property[float64]
	IconOpacity   Property[float64]
	IconAnchor    Property[string]
	IconOffset    Property[[2]float64] // times IconSize
	IconOptional  bool                 // the text may stand without the icon
}

func (r *reader) symbol() *SymbolPaint {
	s := &SymbolPaint{
		Rank:   read(r, r.layout, "symbol-sort-key", 0.0, toNumber),
		Repeat: read(r, r.layout, "symbol-spacing", 250.0, toNumber),
	}
	placement := r.fixed("symbol-placement", "point")
	s.AlongLine, s.LineCentre = strings.HasPrefix(placement, "line"), placement == "line-center"
	r.text(s)
	r.icon(s)
	return s
}

func (r *reader) text(s *SymbolPaint) {
	s.Field = read(r, r.layout, "text-field", "", toText)
	s.Size = read(r, r.layout, "text-size", 16.0, toNumber)
	s.Color = read(r, r.paint, "text-color", color.NRGBA{A: 255}, toColour)
	s.Halo = read(r, r.paint, "text-halo-color", color.NRGBA{}, toColour)
	s.HaloWidth = read(r, r.paint, "text-halo-width", 0.0, toNumber)
	s.Opacity = read(r, r.paint, "text-opacity", 1.0, toNumber)
	s.MaxWidth = read(r, r.layout, "text-max-width", 10.0, toNumber)
	s.Height = read(r, r.layout, "text-line-height", 1.2, toNumber)
	s.Spacing = read(r, r.layout, "text-letter-spacing", 0.0, toNumber)
	s.MaxAngle = read(r, r.layout, "text-max-angle", 45.0, toNumber)
	s.Transform = read(r, r.layout, "text-transform", "none", toText)
	s.Anchor = read(r, r.layout, "text-anchor", "center", toText)
	s.Offset = read(r, r.layout, "text-offset", [2]float64{}, toPair)
	r.around(s)
	s.Justify = read(r, r.layout, "text-justify", "center", toText)
	s.Optional = r.flag("text-optional")
	s.Overlap = r.flag("text-allow-overlap")
	if fonts := r.texts("text-font"); len(fonts) > 0 {
		s.Bold, s.Italic = strings.Contains(fonts[0], "Bold"), strings.Contains(fonts[0], "Italic")
	}
}

// around reads text-variable-anchor: the first of its anchors is the best, and
// package label tries the other sides of a place by itself.
func (r *reader) around(s *SymbolPaint) {
	away := read(r, r.layout, "text-radial-offset", 0.0, toNumber)
	if anchors := r.texts("text-variable-anchor"); len(anchors) > 0 {
		s.Anchor = Property[string]{fallback: anchors[0]}
	}
	if by := away.At(&Scope{}); by > 0 {
		s.Offset = Property[[2]float64]{fallback: awayFrom(s.Anchor.At(&Scope{}), by)}
	}
}

// awayFrom is the offset that takes a text from its place, on the side where
// it is anchored.
func awayFrom(anchor string, by float64) (offset [2]float64) {
	if strings.Contains(anchor, "left") {
		offset[0] = by
	} else if strings.Contains(anchor, "right") {
		offset[0] = -by
	}
	if strings.Contains(anchor, "top") {
		offset[1] = by
	} else if strings.Contains(anchor, "bottom") {
		offset[1] = -by
	}
	return offset
}

func (r *reader) icon(s *SymbolPaint) {
	s.Icon = read(r, r.layout, "icon-image", "", toText)
	s.IconSize = read(r, r.layout, "icon-size", 1.0, toNumber)
	s.IconColor = read(r, r.paint, "icon-color", color.NRGBA{A: 255}, toColour)
	s.IconHalo = read(r, r.paint, "icon-halo-color", color.NRGBA{}, toColour)
	s.IconHaloWidth = read(r, r.paint, "icon-halo-width", 0.0, toNumber)
	s.IconOpacity = read(r, r.paint, "icon-opacity", 1.0, toNumber)
	s.IconAnchor = read(r, r.layout, "icon-anchor", "center", toText)
	s.IconOffset = read(r, r.layout, "icon-offset", [2]float64{}, toPair)
	s.IconOptional = r.flag("icon-optional")
	s.Overlap = r.flag("icon-allow-overlap") || s.Overlap
}

// fixed is a layout property that is the same for all features.
func (r *reader) fixed(name, fallback string) string {
	p := read(r, r.layout, name, fallback, toText)
	return p.At(&Scope{})
}

func (r *reader) flag(name string) bool { return r.fixed(name, "false") == "true" }
