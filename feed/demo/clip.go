package demo

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
)

// A clip is a looping film: access units of NAL units without start codes.
// It begins with a key frame.
type clip struct {
	frames        [][][]byte
	key           []bool
	vps, sps, pps []byte
}

func readClip(clips fs.FS, name string, h265 bool) (*clip, error) {
	data, err := fs.ReadFile(clips, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("clip %s is missing: run go generate ./assets and build again", name)
	}
	if err != nil {
		return nil, fmt.Errorf("read clip %s: %w", name, err)
	}
	c := cut(data, kinds(h265))
	if len(c.frames) == 0 || !c.key[0] || c.sps == nil || c.pps == nil || (h265 && c.vps == nil) {
		return nil, fmt.Errorf("read clip %s: it does not begin with a key frame and its parameters", name)
	}
	return c, nil
}

// A kind is what a NAL unit does for the stream.
type kind int

const (
	other kind = iota
	delimiter
	paramV
	paramS
	paramP
	prefix     // belongs to the picture that follows
	firstSlice // of a picture
	nextSlice
	firstKeySlice
)

func kinds(h265 bool) func([]byte) kind {
	if h265 {
		return kindH265
	}
	return kindH264
}

// KindH264 follows ITU-T H.264 7.4.1.2.4 as far as encoders make use of it.
func kindH264(nal []byte) kind {
	switch nal[0] & 31 {
	case 9:
		return delimiter
	case 7:
		return paramS
	case 8:
		return paramP
	case 6:
		return prefix
	case 1, 5:
		switch {
		case len(nal) < 2 || nal[1]&0x80 == 0: // first_mb_in_slice is not 0
			return nextSlice
		case nal[0]&31 == 5:
			return firstKeySlice
		}
		return firstSlice
	}
	return other
}

// KindH265 follows ITU-T H.265 7.4.2.4.4.
func kindH265(nal []byte) kind {
	switch t := nal[0] >> 1 & 63; {
	case t == 35:
		return delimiter
	case t == 32:
		return paramV
	case t == 33:
		return paramS
	case t == 34:
		return paramP
	case t == 39:
		return prefix
	case t < 32:
		switch {
		case len(nal) < 3 || nal[2]&0x80 == 0: // first_slice_segment_in_pic_flag
			return nextSlice
		case t >= 16 && t <= 23:
			return firstKeySlice
		}
		return firstSlice
	}
	return other
}

// Cut divides an Annex B stream into access units.
func cut(data []byte, kindOf func([]byte) kind) *clip {
	c := &clip{}
	var unit [][]byte
	picture := false // unit has a slice
	isKey := false
	end := func() {
		if picture {
			c.frames, c.key = append(c.frames, unit), append(c.key, isKey)
			unit, picture, isKey = nil, false, false
		}
	}
	for _, nal := range nalUnits(data) {
		k := kindOf(nal)
		if k != nextSlice && k != other {
			end()
		}
		switch k {
		case delimiter:
			continue
		case paramV:
			c.vps = nal
		case paramS:
			c.sps = nal
		case paramP:
			c.pps = nal
		case firstSlice, firstKeySlice:
			picture, isKey = true, k == firstKeySlice
		}
		unit = append(unit, nal)
	}
	end()
	return c
}

// NalUnits splits at the start codes of Annex B.
func nalUnits(data []byte) (units [][]byte) {
	start := []byte{0, 0, 1}
	at := bytes.Index(data, start)
	for at >= 0 {
		data = data[at+3:]
		at = bytes.Index(data, start)
		nal := data
		if at >= 0 {
			nal = data[:at]
		}
		if nal = bytes.TrimRight(nal, "\x00"); len(nal) > 0 {
			units = append(units, nal)
		}
	}
	return units
}
