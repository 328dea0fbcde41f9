package rtsp

import "math/bits"

// recoveryPoint is the payload type of the SEI message of that name.
const recoveryPoint = 6

// recovery reads of SEI messages (ITU-T H.264, 7.3.2.3) whether decoding can
// begin there, and after how many frames its pictures are whole (D.2.8). A
// camera that refreshes its pictures bit by bit sends these and no IDR.
func recovery(messages []byte) (frames uint, ok bool) {
	for len(messages) > 2 {
		kind, rest := lengthened(messages)
		size, payload := lengthened(rest)
		if size > len(payload) {
			return 0, false
		}
		if kind == recoveryPoint {
			return golomb(payload[:size])
		}
		messages = payload[size:]
	}
	return 0, false
}

// lengthened reads a number whose bytes of 255 say that more follows.
func lengthened(b []byte) (n int, rest []byte) {
	for len(b) > 0 && b[0] == 0xFF {
		n, b = n+255, b[1:]
	}
	if len(b) == 0 {
		return n, nil
	}
	return n + int(b[0]), b[1:]
}

// golomb reads an Exp-Golomb code of up to 31 bits (9.1) from the beginning.
func golomb(b []byte) (n uint, ok bool) {
	var word uint32
	for i := range 4 {
		word <<= 8
		if i < len(b) {
			word |= uint32(b[i])
		}
	}
	zeros := bits.LeadingZeros32(word)
	if long := 2*zeros + 1; zeros < 16 && long <= 8*len(b) {
		return uint(word>>(32-long)) - 1, true
	}
	return 0, false
}
