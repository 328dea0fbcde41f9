package rtsp

import (
	"bytes"
	"strings"

	"github.com/bluenviron/gortsplib/v4/pkg/description"
	"github.com/bluenviron/gortsplib/v4/pkg/sdp"
)

// mend keeps of a session description (RFC 8866) what concerns video, because
// the library refuses the whole of it for one media that it cannot read:
// "m=meta", "m=vzinfo", odd audio. It also drops the attributes by which a
// camera's own video is taken for a back channel, or its media identifiers
// for inconsistent, and parameters that it cannot read, for they mostly come
// in the stream too. It returns the kinds of all media beside.
func mend(sdp []byte) (mended []byte, kinds []string) {
	mended, kinds = keep(sdp, "video", superfluous)
	if _, err := describe(mended); err != nil {
		plain, _ := keep(mended, "video", parametric)
		if _, err := describe(plain); err == nil {
			return plain, kinds
		}
	}
	return mended, kinds
}

// describe reads a description as the library does.
func describe(text []byte) (*description.Session, error) {
	var parsed sdp.SessionDescription
	if err := parsed.Unmarshal(text); err != nil {
		return nil, err
	}
	desc := new(description.Session)
	return desc, desc.Unmarshal(&parsed)
}

// keep is the description of one kind of media, without the lines that drop
// names, and the kinds of all media.
func keep(sdp []byte, wanted string, drop func(line string) bool) (kept []byte, kinds []string) {
	keep := true
	var out bytes.Buffer
	for line := range bytes.Lines(sdp) {
		text := strings.TrimRight(string(line), "\r\n")
		if media, ok := strings.CutPrefix(text, "m="); ok {
			kind, _, _ := strings.Cut(media, " ")
			kinds = append(kinds, kind)
			keep = kind == wanted
		}
		if keep && !drop(text) {
			out.WriteString(text)
			out.WriteString("\r\n")
		}
	}
	return out.Bytes(), kinds
}

func superfluous(line string) bool { return line == "a=sendonly" || inconsistent(line) }

func parametric(line string) bool { return strings.HasPrefix(line, "a=fmtp:") }

// inconsistent tells whether a line may name media that were left out.
func inconsistent(line string) bool {
	return line == "" || strings.HasPrefix(line, "a=mid:") || strings.HasPrefix(line, "a=group:")
}
