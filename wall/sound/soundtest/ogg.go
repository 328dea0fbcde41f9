package soundtest

import (
	"bytes"
	"testing"
)

// oggPackets reads the packets of an Ogg file with one stream (RFC 3533, 6).
func oggPackets(t testing.TB, file []byte) (packets [][]byte) {
	t.Helper()
	var packet []byte
	for len(file) > 27 {
		if !bytes.HasPrefix(file, []byte("OggS")) {
			t.Fatal("an Ogg page does not begin as it must")
		}
		segments := file[27 : 27+int(file[26])]
		file = file[27+len(segments):]
		for _, n := range segments {
			packet = append(packet, file[:n]...)
			file = file[n:]
			if n < 255 { // the last segment of a packet
				packets, packet = append(packets, packet), nil
			}
		}
	}
	return packets
}
