package mvt

import "math"

// A reader walks over a protobuf message (protobuf encoding specification).
// After an error it is at its end.
type reader struct {
	data []byte
	at   int
	bad  bool
}

// The wire types.
const (
	varint  = 0
	fixed64 = 1
	counted = 2
	fixed32 = 5
)

func (r *reader) more() bool { return !r.bad && r.at < len(r.data) }

func (r *reader) fail() {
	r.bad, r.at = true, len(r.data)
}

// varint reads an integer of at most ten bytes. Most have one.
func (r *reader) varint() uint64 {
	if at := r.at; at < len(r.data) && r.data[at] < 0x80 {
		r.at = at + 1
		return uint64(r.data[at])
	}
	return r.long()
}

func (r *reader) long() uint64 {
	var v uint64
	for shift := uint(0); shift < 64; shift += 7 {
		if r.at >= len(r.data) {
			break
		}
		b := r.data[r.at]
		r.at++
		if shift == 63 && b > 1 {
			break
		}
		v |= uint64(b&0x7f) << shift
		if b < 0x80 {
			return v
		}
	}
	r.fail()
	return 0
}

// tag reads the number and the wire type of the next field.
func (r *reader) tag() (number uint64, kind int) {
	v := r.varint()
	return v >> 3, int(v & 7)
}

// number reads a field that must be an integer.
func (r *reader) number(kind int) uint64 {
	if kind != varint {
		r.fail()
	}
	return r.varint()
}

// body reads a field that must be counted bytes, without a copy.
func (r *reader) body(kind int) []byte {
	if kind != counted {
		r.fail()
	}
	return r.bytes()
}

func (r *reader) bytes() []byte {
	n := r.varint()
	if n > uint64(len(r.data)-r.at) {
		r.fail()
		return nil
	}
	b := r.data[r.at : r.at+int(n)]
	r.at += int(n)
	return b
}

// skip passes over a field that nobody asked for.
func (r *reader) skip(kind int) {
	switch kind {
	case varint:
		r.varint()
	case fixed64:
		r.fixed(8)
	case counted:
		r.bytes()
	case fixed32:
		r.fixed(4)
	default:
		r.fail()
	}
}

func (r *reader) fixed(n int) (v uint64) {
	if n > len(r.data)-r.at {
		r.fail()
		return 0
	}
	for i := range n {
		v |= uint64(r.data[r.at+i]) << (8 * i)
	}
	r.at += n
	return v
}

func (r *reader) float() float64  { return float64(math.Float32frombits(uint32(r.fixed(4)))) }
func (r *reader) double() float64 { return math.Float64frombits(r.fixed(8)) }

// steps reads two signed integers, which mostly have a byte each.
func (r *reader) steps() (x, y int64) {
	if at := r.at; at+1 < len(r.data) && r.data[at]|r.data[at+1] < 0x80 {
		r.at = at + 2
		return zigzag(uint64(r.data[at])), zigzag(uint64(r.data[at+1]))
	}
	x = zigzag(r.varint())
	return x, zigzag(r.varint())
}

// zigzag is the signed integer that v stands for.
func zigzag(v uint64) int64 { return int64(v>>1) ^ -int64(v&1) }
