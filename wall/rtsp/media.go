package rtsp

import (
	"fmt"
	"slices"
	"strings"

	"github.com/bluenviron/gortsplib/v4/pkg/description"
	"github.com/bluenviron/gortsplib/v4/pkg/format"
	"github.com/bluenviron/gortsplib/v4/pkg/format/rtpav1"
	"github.com/bluenviron/gortsplib/v4/pkg/format/rtpfragmented"
	"github.com/bluenviron/gortsplib/v4/pkg/format/rtph264"
	"github.com/bluenviron/gortsplib/v4/pkg/format/rtph265"
	"github.com/bluenviron/gortsplib/v4/pkg/format/rtpmjpeg"
	"github.com/bluenviron/gortsplib/v4/pkg/format/rtpvp8"
	"github.com/bluenviron/gortsplib/v4/pkg/format/rtpvp9"

	"watchfloor/wall/stream"
)

// video is what is played of a camera's media.
type video struct {
	media  *description.Media
	format format.Format
	codec  stream.Codec
	shape  shape
	open   opening
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
			if v.codec != "" {
				v.media = m
				return v, nil
			}
			others = append(others, name(f))
		}
	}
	slices.Sort(others)
	return video{}, permanent(fmt.Errorf("the camera sends %s, which Watchfloor cannot play: it plays H.264, H.265, Motion JPEG, MPEG-4, AV1, VP8 and VP9",
		strings.Join(slices.Compact(others), ", ")))
}

// open prepares to play f; a video without codec is none that can be played.
func open(f format.Format) (video, error) {
	v := video{format: f}
	switch f := f.(type) {
	case *format.H264:
		sps, pps := f.SafeParams()
		v.codec, v.shape = stream.H264, &nals{kind: h264Kind, params: sets(sps, pps)}
		v.open = severalParts(f.CreateDecoder, rtph264.ErrMorePacketsNeeded, rtph264.ErrNonStartingPacketAndNoPrevious)
	case *format.H265:
		vps, sps, pps := f.SafeParams()
		v.codec, v.shape = stream.H265, &nals{kind: h265Kind, params: sets(vps, sps, pps)}
		v.open = severalParts(f.CreateDecoder, rtph265.ErrMorePacketsNeeded, rtph265.ErrNonStartingPacketAndNoPrevious)
	case *format.MJPEG:
		v.codec, v.shape = stream.MJPEG, single(everyOne)
		v.open = onePart(f.CreateDecoder, rtpmjpeg.ErrMorePacketsNeeded, rtpmjpeg.ErrNonStartingPacketAndNoPrevious)
	case *format.MPEG4Video:
		v.codec, v.shape = stream.MPEG4, &mpeg4{headers: f.SafeParams()}
		v.open = onePart(f.CreateDecoder, rtpfragmented.ErrMorePacketsNeeded, nil)
	case *format.AV1:
		v.codec, v.shape = stream.AV1, &av1{}
		v.open = severalParts(f.CreateDecoder, rtpav1.ErrMorePacketsNeeded, rtpav1.ErrNonStartingPacketAndNoPrevious)
	case *format.VP8:
		v.codec, v.shape = stream.VP8, single(vp8Key)
		v.open = onePart(f.CreateDecoder, rtpvp8.ErrMorePacketsNeeded, rtpvp8.ErrNonStartingPacketAndNoPrevious)
	case *format.VP9:
		v.codec, v.shape = stream.VP9, single(vp9Key)
		v.open = onePart(f.CreateDecoder, rtpvp9.ErrMorePacketsNeeded, rtpvp9.ErrNonStartingPacketAndNoPrevious)
	default:
		return v, nil
	}
	if _, err := v.open(); err != nil {
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
