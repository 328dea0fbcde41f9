package rtsp

import (
	"bytes"
	"slices"
)

// Start codes of MPEG-4 part 2 (ISO/IEC 14496-2, table 6-3), behind 00 00 01.
const (
	layerFirst = 0x20 // a video object layer
	layerLast  = 0x2F
	planeGroup = 0xB3
	plane      = 0xB6 // a video object plane: a picture
)

// mpeg4 is the shape of MPEG-4 part 2 (RFC 6416): one part, a video object
// plane, with the headers before it or not.
type mpeg4 struct {
	headers []byte // newest; nil: none has come
}

var _ shape = (*mpeg4)(nil)

func (*mpeg4) begins(part []byte) bool { return bytes.HasPrefix(part, startCode) }

func (m *mpeg4) join(parts [][]byte, whole bool) (data []byte, key bool) {
	data = parts[0]
	headers, intra := readPlane(data)
	if headers != nil && whole {
		m.headers = slices.Clone(headers)
	}
	switch {
	case !intra || !whole || m.headers == nil:
		return data, false
	case headers == nil:
		return slices.Concat(m.headers, data), true
	}
	return data, true
}

// readPlane finds the headers of a video object layer in front of a plane,
// nil if there are none, and whether the plane needs no other
// (vop_coding_type, 6.3.5).
func readPlane(data []byte) (headers []byte, intra bool) {
	layer, group := false, -1
	for at := 0; ; at++ {
		next := bytes.Index(data[at:], startCode)
		if next < 0 || at+next+4 >= len(data) {
			return nil, false
		}
		at += next
		switch code := data[at+3]; {
		case code >= layerFirst && code <= layerLast:
			layer = true
		case code == planeGroup:
			group = at
		case code == plane && !layer:
			return nil, data[at+4]>>6 == 0
		case code == plane && group >= 0:
			return data[:group], data[at+4]>>6 == 0
		case code == plane:
			return data[:at], data[at+4]>>6 == 0
		}
	}
}
