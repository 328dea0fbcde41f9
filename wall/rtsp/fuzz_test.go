package rtsp

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/bluenviron/gortsplib/v4/pkg/format"
	"github.com/pion/rtp"

	"watchfloor/wall/stream"
)

const head = "v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=camera\r\nt=0 0\r\n"

// descriptions are what cameras say of their streams, and what is played.
var descriptions = []struct {
	name, sdp string
	codec     stream.Codec // empty: none can be played
	kinds     string
}{
	{"plain", head + "m=video 0 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\na=control:0\r\n", stream.H264, "video"},
	{"lines end in LF", strings.ReplaceAll(head+"m=video 0 RTP/AVP 96\r\na=rtpmap:96 H265/90000\r\n", "\r\n", "\n"), stream.H265, "video"},
	{"no last line end", head + "m=video 0 RTP/AVP 96\r\na=rtpmap:96 H264/90000", stream.H264, "video"},
	{"empty lines", head + "\r\n\r\nm=video 0 RTP/AVP 96\r\n\r\na=rtpmap:96 H264/90000\r\n", stream.H264, "video"},
	{"media the library refuses", head + "m=meta 0 RTP/AVP 107\r\na=rtpmap:107 x/90000\r\nm=vzinfo 0 RTP/AVP 98\r\nm=video 0 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\n", stream.H264, "meta vzinfo video"},
	{"broken audio before", head + "m=audio 0 RTP/AVP 97\r\na=rtpmap:97 MPEG4-GENERIC/0/0\r\na=fmtp:97 config=zz\r\nm=video 0 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\n", stream.H264, "audio video"},
	{"own video as a back channel", head + "m=video 0 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\na=sendonly\r\n", stream.H264, "video"},
	{"half of the media have identifiers", head + "a=group:BUNDLE 0\r\nm=video 0 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\na=mid:0\r\nm=video 0 RTP/AVP 97\r\na=rtpmap:97 H265/90000\r\n", stream.H264, "video video"},
	{"JPEG", head + "m=video 0 RTP/AVP 26\r\n", stream.MJPEG, "video"},
	{"MPEG-4", head + "m=video 0 RTP/AVP 96\r\na=rtpmap:96 MP4V-ES/90000\r\na=fmtp:96 profile-level-id=1;config=000001b001000001b58913000001000000012000c48d8800f53c04871443\r\n", stream.MPEG4, "video"},
	{"AV1", head + "m=video 0 RTP/AVP 96\r\na=rtpmap:96 AV1/90000\r\n", stream.AV1, "video"},
	{"VP8", head + "m=video 0 RTP/AVP 96\r\na=rtpmap:96 VP8/90000\r\n", stream.VP8, "video"},
	{"VP9", head + "m=video 0 RTP/AVP 96\r\na=rtpmap:96 VP9/90000\r\n", stream.VP9, "video"},
	{"an unknown codec first", head + "m=video 0 RTP/AVP 98\r\na=rtpmap:98 SNOW/90000\r\nm=video 0 RTP/AVP 97\r\na=rtpmap:97 H265/90000\r\n", stream.H265, "video video"},
	{"a way of packing that is not read", head + "m=video 0 RTP/AVP 97\r\na=rtpmap:97 H265/90000\r\na=fmtp:97 sprop-max-don-diff=2\r\n", "", "video"},
	{"parameters that cannot be read", head + "m=video 0 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\na=fmtp:96 packetization-mode=1;sprop-parameter-sets=%%%,%%%\r\n", stream.H264, "video"},
	{"a broken set of H.265", head + "m=video 0 RTP/AVP 96\r\na=rtpmap:96 H265/90000\r\na=fmtp:96 sprop-sps=AAAA\r\n", stream.H265, "video"},
	{"a broken configuration of MPEG-4", head + "m=video 0 RTP/AVP 96\r\na=rtpmap:96 MP4V-ES/90000\r\na=fmtp:96 config=00\r\n", stream.MPEG4, "video"},
	{"only audio", head + "m=audio 0 RTP/AVP 0\r\n", "", "audio"},
	{"nothing", "", "", ""},
	{"no description", "<html>\x00\xff", "", ""},
}

func TestMendedDescriptionsCanBePlayed(t *testing.T) {
	for _, c := range descriptions {
		t.Run(c.name, func(t *testing.T) {
			mended, kinds := mend([]byte(c.sdp))
			if got := strings.Join(kinds, " "); got != c.kinds {
				t.Errorf("kinds %q, want %q", got, c.kinds)
			}
			v, err := read(mended)
			if v.codec != c.codec || (err == nil) != (c.codec != "") {
				t.Errorf("codec %q, %v; want %q", v.codec, err, c.codec)
			}
		})
	}
}

// read does what the library and choose do with a description.
func read(text []byte) (video, error) {
	desc, err := describe(text)
	if err != nil {
		return video{}, err
	}
	return choose(desc)
}

// FuzzMend looks for panics, the library's included: they happen on its
// goroutine, where nobody can recover.
func FuzzMend(f *testing.F) {
	for _, c := range descriptions {
		f.Add([]byte(c.sdp))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		mended, _ := mend(text)
		again, kinds := mend(mended)
		if !bytes.Equal(again, mended) {
			t.Errorf("mended twice, %q becomes %q", mended, again)
		}
		for _, k := range kinds {
			if k != "video" {
				t.Errorf("%q is left", k)
			}
		}
		v, err := read(mended)
		if err == nil && (v.media == nil || v.codec == "") {
			t.Error("neither an error nor a video")
		}
	})
}

// assemblers makes one for each codec, without parameter sets.
func assemblers(t testing.TB) (all []*assembler) {
	t.Helper()
	for _, f := range []format.Format{
		&format.H264{PayloadTyp: 96, PacketizationMode: 1}, &format.H265{PayloadTyp: 96}, &format.MJPEG{},
		&format.MPEG4Video{PayloadTyp: 96}, &format.AV1{PayloadTyp: 96}, &format.VP8{PayloadTyp: 96}, &format.VP9{PayloadTyp: 96},
	} {
		v, err := open(f)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, newAssembler(v))
	}
	return all
}

// packets reads packets from bytes: what is skipped in the sequence, in time,
// the marker, and the payload's length.
func packets(data []byte) (all []*rtp.Packet) {
	sequence, timestamp := uint16(0xFFFE), uint32(0xFFFFF000)
	for len(data) >= 4 {
		n := min(int(data[3]), len(data)-4)
		sequence += 1 + uint16(int8(data[0]))
		timestamp += uint32(int32(int8(data[1]))) * 3600
		all = append(all, &rtp.Packet{
			Header:  rtp.Header{Version: 2, Marker: data[2]&1 == 1, SequenceNumber: sequence, Timestamp: timestamp},
			Payload: data[4 : 4+n],
		})
		data = data[4+n:]
	}
	return all
}

// streams are packets as packets reads them.
var streams = [][]byte{
	{0, 0, 0, 2, 0x67, 1, 0, 0, 0, 2, 0x68, 2, 0, 0, 1, 2, 0x65, 0x80, 0, 1, 1, 2, 0x41, 0x80}, // SPS, PPS, IDR; P
	{0, 0, 0, 4, 0x7C, 0x85, 0x80, 1, 0, 0, 1, 4, 0x7C, 0x45, 2, 3},                            // an IDR in two fragments
	{0, 0, 0, 4, 0x7C, 0x85, 0x80, 1, 1, 0, 1, 4, 0x7C, 0x45, 2, 3},                            // one missing between
	{0, 0, 1, 8, 0x78, 0, 2, 0x67, 1, 0, 1, 0x68},                                              // an aggregate
	{0, 0, 1, 3, 0x40, 1, 7, 0, 0, 1, 3, 0x42, 1, 8, 0, 0, 1, 3, 0x44, 1, 9, 0, 0, 1, 4, 0x26, 1, 0x80, 1},
	{0, 0, 0, 5, 0x62, 1, 0x93, 0x80, 1, 0, 0, 1, 5, 0x62, 1, 0x53, 2, 3},                                                  // fragments of H.265
	{0, 0, 0, 12, 0, 0, 0, 0, 1, 50, 2, 2, 0xAA, 0xBB, 0xCC, 0xDD, 0, 0, 1, 12, 0, 0, 0, 4, 1, 50, 2, 2, 1, 2, 0xFF, 0xD9}, // JPEG
	{0, 0, 1, 21, 0, 0, 1, 0xB0, 1, 0, 0, 1, 0xB5, 0x89, 0, 0, 1, 0x20, 0, 0xC4, 0, 0, 1, 0xB6, 0x10},                      // MPEG-4
	{0, 0, 1, 8, 0x28, 0x0A, 0x01, 0x00, 0x30, 0x10, 0x20, 0x30},                                                           // AV1
	{0, 0, 1, 11, 0x10, 0x10, 0x02, 0, 0x9D, 0x01, 0x2A, 0x40, 1, 0xF0, 0},                                                 // VP8
	{0, 0, 1, 13, 0x0C, 0x82, 0x49, 0x83, 0x42, 0, 0x13, 0xF0, 0x0E, 0xF0, 0, 0, 0},                                        // VP9
	{0x80, 0x80, 1, 0, 0x7F, 0x7F, 1, 0, 0, 0, 0, 0},
	{},
}

// FuzzAssemble feeds any packets to the assemblers of all codecs.
func FuzzAssemble(f *testing.F) {
	for _, s := range streams {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, a := range assemblers(t) {
			for _, p := range packets(data) {
				u, lost := a.add(p)
				if lost < 0 || lost > maxJump+1 {
					t.Fatalf("%s: %d packets lost", a.video.codec, lost)
				}
				if u.data != nil && !begins(a.video.codec, u.data) {
					t.Fatalf("%s: nothing begins with % x", a.video.codec, u.data)
				}
				if u.key && !decodable(a.video, u.data) {
					t.Fatalf("%s: the key frame % x lacks what decoding needs", a.video.codec, u.data)
				}
			}
		}
	})
}

// begins tells whether data begins as its form demands, as far as it does.
func begins(codec stream.Codec, data []byte) bool {
	return bytes.HasPrefix(data, map[stream.Codec][]byte{
		stream.H264: {0, 0, 0, 1}, stream.H265: {0, 0, 0, 1}, stream.MJPEG: {0xFF, 0xD8}, stream.AV1: {0x12, 0},
	}[codec])
}

// decodable tells whether a key frame brings its headers.
func decodable(v video, unit []byte) bool {
	switch s := v.shape.(type) {
	case *nals:
		return !slices.ContainsFunc(s.params, func(p []byte) bool { return p == nil || !bytes.Contains(unit, p) })
	case *mpeg4:
		return len(s.headers) > 0 && bytes.Contains(unit, s.headers)
	case *av1:
		return len(s.sequence) > 0 && bytes.Contains(unit, s.sequence)
	}
	return v.codec == stream.MJPEG || v.codec == stream.VP8 && vp8Key(unit) || v.codec == stream.VP9 && vp9Key(unit)
}
