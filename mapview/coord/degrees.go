package coord

import (
	"fmt"
	"math"
	"strings"

	"github.com/paulmach/orb"
)

// Decimal writes latitude and longitude to a tenth of a metre, such as
// 43.738400, 7.424600.
func Decimal(p orb.Point) string { return fmt.Sprintf("%.6f, %.6f", p.Lat(), p.Lon()) }

// DMS writes degrees, minutes and seconds to a few metres, such as
// 43°44'18.2"N 7°25'28.6"E.
func DMS(p orb.Point) string { return dms(p.Lat(), "N", "S") + " " + dms(p.Lon(), "E", "W") }

func dms(angle float64, plus, minus string) string {
	side := plus
	if angle < 0 {
		side, angle = minus, -angle
	}
	tenths := int(math.Round(angle * 36000))
	return fmt.Sprintf("%d°%02d'%02d.%d\"%s", tenths/36000, tenths/600%60, tenths/10%60, tenths%10, side)
}

// A word is a number or a side of the world in what somebody typed.
type word struct {
	number float64
	signed bool // with a sign of its own
	side   byte // N, S, E, W; 0: it is a number
	comma  bool // it comes after a comma
}

// An angle is what the words of one half say.
type angle struct {
	degrees float64
	side    byte // 0: none was given
}

// parseDegrees reads latitude and longitude; text has capitals. Where no
// letters say which is which, the latitude comes first.
func parseDegrees(text string) (orb.Point, error) {
	words, err := split(text)
	if err != nil {
		return orb.Point{}, err
	}
	first, second, ok := halves(words)
	if !ok {
		return orb.Point{}, errForm
	}
	a, err := angleOf(first)
	if err != nil {
		return orb.Point{}, err
	}
	b, err := angleOf(second)
	if err != nil {
		return orb.Point{}, err
	}
	return pointOf(a, b)
}

func pointOf(a, b angle) (orb.Point, error) {
	if strings.IndexByte("EW", a.side) >= 0 && strings.IndexByte("NS", b.side) >= 0 {
		a, b = b, a
	}
	switch {
	case (a.side == 0) != (b.side == 0) || a.side != 0 && (strings.IndexByte("NS", a.side) < 0 || strings.IndexByte("EW", b.side) < 0):
		return orb.Point{}, errForm
	case math.Abs(a.degrees) > 90:
		return orb.Point{}, fmt.Errorf("the latitude %g is not between -90 and 90; it comes first", a.degrees)
	case math.Abs(b.degrees) > 180:
		return orb.Point{}, fmt.Errorf("the longitude %g is not between -180 and 180", b.degrees)
	}
	return orb.Point{b.degrees, a.degrees}, nil
}

// halves cuts words where the second angle begins: at a letter, at a comma, or
// in the middle.
func halves(words []word) (first, second []word, ok bool) {
	cut := len(words) / 2
	for i, w := range words {
		switch {
		case w.side != 0 && i > 0 && words[0].side != 0: // N 43 E 7
			return words[:i], words[i:], true
		case w.side != 0 && i > 0: // 43 N 7 E
			return words[:i+1], words[i+1:], true
		case w.comma && i > 0:
			return words[:i], words[i:], true
		}
	}
	return words[:cut], words[cut:], len(words)%2 == 0
}

func angleOf(words []word) (angle, error) {
	var a angle
	unit, negative := 1.0, false
	for i, w := range words {
		switch {
		case w.comma && i > 0:
			return a, errForm
		case w.side != 0 && a.side == 0 && (i == 0 || i == len(words)-1):
			a.side = w.side
		case w.side != 0 || unit > 3600 || unit > 1 && (w.signed || w.number < 0 || w.number >= 60):
			return a, errForm
		default:
			negative = negative || w.number < 0 || math.Signbit(w.number)
			a.degrees += math.Abs(w.number) / unit
			unit *= 60
		}
	}
	if unit == 1 || negative && a.side != 0 {
		return a, errForm
	}
	if negative || a.side == 'S' || a.side == 'W' {
		a.degrees = -a.degrees
	}
	return a, nil
}
