package svg

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// A scanner reads the commands and numbers of path data (SVG 1.1, 8.3.9).
type scanner struct {
	text string
}

func (s *scanner) space() { s.text = strings.TrimLeft(s.text, " \t\r\n,") }

// command is the next letter; false when a number or nothing follows.
func (s *scanner) command() (byte, bool) {
	s.space()
	if s.text == "" || !strings.ContainsRune("MmZzLlHhVvCcSsQqTtAa", rune(s.text[0])) {
		return 0, false
	}
	c := s.text[0]
	s.text = s.text[1:]
	return c, true
}

// more says whether another number follows.
func (s *scanner) more() bool {
	s.space()
	return s.text != "" && strings.IndexByte("+-.0123456789", s.text[0]) >= 0
}

func (s *scanner) number() (float64, error) {
	s.space()
	n := length(s.text)
	v, err := strconv.ParseFloat(s.text[:n], 64)
	if err != nil || math.IsInf(v, 0) || math.Abs(v) > maxSize {
		return 0, fmt.Errorf("a number was expected at %.12q", s.text)
	}
	s.text = s.text[n:]
	return v, nil
}

// flag is one digit, which may stand right before a number.
func (s *scanner) flag() (bool, error) {
	s.space()
	if s.text == "" || s.text[0] != '0' && s.text[0] != '1' {
		return false, errors.New("an arc's flag is neither 0 nor 1")
	}
	set := s.text[0] == '1'
	s.text = s.text[1:]
	return set, nil
}

// length is how many bytes the number at the text's beginning has: a second
// sign or point begins the next.
func length(text string) int {
	point, exponent := false, false
	for i := range len(text) {
		switch c := text[i]; {
		case c >= '0' && c <= '9':
		case c == '.' && !point && !exponent:
			point = true
		case (c == 'e' || c == 'E') && !exponent && i > 0:
			exponent = true
		case (c == '+' || c == '-') && (i == 0 || text[i-1] == 'e' || text[i-1] == 'E'):
		default:
			return i
		}
	}
	return len(text)
}
