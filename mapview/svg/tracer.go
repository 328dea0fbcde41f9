package svg

import (
	"errors"
	"fmt"
)

type point struct{ x, y float64 }

func (p point) plus(q point) point { return point{p.x + q.x, p.y + q.y} }

// mirrored is p on the other side of a middle.
func (p point) mirrored(middle point) point { return point{2*middle.x - p.x, 2*middle.y - p.y} }

// A tracer follows path data and flattens its curves.
type tracer struct {
	in     scanner
	rings  [][]point
	at     point // the pen
	begin  point // of the ring
	bend   point // the last control point, for smooth curves
	smooth byte  // the kind of curve that bend is of: 'c', 'q', or 0
	points int
}

func (t *tracer) trace() error {
	command, ok := t.in.command()
	if !ok || command != 'M' && command != 'm' {
		return errors.New("it does not begin with M")
	}
	for ok {
		if err := t.run(command); err != nil {
			return err
		}
		command, ok = t.in.command()
	}
	if t.in.text != "" {
		return fmt.Errorf("%.12q is no command", t.in.text)
	}
	return nil
}

// run does a command as often as there are numbers for it.
func (t *tracer) run(command byte) error {
	relative := command >= 'a'
	kind := command | 0x20 // lower case
	if kind == 'z' {
		t.at, t.smooth = t.begin, 0
		return nil
	}
	for first := true; first || t.in.more(); first = false {
		if t.points > maxPoints {
			return fmt.Errorf("more than %d points", maxPoints)
		}
		from := point{}
		if relative {
			from = t.at
		}
		if err := t.step(kind, from, first); err != nil {
			return err
		}
	}
	return nil
}

// step does one command; its numbers count from a point.
func (t *tracer) step(kind byte, from point, first bool) error {
	switch kind {
	case 'm', 'l':
		to, err := t.point(from)
		if err != nil {
			return err
		}
		if kind == 'm' && first {
			t.move(to)
		} else {
			t.line(to)
		}
		return nil
	case 'h', 'v':
		return t.straight(kind, from)
	case 'a':
		return t.arc(from)
	}
	return t.curve(kind, from)
}

func (t *tracer) straight(kind byte, from point) error {
	n, err := t.in.number()
	if kind == 'h' {
		t.line(point{from.x + n, t.at.y})
	} else {
		t.line(point{t.at.x, from.y + n})
	}
	return err
}

// curve does a cubic ('c', 's') or quadratic ('q', 't') Bézier curve; of 's'
// and 't' the first control point mirrors the last of the curve before.
func (t *tracer) curve(kind byte, from point) error {
	shape, given := byte('c'), map[byte]int{'c': 3, 's': 2, 'q': 2, 't': 1}[kind]
	if kind == 'q' || kind == 't' {
		shape = 'q'
	}
	var p []point
	if kind == 's' || kind == 't' {
		p = append(p, t.at)
		if t.smooth == shape {
			p[0] = t.bend.mirrored(t.at)
		}
	}
	for range given {
		next, err := t.point(from)
		if err != nil {
			return err
		}
		p = append(p, next)
	}
	t.bend = p[len(p)-2]
	if shape == 'q' {
		t.quadratic(p[0], p[1])
	} else {
		t.cubic(p[0], p[1], p[2])
	}
	t.smooth = shape
	return nil
}

func (t *tracer) point(from point) (point, error) {
	x, err := t.in.number()
	if err != nil {
		return point{}, err
	}
	y, err := t.in.number()
	return from.plus(point{x, y}), err
}

func (t *tracer) move(to point) {
	t.rings = append(t.rings, []point{to})
	t.at, t.begin, t.smooth = to, to, 0
}

func (t *tracer) line(to point) {
	if n := len(t.rings); t.at == t.begin && len(t.rings[n-1]) > 1 {
		t.rings = append(t.rings, []point{t.at}) // after z without M
	}
	last := len(t.rings) - 1
	t.rings[last] = append(t.rings[last], to)
	t.points++
	t.at, t.smooth = to, 0
}
