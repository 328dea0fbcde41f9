package rtsp

import "github.com/bluenviron/mediacommon/v2/pkg/codecs/vp9"

// vp8Key reads the frame tag and the start code of a key frame (RFC 6386,
// 9.1).
func vp8Key(frame []byte) bool {
	return len(frame) >= 10 && frame[0]&1 == 0 && frame[3] == 0x9D && frame[4] == 0x01 && frame[5] == 0x2A
}

// vp9Key reads the uncompressed header (VP9 Bitstream Specification v0.6,
// 6.2).
func vp9Key(frame []byte) bool {
	var h vp9.Header
	return h.Unmarshal(frame) == nil && !h.ShowExistingFrame && !h.NonKeyFrame
}
