package rtsp

import (
	"bytes"
	"encoding/binary"
)

// Types of open bitstream units (AV1 specification, 6.2.2).
const (
	obuSequence    = 1
	obuDelimiter   = 2
	obuFrameHeader = 3
	obuFrame       = 6
)

// An obu is an open bitstream unit, without its size.
type obu struct {
	header  []byte // one byte, or two with an extension
	payload []byte
}

// readOBU reads a unit as RTP carries it, with or without a size (AV1
// specification, 5.3).
func readOBU(part []byte) (o obu, ok bool) {
	if len(part) == 0 || part[0]&0x80 != 0 {
		return obu{}, false
	}
	n := 1 + int(part[0]>>2&1)
	if len(part) < n {
		return obu{}, false
	}
	o = obu{header: part[:n], payload: part[n:]}
	if part[0]&2 != 0 {
		size, length := binary.Uvarint(o.payload)
		if length <= 0 || size > uint64(len(o.payload)-length) {
			return obu{}, false
		}
		o.payload = o.payload[length:][:size]
	}
	return o, true
}

func (o obu) kind() int { return int(o.header[0] >> 3 & 0xF) }

// appendTo writes the unit with its size, as the low-overhead bitstream format
// wants it (AV1 specification, 5.2).
func (o obu) appendTo(b []byte) []byte {
	b = append(b, o.header[0]|2)
	b = append(b, o.header[1:]...)
	b = binary.AppendUvarint(b, uint64(len(o.payload)))
	return append(b, o.payload...)
}

// shownKey reads of a frame header whether the frame is a key frame that is shown
// at once (AV1 specification, 5.9.2): show_existing_frame, frame_type,
// show_frame.
func (o obu) shownKey() bool { return len(o.payload) > 0 && o.payload[0]&0xF0 == 0x10 }

// av1 is the shape of AV1 (RTP Payload Format For AV1): its parts are open
// bitstream units.
type av1 struct {
	sequence []byte // the newest sequence header, written out; nil: none has come
}

var _ shape = (*av1)(nil)

func (*av1) begins(part []byte) bool {
	o, ok := readOBU(part)
	return ok && (o.kind() == obuSequence || o.kind() == obuDelimiter)
}

func (a *av1) join(parts [][]byte, whole bool) (data []byte, key bool) {
	data = append(make([]byte, 0, a.room(parts)), obuDelimiter<<3|2, 0)
	given, begun := false, false
	for _, p := range parts {
		o, ok := readOBU(p)
		switch {
		case !ok:
			return nil, false
		case o.kind() == obuDelimiter:
			continue
		case o.kind() == obuSequence:
			given = true
			a.remember(o)
		case !begun && (o.kind() == obuFrame || o.kind() == obuFrameHeader):
			begun = true
			key = whole && a.sequence != nil && o.shownKey()
			if key && !given {
				data = append(data, a.sequence...)
			}
		}
		data = o.appendTo(data)
	}
	return data, key
}

// room is how many bytes join needs at most.
func (a *av1) room(parts [][]byte) int {
	n := 2 + len(a.sequence)
	for _, p := range parts {
		n += len(p) + binary.MaxVarintLen32
	}
	return n
}

func (a *av1) remember(sequence obu) {
	if text := sequence.appendTo(nil); !bytes.Equal(text, a.sequence) {
		a.sequence = text
	}
}
