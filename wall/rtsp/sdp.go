package rtsp

import (
	"bytes"
	"strings"
)

// mend keeps of a session description (RFC 8866) what concerns video, because
// the library refuses the whole of it for one media that it cannot read:
// "m=meta", "m=vzinfo", odd audio. It also drops the attributes by which a
// camera's own video is taken for a back channel, or its media identifiers
// for inconsistent. It returns the kinds of all media beside.
func mend(sdp []byte) (mended []byte, kinds []string) {
	keep := true
	var out bytes.Buffer
	for line := range bytes.Lines(sdp) {
		text := strings.TrimRight(string(line), "\r\n")
		if media, ok := strings.CutPrefix(text, "m="); ok {
			kind, _, _ := strings.Cut(media, " ")
			kinds = append(kinds, kind)
			keep = kind == "video"
		}
		if keep && !superfluous(text) {
			out.WriteString(text)
			out.WriteString("\r\n")
		}
	}
	return out.Bytes(), kinds
}

func superfluous(line string) bool {
	return line == "" || line == "a=sendonly" || strings.HasPrefix(line, "a=mid:") || strings.HasPrefix(line, "a=group:")
}
