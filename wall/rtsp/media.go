package rtsp

import (
	"fmt"
	"slices"
	"strings"

	"github.com/bluenviron/gortsplib/v4/pkg/description"
	"github.com/bluenviron/gortsplib/v4/pkg/format"
	"github.com/pion/rtp"

	"watchfloor/wall/stream"
)

// video is what is played of a camera's media.
type video struct {
	media   *description.Media
	format  format.Format
	codec   stream.Codec
	kind    func([]byte) kind
	params  [][]byte // from the description; nil where missing
	decoder interface {
		Decode(*rtp.Packet) ([][]byte, error)
	}
}

// choose picks the first video that can be played.
func choose(desc *description.Session) (video, error) {
	var others []string
	for _, m := range desc.Medias {
		for _, f := range m.Formats {
			v, err := open(f)
			if err != nil {
				return video{}, permanent(err)
			}
			if v.decoder != nil {
				v.media = m
				return v, nil
			}
			others = append(others, name(f))
		}
	}
	slices.Sort(others)
	return video{}, permanent(fmt.Errorf("the camera sends %s, which Watchfloor cannot play yet: it plays H.264 and H.265",
		strings.Join(slices.Compact(others), ", ")))
}

// open prepares to play f; without a decoder it is none that can be played.
func open(f format.Format) (v video, err error) {
	switch f := f.(type) {
	case *format.H264:
		sps, pps := f.SafeParams()
		v = video{format: f, codec: stream.H264, kind: h264Kind, params: sets(sps, pps)}
		v.decoder, err = f.CreateDecoder()
	case *format.H265:
		vps, sps, pps := f.SafeParams()
		v = video{format: f, codec: stream.H265, kind: h265Kind, params: sets(vps, sps, pps)}
		v.decoder, err = f.CreateDecoder()
	}
	if err != nil {
		return video{}, fmt.Errorf("the camera packs %s in a way that cannot be read: %w", f.Codec(), err)
	}
	return v, nil
}

func sets(params ...[]byte) [][]byte {
	for i, p := range params {
		if len(p) == 0 {
			params[i] = nil
		}
	}
	return params
}

// name is what people call a format.
func name(f format.Format) string {
	if g, ok := f.(*format.Generic); ok {
		encoding, _, _ := strings.Cut(g.RTPMap(), "/")
		if encoding == "" {
			return fmt.Sprintf("payload type %d", g.PayloadType())
		}
		return encoding
	}
	return f.Codec()
}

// noVideo says what a camera without video offers.
func noVideo(kinds []string) error {
	kinds = slices.Clone(kinds)
	slices.Sort(kinds)
	return permanent(fmt.Errorf("the camera offers no video at that address, only %s", strings.Join(slices.Compact(kinds), ", ")))
}
