package decode

/*
#include "reader.h"
*/
import "C"

import (
	"bytes"
	"encoding/binary"
	"math/bits"
	"os"
)

const (
	clusterNear  = 256 << 10 // bytes to which a cluster is looked for
	clusterReach = 16 << 20  // bytes in which the next one must begin
	clusterHead  = 64        // bytes that hold the head of one
)

// markCluster lets a Matroska file without an index be read from shortly
// before a time, by halving it. libavformat alone would read all of it.
func (r *reader) markCluster(path string, at int64) {
	f, err := os.Open(path)
	if err != nil {
		return // reading goes on from the beginning
	}
	defer f.Close()
	limit := int64(C.wf_reader_ticks(r.c, C.int64_t(at)))
	low, high := int64(0), r.size()
	for high-low > clusterNear {
		middle := low + (high-low)/2
		place, ticks, ok := nextCluster(f, middle)
		if !ok || ticks > limit {
			high = middle
			continue
		}
		low = max(place, middle)
		C.wf_reader_mark(r.c, C.int64_t(place), C.int64_t(ticks))
	}
}

// nextCluster finds the first Matroska cluster (RFC 9559 section 5.1.3) that
// begins at or behind a place, and its timestamp.
func nextCluster(f *os.File, from int64) (place, ticks int64, ok bool) {
	buffer := make([]byte, 256<<10)
	for at := from; at < from+clusterReach; at += int64(len(buffer) - clusterHead) {
		n, _ := f.ReadAt(buffer, at)
		for i := 0; i < n; i++ {
			next := bytes.Index(buffer[i:n], []byte{0x1F, 0x43, 0xB6, 0x75})
			if next < 0 {
				break
			}
			i += next
			if ticks, ok = clusterTime(buffer[i+4 : n]); ok {
				return at + int64(i), ticks, true
			}
		}
		if n < len(buffer) {
			break
		}
	}
	return 0, 0, false
}

// clusterTime reads a cluster's timestamp, which is its first element, or the
// second behind a checksum (RFC 9559 section 5.1.3.1, RFC 8794 section 11.3.1).
func clusterTime(b []byte) (int64, bool) {
	if len(b) == 0 || b[0] == 0 {
		return 0, false
	}
	b = b[min(bits.LeadingZeros8(b[0])+1, len(b)):]
	if len(b) > 6 && b[0] == 0xBF && b[1] == 0x84 {
		b = b[6:]
	}
	if len(b) < 2 || b[0] != 0xE7 {
		return 0, false
	}
	n := int(b[1] &^ 0x80)
	if b[1] < 0x81 || n > 8 || len(b) < 2+n {
		return 0, false
	}
	var value [8]byte
	copy(value[8-n:], b[2:2+n])
	t := binary.BigEndian.Uint64(value[:])
	return int64(t), t < 1<<62
}
