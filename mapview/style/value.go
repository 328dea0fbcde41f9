package style

import (
	"fmt"
	"image/color"
	"math"
	"strconv"
)

type kind uint8

const (
	null kind = iota
	boolean
	number
	text
	colour
	list
)

func (k kind) String() string {
	return [...]string{"null", "boolean", "number", "string", "color", "array"}[k]
}

// A value is what an expression evaluates to. It is a struct, not an
// interface, so that evaluating allocates nothing.
type value struct {
	kind kind
	num  float64 // number; 1 is true
	text string
	rgba color.NRGBA
	list []value
}

func numberOf(n float64) value { return value{kind: number, num: n} }

func textOf(s string) value { return value{kind: text, text: s} }

func boolOf(b bool) value {
	if b {
		return value{kind: boolean, num: 1}
	}
	return value{kind: boolean}
}

func (v value) truth() bool { return v.kind == boolean && v.num != 0 }

func (v value) equal(w value) bool {
	if v.kind != w.kind || v.kind == list {
		return false
	}
	return v.num == w.num && v.text == w.text && v.rgba == w.rgba
}

// An order is how two values stand to each other; 0: they have no order.
type order uint8

const (
	less order = 1 << iota
	same
	more
)

// compare orders numbers and texts.
func (v value) compare(w value) order {
	switch {
	case v.kind != w.kind || v.kind != number && v.kind != text:
		return 0
	case v.num < w.num || v.text < w.text:
		return less
	case v.num > w.num || v.text > w.text:
		return more
	}
	return same
}

// when is the value, or null.
func (v value) when(holds bool) value {
	if holds {
		return v
	}
	return value{}
}

// contains says whether a list has an item.
func (v value) contains(item value) bool {
	for _, w := range v.list {
		if w.equal(item) {
			return true
		}
	}
	return false
}

func (v value) String() string {
	switch v.kind {
	case text:
		return v.text
	case number:
		return strconv.FormatFloat(v.num, 'f', -1, 64)
	case boolean:
		return strconv.FormatBool(v.truth())
	case colour:
		opacity := strconv.FormatFloat(math.Round(float64(v.rgba.A)/2.55)/100, 'f', -1, 64)
		return fmt.Sprintf("rgba(%d,%d,%d,%s)", v.rgba.R, v.rgba.G, v.rgba.B, opacity)
	}
	return ""
}

// colour reads a colour out of a text or a colour.
func (v value) colour() (color.NRGBA, bool) {
	if v.kind == text {
		return parseColour(v.text)
	}
	return v.rgba, v.kind == colour
}

// mix goes from a (0) to b (1). Colours are mixed premultiplied, as the
// specification's interpolate does in its rgb space.
func mix(a, b value, t float64) value {
	if a.kind == number && b.kind == number {
		return numberOf(a.num + float64((b.num-a.num)*t)) // not fused: the same bits everywhere
	}
	if a.kind == list && b.kind == list && len(a.list) == len(b.list) {
		return mixLists(a.list, b.list, t)
	}
	return mixColours(a, b, t)
}

func mixLists(a, b []value, t float64) value {
	mixed := make([]value, len(a))
	for i := range a {
		mixed[i] = mix(a[i], b[i], t)
	}
	return value{kind: list, list: mixed}
}

func mixColours(a, b value, t float64) value {
	from, ok := a.colour()
	to, ok2 := b.colour()
	if !ok || !ok2 {
		return a
	}
	alpha := blend(from.A, to.A, 255, 255, t)
	if alpha == 0 {
		return value{kind: colour}
	}
	channel := func(x, y uint8) uint8 {
		return uint8(math.Round(blend(x, y, float64(from.A), float64(to.A), t) * 255 / alpha))
	}
	return value{kind: colour, rgba: color.NRGBA{
		channel(from.R, to.R), channel(from.G, to.G), channel(from.B, to.B), uint8(math.Round(alpha)),
	}}
}

// blend mixes two channels weighted by their alpha.
func blend(x, y uint8, alphaX, alphaY, t float64) float64 {
	return (float64(float64(x)*alphaX*(1-t)) + float64(float64(y)*alphaY*t)) / 255
}
