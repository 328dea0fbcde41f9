package coord

import (
	"errors"
	"fmt"
	"math"
	"strings"

	"github.com/paulmach/orb"
)

// The letters of the Military Grid Reference System (NGA.STND.0037): bands of
// eight degrees of latitude, and rows and columns of squares of 100 km.
const (
	bands   = "CDEFGHJKLMNPQRSTUVWX"
	rows    = "ABCDEFGHJKLMNPQRSTUV"
	columns = "ABCDEFGHJKLMNPQRSTUVWXYZ"
	square  = 100e3 // metres
	cycle   = 2000e3
)

// MGRS is the square of one metre that holds p, lon and lat, such as
// 32T LP 73139 44024. The error is ErrPolar.
func MGRS(p orb.Point) (string, error) {
	u, err := ToUTM(p)
	if err != nil {
		return "", err
	}
	u.X, u.Y = math.Floor(u.X), math.Floor(u.Y)
	return fmt.Sprintf("%d%c %c%c %05d %05d", u.Zone, bandOf(p.Lat()),
		columns[8*((u.Zone-1)%3)+int(u.X/square)-1], rows[(int(u.Y/square)+shift(u.Zone))%len(rows)],
		int(u.X)%int(square), int(u.Y)%int(square)), nil
}

// shift is the row at the equator.
func shift(zone int) int { return (1 - zone%2) * 5 }

func bandOf(lat float64) byte {
	return bands[min(len(bands)-1, int((lat-southmost)/8))]
}

var errMGRS = errors.New("an MGRS reference looks like 32T LP 73139 44024")

// parseMGRS is the middle of a square; text has capitals and no spaces.
func parseMGRS(text string) (orb.Point, error) {
	zone, rest := leading(text)
	if zone < 1 || zone > 60 || len(rest) < 3 || len(rest)%2 != 1 || len(rest) > 13 {
		return orb.Point{}, errMGRS
	}
	band := strings.IndexByte(bands, rest[0])
	column := strings.IndexByte(columns, rest[1]) - 8*((zone-1)%3)
	row := strings.IndexByte(rows, rest[2])
	x, y, size, err := within(rest[3:])
	switch {
	case band < 0 || row < 0 || err != nil:
		return orb.Point{}, errMGRS
	case column < 0 || column > 7:
		return orb.Point{}, fmt.Errorf("there is no square %s in zone %d", rest[1:3], zone)
	}
	u := UTM{Zone: zone, South: band < 10, X: float64(column+1)*square + x + size/2}
	u.Y = northing(zone, band, row) + y + size/2
	return u.Point(), nil
}

// within reads the digits of a reference: metres in the square, and how large
// the place is that they name.
func within(digits string) (x, y, size float64, err error) {
	n := len(digits) / 2
	size = square / math.Pow10(n)
	for i, half := range []string{digits[:n], digits[n:]} {
		v, rest := leading(half)
		if rest != "" {
			return 0, 0, 0, errMGRS
		}
		if i == 0 {
			x = float64(v) * size
		} else {
			y = float64(v) * size
		}
	}
	return x, y, size, nil
}

// northing is the lower edge of a row of squares in a band: rows repeat every
// 2,000 km.
func northing(zone, band, row int) float64 {
	lowest := inZone(orb.Point{middle(zone), southmost + 8*float64(band)}, zone).Y
	y := float64((row-shift(zone)+len(rows))%len(rows)) * square
	for y+square <= lowest {
		y += cycle
	}
	return y
}

// leading cuts the number that text begins with; -1 if it is none or has more
// than five digits.
func leading(text string) (number int, rest string) {
	for rest = text; rest != "" && rest[0] >= '0' && rest[0] <= '9'; rest = rest[1:] {
		number = number*10 + int(rest[0]-'0')
		if len(text)-len(rest) >= 5 {
			return -1, rest
		}
	}
	return number, rest
}
