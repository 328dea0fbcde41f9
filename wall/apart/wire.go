package apart

import (
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"math"
	"strings"
	"time"

	"watchfloor/wall/stream"
)

// The kinds of requests.
const (
	askOpen   = iota + 1 // codec, size
	askDecode            // level, key, number, pts, length, slot
	askPut               // slot, and its memory and length
)

// noSlot stands for no slot.
const noSlot = 0xff

// requestSize is that of every request, in bytes.
const requestSize = 36

// A request is what the parent wants from the child.
type request struct {
	kind   uint8
	codec  stream.Codec
	size   image.Point // coded; zero: unknown
	level  stream.Level
	key    bool
	slot   uint8
	length int // of the unit, or of the slot's memory, in bytes
	number uint64
	pts    time.Duration
}

var errRequest = errors.New("a request that makes no sense")

// put writes r to b, which has requestSize bytes.
func (r *request) put(b []byte) {
	clear(b)
	b[0], b[1], b[2], b[3], b[4] = r.kind, codecNumber(r.codec), uint8(r.level), bit(r.key), r.slot
	binary.LittleEndian.PutUint32(b[8:], uint32(r.length))
	binary.LittleEndian.PutUint32(b[12:], uint32(r.size.X))
	binary.LittleEndian.PutUint32(b[16:], uint32(r.size.Y))
	binary.LittleEndian.PutUint64(b[20:], r.number)
	binary.LittleEndian.PutUint64(b[28:], uint64(r.pts))
}

// parseRequest reads what put wrote.
func parseRequest(b []byte) (request, error) {
	if len(b) != requestSize {
		return request{}, errRequest
	}
	r := request{
		kind: b[0], level: stream.Level(b[2]), key: b[3] == 1, slot: b[4],
		length: int(binary.LittleEndian.Uint32(b[8:])),
		number: binary.LittleEndian.Uint64(b[20:]),
		pts:    time.Duration(binary.LittleEndian.Uint64(b[28:])),
	}
	r.size = image.Pt(int(binary.LittleEndian.Uint32(b[12:])), int(binary.LittleEndian.Uint32(b[16:])))
	if int(b[1]) < len(codecs) {
		r.codec = codecs[b[1]]
	}
	return r, r.check()
}

func (r *request) check() error {
	known := (r.slot < maxSlots || r.slot == noSlot) && r.level <= stream.Keys && r.length >= 0
	switch {
	case !known:
		return errRequest
	case r.kind == askOpen && r.codec != "" && r.length == 0 && fits(r.size, true):
	case r.kind == askDecode && r.length > 0 && r.length <= maxUnit:
	case r.kind == askPut && r.slot != noSlot && r.length > 0 && r.length <= maxRoom:
	default:
		return errRequest
	}
	return nil
}

// codecNumber is what stands for a codec; 0xff: none.
func codecNumber(c stream.Codec) uint8 {
	for i, known := range codecs {
		if c == known {
			return uint8(i)
		}
	}
	return 0xff
}

// fits says whether pictures may have that size, or perhaps none.
func fits(s image.Point, none bool) bool {
	if s == (image.Point{}) {
		return none
	}
	return s.X >= 1 && s.Y >= 1 && s.X <= maxSide && s.Y <= maxSide && s.X*s.Y <= maxPixels
}

func bit(b bool) uint8 {
	if b {
		return 1
	}
	return 0
}

// The kinds of answers.
const (
	sayHello   = iota + 1 // text: why it is not confined; empty: it is
	sayOpened             //
	sayNothing            // no picture yet
	sayPicture            // number, picture
	saySmall              // need
	sayRefused            // text; flag: for good
)

// The sizes of answers, in bytes.
const (
	answerSize = 48
	maxText    = 200
)

// An answer is what the child says. Its picture lies in the slot that was
// given, plane after plane as picture.offsets has it.
type answer struct {
	kind   uint8
	flag   bool   // for good
	number uint64 // of the unit whose picture it is
	need   int    // bytes
	text   string
	picture
}

var errAnswer = errors.New("an answer that makes no sense")

// put appends a to b.
func (a *answer) put(b []byte) []byte {
	var head [answerSize]byte
	head[0], head[1], head[2], head[3] = a.kind, bit(a.flag), uint8(a.colour.Layout), uint8(a.colour.Matrix)
	head[4] = bit(a.colour.Full)
	binary.LittleEndian.PutUint32(head[8:], uint32(a.need))
	binary.LittleEndian.PutUint64(head[12:], a.number)
	binary.LittleEndian.PutUint32(head[20:], uint32(a.size.X))
	binary.LittleEndian.PutUint32(head[24:], uint32(a.size.Y))
	for i, s := range a.strides {
		binary.LittleEndian.PutUint32(head[28+4*i:], uint32(s))
	}
	binary.LittleEndian.PutUint64(head[40:], math.Float64bits(a.sar))
	return append(append(b, head[:]...), a.text[:min(len(a.text), maxText)]...)
}

// parseAnswer reads what put wrote, and believes nothing.
func parseAnswer(b []byte) (answer, error) {
	if len(b) < answerSize || len(b) > answerSize+maxText {
		return answer{}, fmt.Errorf("%w: %d bytes", errAnswer, len(b))
	}
	a := answer{
		kind: b[0], flag: b[1] == 1,
		need:   int(binary.LittleEndian.Uint32(b[8:])),
		number: binary.LittleEndian.Uint64(b[12:]),
		picture: picture{
			colour: stream.Colour{Layout: stream.Layout(b[2]), Matrix: stream.Matrix(b[3]), Full: b[4] == 1},
			size:   image.Pt(int(binary.LittleEndian.Uint32(b[20:])), int(binary.LittleEndian.Uint32(b[24:]))),
			sar:    math.Float64frombits(binary.LittleEndian.Uint64(b[40:])),
		},
	}
	for i := range a.strides {
		a.strides[i] = int(binary.LittleEndian.Uint32(b[28+4*i:]))
	}
	if len(b) > answerSize {
		a.text = plain(b[answerSize:])
	}
	return a, a.check()
}

func (a *answer) check() error {
	switch a.kind {
	case sayHello, sayOpened, sayNothing, sayRefused:
		return nil
	case saySmall:
		if a.need > 0 && a.need <= maxRoom {
			return nil
		}
	case sayPicture:
		if a.picture.sane() {
			return nil
		}
	}
	return fmt.Errorf("%w: kind %d", errAnswer, a.kind)
}

// plain is foreign text as it may be shown: printable, in one line.
func plain(b []byte) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7f {
			return ' '
		}
		return r
	}, string(b))
}
