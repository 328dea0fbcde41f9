package mvt

import (
	"errors"
	"strings"
)

// words reads the keys and values that features share.
func (d *decoder) words(l *Layer, data []byte) error {
	r := reader{data: data}
	for r.more() {
		switch number, kind := r.tag(); number {
		case layerKey:
			l.keys = append(l.keys, d.memory.text(r.bytes()))
		case layerValue:
			v, ok := d.memory.value(r.bytes())
			if !ok {
				return errors.New("one of its values is of no kind that there is")
			}
			l.values = append(l.values, v)
		default:
			r.skip(kind)
		}
	}
	return nil
}

// pageful is how much text is kept together.
const pageful = 1 << 10

// text copies bytes into a page of text that many words share.
func (m *room) text(b []byte) string {
	if len(b) > m.words.Cap()-m.words.Len() {
		m.words = strings.Builder{}
		m.words.Grow(max(pageful, len(b)))
	}
	at := m.words.Len()
	m.words.Write(b)
	return m.words.String()[at:]
}

// value reads a tag's value; one without any field is None. It is not ok when
// it has a field that version 2 does not know, or of the wrong kind.
func (m *room) value(data []byte) (v Value, ok bool) {
	r := reader{data: data}
	for r.more() {
		switch number, kind := r.tag(); {
		case number == 1:
			v = Value{Kind: Text, Text: m.text(r.body(kind))}
		case number == 2 && kind == fixed32:
			v = Value{Kind: Number, Number: r.float()}
		case number == 3 && kind == fixed64:
			v = Value{Kind: Number, Number: r.double()}
		case number == 4:
			v = Value{Kind: Number, Number: float64(int64(r.number(kind)))}
		case number == 5:
			v = Value{Kind: Number, Number: float64(r.number(kind))}
		case number == 6:
			v = Value{Kind: Number, Number: float64(zigzag(r.number(kind)))}
		case number == 7:
			v = Value{Kind: Bool, Bool: r.number(kind) != 0}
		default:
			return v, false
		}
	}
	return v, !r.bad
}
