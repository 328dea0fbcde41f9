package style

import (
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

// less orders numbers and texts; other values have no order.
func (v value) less(w value) (less, ordered bool) {
	if v.kind != w.kind {
		return false, false
	}
	switch v.kind {
	case number:
		return v.num < w.num, true
	case text:
		return v.text < w.text, true
	}
	return false, false
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
		return numberOf(a.num + (b.num-a.num)*t)
	}
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
	return (float64(x)*alphaX*(1-t) + float64(y)*alphaY*t) / 255
}
