package rtsp

import (
	"bytes"
	"slices"
)

// startCode begins headers and pictures of MPEG-4 part 2, and, after a zero,
// NAL units in a stream of bytes.
var startCode = []byte{0, 0, 1}

// nals is the shape of H.264 and H.265: its parts are NAL units.
type nals struct {
	kind   func([]byte) kind
	params [][]byte // newest parameter sets, in the order of kind.params; nil where missing
}

var _ shape = (*nals)(nil)

func (s *nals) begins(part []byte) bool { return s.kind(part).begins }

func (s *nals) join(parts [][]byte, whole bool) (data []byte, key bool) {
	var given uint // bits, by kind.params
	refreshes := false
	for _, n := range parts {
		k := s.kind(n)
		if k.params >= 0 && k.params < len(s.params) {
			given |= 1 << k.params
			s.remember(k.params, n)
		}
		key, refreshes = key || k.key, refreshes || k.refreshes
	}
	if !whole || !key && !refreshes {
		return annexB(nil, parts), false
	}
	missing, ok := s.missing(given)
	return annexB(missing, parts), key && ok
}

func (s *nals) remember(set int, n []byte) {
	if !bytes.Equal(s.params[set], n) {
		s.params[set] = slices.Clone(n)
	}
}

// missing are the parameter sets that were not given. It is false if there are
// none to put in their place.
func (s *nals) missing(given uint) (sets [][]byte, ok bool) {
	for i, p := range s.params {
		switch {
		case given&(1<<i) != 0:
		case p == nil:
			return nil, false
		default:
			sets = append(sets, p)
		}
	}
	return sets, true
}

// kind is what a NAL unit means for putting a stream together.
type kind struct {
	params int  // which parameter set, from 0; -1: none
	slice  bool // part of a picture
	key    bool // of a picture where decoding can begin
	begins bool // nothing of its access unit comes before it

	refreshes bool // pictures become whole from here on, after some others
}

// h264Kind reads the NAL unit header of ITU-T H.264, 7.3.1, and the first bit
// of a slice header: first_mb_in_slice is 0 if it is set.
func h264Kind(nalu []byte) kind {
	k := kind{params: -1}
	if len(nalu) < 2 {
		return k
	}
	switch t := nalu[0] & 0x1F; t {
	case 1, 2, 5:
		k.slice, k.key, k.begins = true, t == 5, nalu[1]&0x80 != 0
	case 3, 4:
		k.slice = true
	case 6: // SEI
		frames, recovers := recovery(nalu[1:])
		k.begins, k.key, k.refreshes = true, recovers && frames == 0, recovers
	case 9: // delimiter
		k.begins = true
	case 7, 8: // SPS, PPS
		k.params, k.begins = int(t)-7, true
	}
	return k
}

// h265Kind reads the NAL unit header of ITU-T H.265, 7.3.1.2, and the first
// bit of a slice header, first_slice_segment_in_pic_flag.
func h265Kind(nalu []byte) kind {
	k := kind{params: -1}
	if len(nalu) < 3 {
		return k
	}
	switch t := nalu[0] >> 1 & 0x3F; {
	case t < 32:
		k.slice, k.key, k.begins = true, t >= 16 && t <= 23, nalu[2]&0x80 != 0
	case t <= 34: // VPS, SPS, PPS
		k.params, k.begins = int(t)-32, true
	case t == 35 || t == 39: // delimiter, prefix SEI
		k.begins = true
	}
	return k
}

// annexB joins NAL units with start codes (H.264 and H.265, annex B).
func annexB(first, then [][]byte) []byte {
	size := 0
	for _, n := range first {
		size += 4 + len(n)
	}
	for _, n := range then {
		size += 4 + len(n)
	}
	return appendNALs(appendNALs(make([]byte, 0, size), first), then)
}

func appendNALs(b []byte, nalus [][]byte) []byte {
	for _, n := range nalus {
		b = append(b, 0, 0, 0, 1)
		b = append(b, n...)
	}
	return b
}
