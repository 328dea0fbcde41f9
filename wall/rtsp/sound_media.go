package rtsp

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/bluenviron/gortsplib/v4/pkg/description"
	"github.com/bluenviron/gortsplib/v4/pkg/format"
	"github.com/pion/rtp"

	"watchfloor/wall/stream"
)

// sound is what is heard of a camera's media.
type sound struct {
	media  *description.Media
	format format.Format
	info   stream.SoundInfo
	beat   int // ticks of the RTP clock that one unit takes, where a packet holds several
	decode func(*rtp.Packet) ([][]byte, error)
}

// time is n ticks of the sound's clock, without overflow.
func (s sound) time(n int64) time.Duration {
	rate := int64(s.info.Rate)
	return time.Duration(n/rate)*time.Second + time.Duration(n%rate)*time.Second/time.Duration(rate)
}

// chooseSound picks the first sound that can be played. What is marked as the
// way to the camera's loudspeaker is none, unless all is so marked, as some
// cameras do by mistake.
func chooseSound(desc *description.Session) (sound, error) {
	medias := slices.Clone(desc.Medias)
	if i := slices.IndexFunc(medias, func(m *description.Media) bool { return !m.IsBackChannel }); i >= 0 {
		medias = slices.DeleteFunc(medias, func(m *description.Media) bool { return m.IsBackChannel })
	}
	var others []string
	for _, m := range medias {
		for _, f := range m.Formats {
			s, err := openSound(f)
			if err != nil {
				return sound{}, permanent(err)
			}
			if s.decode != nil && !sane(s.info) {
				return sound{}, permanent(fmt.Errorf("the camera describes its sound as %d samples a second in %d channels",
					s.info.Rate, s.info.Channels))
			}
			if s.decode != nil {
				m.IsBackChannel = false
				s.media, s.format = m, f
				return s, nil
			}
			others = append(others, name(f))
		}
	}
	slices.Sort(others)
	return sound{}, permanent(fmt.Errorf("the camera's sound is %s, which Watchfloor cannot play: it plays AAC, Opus and G.711",
		strings.Join(slices.Compact(others), ", ")))
}

// noSound is the error of a camera without any.
func noSound([]string) error { return permanent(errors.New("this camera sends no sound")) }

// sane tells whether sound as described can be.
func sane(i stream.SoundInfo) bool {
	return i.Rate >= 1 && i.Rate <= 192000 && i.Channels >= 1 && i.Channels <= 8
}

// openSound prepares to play f; without a decode function it cannot be played.
func openSound(f format.Format) (s sound, err error) {
	switch f := f.(type) {
	case *format.MPEG4Audio:
		return aac(f)
	case *format.Opus:
		d, err := f.CreateDecoder()
		if err != nil {
			return sound{}, err
		}
		// Stereo decodes either kind, and a mono stream may turn into stereo
		// (RFC 7587, 7).
		s = sound{info: stream.SoundInfo{Codec: stream.Opus, Rate: f.ClockRate(), Channels: 2}, decode: one(d.Decode)}
		if f.ChannelCount > 2 {
			return sound{}, nil
		}
	case *format.G711:
		s.info = stream.SoundInfo{Codec: stream.PCMA, Rate: f.SampleRate, Channels: f.ChannelCount}
		if f.MULaw {
			s.info.Codec = stream.PCMU
		}
		d, err := f.CreateDecoder()
		if err != nil {
			return sound{}, err
		}
		s.decode = one(d.Decode)
	}
	return s, nil
}

// aac prepares to play AAC in the manner of RFC 3640.
func aac(f *format.MPEG4Audio) (sound, error) {
	config, err := f.Config.Marshal()
	if err != nil {
		return sound{}, fmt.Errorf("the camera's description of its AAC sound cannot be used: %w", err)
	}
	d, err := f.CreateDecoder()
	if err != nil {
		return sound{}, fmt.Errorf("the camera packs AAC in a way that cannot be read: %w", err)
	}
	s := sound{decode: d.Decode, beat: 1024}
	if f.Config.FrameLengthFlag {
		s.beat = 960
	}
	s.info = stream.SoundInfo{Codec: stream.AAC, Rate: f.ClockRate(), Channels: channels(f.Config.ChannelConfig), Config: config}
	return s, nil
}

// channels are those of an AAC channel configuration (ISO/IEC 14496-3, 1.6.3.5).
// 0 is described in the sound itself.
func channels(config uint8) int {
	switch {
	case config == 7:
		return 8
	case config == 0 || config > 7:
		return 1
	}
	return int(config)
}

// one is a decode function of packets that hold one unit.
func one(decode func(*rtp.Packet) ([]byte, error)) func(*rtp.Packet) ([][]byte, error) {
	return func(pkt *rtp.Packet) ([][]byte, error) {
		data, err := decode(pkt)
		if err != nil || len(data) == 0 {
			return nil, err
		}
		return [][]byte{data}, nil
	}
}
