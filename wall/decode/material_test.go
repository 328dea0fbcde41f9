package decode_test

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
	"testing"
	"time"

	"watchfloor/wall/stream"
)

// A cutter divides an elementary stream into access units as a camera's RTP
// would.
type cutter func(t testing.TB, b []byte) []stream.AccessUnit

// coded is a stream made by the ffmpeg program, as access units; the file's
// name ends in its kind.
func coded(t testing.TB, name, args string) (units []stream.AccessUnit, path string) {
	t.Helper()
	path = film(t, name, args)
	kind := name[strings.LastIndexByte(name, '.')+1:]
	cut := map[string]cutter{"h264": cut264, "h265": cut265, "mjpeg": cutJPEG, "m4v": cutMPEG4, "ivf": cutIVF}[kind]
	return numbered(cut(t, readFile(t, path))), path
}

// numbered gives each unit a time of arrival that tells it from the others.
func numbered(units []stream.AccessUnit) []stream.AccessUnit {
	for i := range units {
		units[i].Arrived = time.Unix(int64(i), 0)
	}
	return units
}

var startCode = []byte{0, 0, 1}

// annexB cuts where a NAL unit begins the next picture, told by its header and
// the byte behind.
func annexB(b []byte, headerSize int, kind func(header []byte) (slice, first, key, before bool)) (units []stream.AccessUnit) {
	begin, coded, key := 0, false, false
	for i := bytes.Index(b, startCode); i >= 0 && i+4+headerSize < len(b); {
		slice, first, isKey, before := kind(b[i+3:])
		if coded && (slice && first || before) {
			units = append(units, stream.AccessUnit{Data: b[begin:i], Key: key})
			begin, coded, key = i, false, false
		}
		coded, key = coded || slice, key || isKey
		next := bytes.Index(b[i+3:], startCode)
		if next < 0 {
			break
		}
		i += 3 + next
	}
	return append(units, stream.AccessUnit{Data: b[begin:], Key: key})
}

// cut264 follows H.264 7.4.1.2.3: what stands before the first slice of a
// picture belongs to it.
func cut264(_ testing.TB, b []byte) []stream.AccessUnit {
	units := annexB(b, 1, func(h []byte) (slice, first, key, before bool) {
		n := h[0] & 0x1F
		slice = n == 1 || n == 5
		return slice, slice && h[1]&0x80 != 0, n == 5, n >= 6 && n <= 9
	})
	return of(stream.H264, units)
}

// cut265 follows H.265 7.4.2.4.4.
func cut265(_ testing.TB, b []byte) []stream.AccessUnit {
	units := annexB(b, 2, func(h []byte) (slice, first, key, before bool) {
		n := h[0] >> 1 & 0x3F
		slice = n < 32
		return slice, slice && h[2]&0x80 != 0, n >= 16 && n <= 23, n >= 32 && n <= 35 || n == 39
	})
	return of(stream.H265, units)
}

func of(c stream.Codec, units []stream.AccessUnit) []stream.AccessUnit {
	for i := range units {
		units[i].Codec = c
	}
	return units
}

func cutJPEG(_ testing.TB, b []byte) (units []stream.AccessUnit) {
	for part := range bytes.SplitSeq(b, []byte{0xFF, 0xD8, 0xFF}) {
		if len(part) > 0 {
			units = append(units, stream.AccessUnit{Data: slices.Concat([]byte{0xFF, 0xD8, 0xFF}, part), Key: true})
		}
	}
	return of(stream.MJPEG, units)
}

// cutMPEG4 cuts behind each video object plane (ISO/IEC 14496-2, 6.3.5): what
// stands before one belongs to it.
func cutMPEG4(_ testing.TB, b []byte) (units []stream.AccessUnit) {
	begin, plane := 0, false
	for i := 0; i+4 < len(b); i++ {
		if !bytes.Equal(b[i:i+3], startCode) {
			continue
		}
		if plane {
			units = append(units, stream.AccessUnit{Data: b[begin:i]})
			begin = i
		}
		plane = b[i+3] == 0xB6
	}
	if plane {
		units = append(units, stream.AccessUnit{Data: b[begin:]})
	}
	for i := range units {
		at := bytes.LastIndex(units[i].Data, []byte{0, 0, 1, 0xB6})
		units[i].Key = units[i].Data[at+4]>>6 == 0
	}
	return of(stream.MPEG4, units)
}

// cutIVF reads the container of AV1, VP8 and VP9 that has nothing but frames.
func cutIVF(t testing.TB, b []byte) (units []stream.AccessUnit) {
	t.Helper()
	codec := map[string]stream.Codec{"VP80": stream.VP8, "VP90": stream.VP9, "AV01": stream.AV1}[string(b[8:12])]
	for b = b[32:]; len(b) > 12; {
		n := int(binary.LittleEndian.Uint32(b))
		units = append(units, stream.AccessUnit{Data: b[12 : 12+n], Key: len(units) == 0})
		b = b[12+n:]
	}
	return of(codec, units)
}
