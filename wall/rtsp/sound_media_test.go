package rtsp

import (
	"strings"
	"testing"
	"time"

	"github.com/bluenviron/gortsplib/v4/pkg/description"
	"github.com/bluenviron/gortsplib/v4/pkg/sdp"
	"github.com/pion/rtp"

	"watchfloor/wall/stream"
)

// voices are what cameras say of their sound, and what is played of it.
var voices = []struct {
	name, sdp string
	codec     stream.SoundCodec // empty: none can be played
	rate      int
	control   string // of the media played
	says      string // in the error
}{
	{"G.711 without a map", "m=audio 0 RTP/AVP 8\r\na=control:a\r\n", stream.PCMA, 8000, "a", ""},
	{"wide G.711", "m=audio 0 RTP/AVP 97\r\na=rtpmap:97 PCMU/16000\r\na=control:a\r\n", stream.PCMU, 16000, "a", ""},
	{"AAC", "m=audio 0 RTP/AVP 97\r\na=rtpmap:97 MPEG4-GENERIC/16000/1\r\na=fmtp:97 streamtype=5;profile-level-id=1;mode=AAC-hbr;sizelength=13;indexlength=3;indexdeltalength=3;config=1408\r\na=control:a\r\n", stream.AAC, 16000, "a", ""},
	{"Opus", "m=audio 0 RTP/AVP 97\r\na=rtpmap:97 opus/48000/2\r\na=control:a\r\n", stream.Opus, 48000, "a", ""},
	{"a loudspeaker first", "m=audio 0 RTP/AVP 0\r\na=sendonly\r\na=control:speaker\r\nm=audio 0 RTP/AVP 0\r\na=recvonly\r\na=control:microphone\r\n", stream.PCMU, 8000, "microphone", ""},
	{"a microphone taken for a loudspeaker", "m=audio 0 RTP/AVP 0\r\na=sendonly\r\na=control:a\r\n", stream.PCMU, 8000, "a", ""},
	{"an unknown codec first", "m=audio 0 RTP/AVP 98\r\na=rtpmap:98 G726-32/8000\r\nm=audio 0 RTP/AVP 0\r\na=control:a\r\n", stream.PCMU, 8000, "a", ""},
	{"beside video and others", "m=video 0 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\na=mid:0\r\nm=meta 0 RTP/AVP 107\r\nm=audio 0 RTP/AVP 0\r\na=control:a\r\n", stream.PCMU, 8000, "a", ""},
	{"an unknown codec only", "m=audio 0 RTP/AVP 98\r\na=rtpmap:98 G726-32/8000\r\n", "", 0, "", "G726"},
	{"too many channels", "m=audio 0 RTP/AVP 97\r\na=rtpmap:97 PCMU/8000/200\r\n", "", 0, "", "200 channels"},
	{"too high a rate", "m=audio 0 RTP/AVP 97\r\na=rtpmap:97 PCMU/2000000\r\n", "", 0, "", "2000000 samples"},
	{"no sound", "m=video 0 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\n", "", 0, "", ""},
	{"nothing", "", "", 0, "", ""},
}

func TestSoundIsFoundInDescriptions(t *testing.T) {
	for _, v := range voices {
		t.Run(v.name, func(t *testing.T) {
			s, err := hearable([]byte(head + v.sdp))
			if (err == nil) != (v.codec != "") || err != nil && !strings.Contains(err.Error(), v.says) {
				t.Fatalf("error %v", err)
			}
			if err == nil && (s.info.Codec != v.codec || s.info.Rate != v.rate || s.media.Control != v.control || s.media.IsBackChannel) {
				t.Errorf("%+v of %q", s.info, s.media.Control)
			}
		})
	}
}

// hearable does what the library and chooseSound do with a description.
func hearable(text []byte) (sound, error) {
	kept, _ := keep(text, "audio", inconsistent)
	var read sdp.SessionDescription
	if err := read.Unmarshal(kept); err != nil {
		return sound{}, err
	}
	var desc description.Session
	if err := desc.Unmarshal(&read); err != nil {
		return sound{}, err
	}
	return chooseSound(&desc)
}

// FuzzSoundPackets gives what a camera describes what it may send then.
func FuzzSoundPackets(f *testing.F) {
	for _, v := range voices {
		f.Add([]byte(head+v.sdp), []byte{0, 16, 0, 8, 1}, []byte{0, 16, 0xFF, 0xF8, 1}, true)
	}
	f.Fuzz(func(t *testing.T, text, one, two []byte, marker bool) {
		s, err := hearable(text)
		if err != nil {
			return
		}
		l := &listening{conn: newConn(nil, nil, (&Opener{}).log()), sound: s, sink: checking{t}}
		for i, payload := range [][]byte{one, two, one} {
			l.packet(arrival{&rtp.Packet{
				Header:  rtp.Header{SequenceNumber: uint16(i), Timestamp: 1 << 31, Marker: marker},
				Payload: payload,
			}, time.Now()})
		}
	})
}

// checking is a sink that checks what it is given.
type checking struct{ *testing.T }

func (c checking) Sound(info stream.SoundInfo, u stream.SoundUnit) {
	if !sane(info) || u.Arrived.IsZero() {
		c.Errorf("%+v, arrived %v", info, u.Arrived)
	}
}

func (c checking) Lost(n int) {
	if n < 1 {
		c.Errorf("%d packets are lost", n)
	}
}
