package soundtest

import (
	"github.com/bluenviron/gortsplib/v4/pkg/format"
	"github.com/bluenviron/mediacommon/v2/pkg/codecs/mpeg4audio"
	"github.com/pion/rtp"

	"watchfloor/wall/stream"
)

// encoder is how sound is described, and packed into RTP.
func encoder(info stream.SoundInfo) (format.Format, func(unit []byte) ([]*rtp.Packet, error), error) {
	switch info.Codec {
	case stream.AAC:
		return aac(info)
	case stream.Opus:
		f := &format.Opus{PayloadTyp: 97, ChannelCount: info.Channels}
		e, err := f.CreateEncoder()
		return f, func(unit []byte) ([]*rtp.Packet, error) {
			p, err := e.Encode(unit)
			return []*rtp.Packet{p}, err
		}, err
	}
	f := &format.G711{MULaw: info.Codec == stream.PCMU, SampleRate: info.Rate, ChannelCount: info.Channels}
	if !f.MULaw {
		f.PayloadTyp = 8
	}
	e, err := f.CreateEncoder()
	return f, func(unit []byte) ([]*rtp.Packet, error) { return e.Encode(unit) }, err
}

func aac(info stream.SoundInfo) (format.Format, func(unit []byte) ([]*rtp.Packet, error), error) {
	f := &format.MPEG4Audio{
		PayloadTyp: 97, Config: &mpeg4audio.AudioSpecificConfig{}, SizeLength: 13, IndexLength: 3, IndexDeltaLength: 3,
	}
	if err := f.Config.Unmarshal(info.Config); err != nil {
		return nil, nil, err
	}
	e, err := f.CreateEncoder()
	return f, func(unit []byte) ([]*rtp.Packet, error) { return e.Encode([][]byte{unit}) }, err
}
