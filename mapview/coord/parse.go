package coord

import (
	"errors"
	"math"
	"regexp"
	"strconv"
	"strings"

	"github.com/paulmach/orb"
)

var errForm = errors.New(`a place looks like 43.7384, 7.4246 or 43°44'18"N 7°25'29"E or 32N 373139 4844024 or 32T LP 73139 44024`)

// The forms that are told apart by how they begin. UTM takes N and S for the
// halves of the earth, and any other letter for a band of MGRS.
var (
	utmForm  = regexp.MustCompile(`^(\d{1,2}) ?([C-HJ-NP-X]) +(\d{5,7}(?:\.\d+)?)[ ,]+(\d{1,8}(?:\.\d+)?)$`)
	mgrsForm = regexp.MustCompile(`^\d{1,2}[C-HJ-NP-X][A-HJ-NP-Z][A-HJ-NP-V]\d*$`)
)

// longest is the most bytes a place is read from.
const longest = 100

// Parse reads a place in any of the forms: decimal degrees (latitude first),
// degrees with minutes and seconds, UTM, MGRS, and geo: addresses (RFC 5870).
// It returns lon, lat; the error says how a place may look.
func Parse(text string) (orb.Point, error) {
	if len(text) > longest {
		return orb.Point{}, errForm
	}
	text = strings.ToUpper(strings.TrimSpace(text))
	if geo, ok := strings.CutPrefix(text, "GEO:"); ok {
		text, _, _ = strings.Cut(geo, ";")
	}
	if m := utmForm.FindStringSubmatch(text); m != nil {
		return parseUTM(m[1], m[2][0], m[3], m[4])
	}
	if tight := strings.Join(strings.Fields(text), ""); mgrsForm.MatchString(tight) {
		return parseMGRS(tight)
	}
	return parseDegrees(text)
}

func parseUTM(zone string, letter byte, x, y string) (orb.Point, error) {
	u := UTM{South: letter == 'S' || letter < 'N'}
	u.Zone, _ = strconv.Atoi(zone) // all digits
	u.X, _ = strconv.ParseFloat(x, 64)
	u.Y, _ = strconv.ParseFloat(y, 64)
	if u.Zone < 1 || u.Zone > 60 || u.X < 100e3 || u.X > 900e3 || u.Y > falseY {
		return orb.Point{}, errors.New("a UTM place has a zone from 1 to 60, and metres east from 100000 to 900000 and north up to 10000000")
	}
	return u.Point(), nil
}

// split cuts text into its numbers and sides. Marks of degrees, minutes and
// seconds only divide.
func split(text string) ([]word, error) {
	var words []word
	comma := false
	for text != "" {
		r := []rune(text)[0]
		switch {
		case strings.ContainsRune("NSEW", r):
			words = append(words, word{side: byte(r), comma: comma})
			text, comma = text[1:], false
		case strings.ContainsRune("+-−.0123456789", r):
			n, rest, ok := number(text)
			if !ok {
				return nil, errForm
			}
			words = append(words, word{number: n, signed: strings.ContainsRune("+-−", r), comma: comma})
			text, comma = rest, false
		case strings.ContainsRune(" \t°º˚D:'′’\"″”M", r):
			text = text[len(string(r)):]
		case strings.ContainsRune(",;/", r):
			text, comma = text[1:], true
		default:
			return nil, errForm
		}
	}
	return words, nil
}

var numberForm = regexp.MustCompile(`^[+\-−]?(\d{1,4}(\.\d*)?|\.\d+)`)

// number cuts the number that text begins with; minus zero keeps its sign.
func number(text string) (n float64, rest string, ok bool) {
	found := numberForm.FindString(text)
	plain := strings.Replace(found, "−", "-", 1)
	n, err := strconv.ParseFloat(plain, 64)
	if err != nil {
		return 0, "", false
	}
	if strings.HasPrefix(plain, "-") {
		n = math.Copysign(n, -1)
	}
	return n, text[len(found):], true
}
