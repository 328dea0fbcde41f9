package chart

import (
	"fmt"
	"image/color"
	"math"
	"math/rand/v2"
	"slices"

	"github.com/paulmach/orb"

	"watchfloor/mapview"
)

// What stands on the map while it is measured.
const (
	cameras   = 10_000
	incidents = 1_000
	units     = 500
)

// A load is a city full of markers, of which the units move.
type load struct {
	markers []mapview.Marker // the units last
	chance  *rand.Rand
}

// newLoad strews markers, the same each time, within some 10 km of a place.
func newLoad(centre orb.Point) *load {
	l := &load{chance: rand.New(rand.NewPCG(5, 6))}
	for i := range cameras {
		k := l.marker("camera", i, centre)
		k.Symbol, k.Group, k.Mark = mapview.SymbolCamera, "camera", mapview.Mark(l.chance.IntN(20)/17)
		k.Wedge = &mapview.Wedge{Heading: k.Heading, FOV: 60, Range: 120}
		l.markers = append(l.markers, k)
	}
	for i := range incidents {
		k := l.marker("incident", i, centre)
		k.Symbol, k.Group, k.Letter = mapview.SymbolDiamond+mapview.Symbol(i%4), "incident", "C"
		k.Severity, k.Pulse, k.Rank = i%5, i%10 == 0, 2
		l.markers = append(l.markers, k)
	}
	for i := range units {
		k := l.marker("unit", i, centre)
		k.Symbol, k.Letter, k.Label, k.Rank = mapview.SymbolUnit, "P", fmt.Sprint("Unit ", i), 1
		l.markers = append(l.markers, k)
	}
	return l
}

func (l *load) marker(kind string, i int, centre orb.Point) mapview.Marker {
	const reach = 0.09 // degrees
	return mapview.Marker{
		ID:      fmt.Sprint(kind, " ", i),
		At:      orb.Point{centre[0] + reach*l.chance.NormFloat64()/2, centre[1] + reach*l.chance.NormFloat64()/2},
		Colour:  color.NRGBA{uint8(60 + i%160), 0xA0, 0xE0, 0xFF},
		Heading: 360 * l.chance.Float64(),
	}
}

// drive moves every unit by some metres and gives all markers anew.
func (l *load) drive() []mapview.Marker {
	const step = 0.00002 // degrees
	l.markers = slices.Clone(l.markers)
	for i := cameras + incidents; i < len(l.markers); i++ {
		k := &l.markers[i]
		k.Heading += 20 * (l.chance.Float64() - 0.5)
		sin, cos := math.Sincos(k.Heading * math.Pi / 180)
		k.At = orb.Point{k.At[0] + step*sin, k.At[1] + step*cos}
	}
	return l.markers
}
