package style

import (
	"image/color"
	"maps"
	"slices"
	"strings"
)

// A reader takes the properties out of one layer; those it leaves are not
// supported.
type reader struct {
	path          string
	paint, layout group
	warnings      []Warning
}

// A group is a layer's paint or layout.
type group struct {
	name  string
	props map[string]any
}

func (r *reader) warn(at, problem string) {
	r.warnings = append(r.warnings, Warning{r.path + at, problem})
}

// read takes a property out of paint or layout.
func read[T any](r *reader, from group, name string, fallback T, convert func(value) (T, bool)) Property[T] {
	p := Property[T]{fallback: fallback, convert: convert}
	j, ok := from.props[name]
	if !ok {
		return p
	}
	delete(from.props, name)
	path := "." + from.name + "." + name
	e, err := compileProperty(j, jumps(fallback))
	if err != nil {
		r.warn(path, err.Error())
		return p
	}
	if e.constant() {
		if _, ok := convert(e.eval(&Scope{})); !ok {
			r.warn(path, "is not of the right type")
			return p
		}
	}
	p.expr = e
	return p
}

// jumps says whether a property of this type cannot be interpolated.
func jumps(fallback any) bool {
	switch fallback.(type) {
	case float64, color.NRGBA:
		return false
	}
	return true
}

// compileProperty compiles an expression, a legacy function, or a literal.
func compileProperty(j any, jump bool) (expr, error) {
	switch j := j.(type) {
	case map[string]any:
		return legacyStops(j, jump, 0)
	case []any:
		if len(j) > 0 && isText(j[0]) && !fontList(j) {
			return compile(j, 0)
		}
		v, err := literal(j)
		return constant(v), err
	case string:
		return tokens(j), nil
	}
	return compile(j, 0)
}

// fontList tells ["Noto Sans Bold"] from an expression: operators are lower
// case.
func fontList(j []any) bool {
	name := j[0].(string)
	return name != "" && strings.ToLower(name) != name
}

// tokens compiles a text in which {name} stands for a property.
func tokens(s string) expr {
	var parts []expr
	for {
		before, rest, open := strings.Cut(s, "{")
		name, after, closed := strings.Cut(rest, "}")
		if !open || !closed {
			break
		}
		parts = append(parts, constant(textOf(before)), expr{
			eval: func(e *Scope) value { return textOf(e.property(name).String()) }, data: true,
		})
		s = after
	}
	if len(parts) == 0 {
		return constant(textOf(s))
	}
	parts = append(parts, constant(textOf(s)))
	return derived(func(e *Scope) value { return concat(e, parts) }, parts...)
}

// leftovers reports what nobody took.
func (r *reader) leftovers() {
	for _, g := range []group{r.paint, r.layout} {
		for _, name := range slices.Sorted(maps.Keys(g.props)) {
			r.warn("."+g.name+"."+name, "is not supported")
		}
	}
}

func (r *reader) background() *FillPaint {
	return &FillPaint{
		Color:   read(r, r.paint, "background-color", color.NRGBA{A: 255}, toColour),
		Opacity: read(r, r.paint, "background-opacity", 1.0, toNumber),
	}
}

func (r *reader) fill() *FillPaint {
	return &FillPaint{
		Color:   read(r, r.paint, "fill-color", color.NRGBA{A: 255}, toColour),
		Outline: read(r, r.paint, "fill-outline-color", color.NRGBA{}, toColour),
		Opacity: read(r, r.paint, "fill-opacity", 1.0, toNumber),
	}
}

func (r *reader) line() *LinePaint {
	return &LinePaint{
		Color:   read(r, r.paint, "line-color", color.NRGBA{A: 255}, toColour),
		Width:   read(r, r.paint, "line-width", 1.0, toNumber),
		Opacity: read(r, r.paint, "line-opacity", 1.0, toNumber),
		Dash:    read(r, r.paint, "line-dasharray", nil, toNumbers),
		Cap:     read(r, r.layout, "line-cap", "butt", toText),
		Join:    read(r, r.layout, "line-join", "miter", toText),
	}
}

func (r *reader) circle() *CirclePaint {
	return &CirclePaint{
		Color:         read(r, r.paint, "circle-color", color.NRGBA{A: 255}, toColour),
		Radius:        read(r, r.paint, "circle-radius", 5.0, toNumber),
		Opacity:       read(r, r.paint, "circle-opacity", 1.0, toNumber),
		Stroke:        read(r, r.paint, "circle-stroke-color", color.NRGBA{A: 255}, toColour),
		StrokeWidth:   read(r, r.paint, "circle-stroke-width", 0.0, toNumber),
		StrokeOpacity: read(r, r.paint, "circle-stroke-opacity", 1.0, toNumber),
	}
}
