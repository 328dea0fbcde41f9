package rtsp_test

import (
	"bytes"
	"encoding/binary"
	"os/exec"
	"strings"
	"testing"

	"github.com/bluenviron/gortsplib/v4/pkg/format"
	"github.com/bluenviron/mediacommon/v2/pkg/codecs/av1"
	"github.com/pion/rtp"

	"watchfloor/wall/stream"
)

// recipes are the arguments of ffmpeg for 30 pictures, a key frame every 10,
// in a container that is easily cut.
var recipes = map[stream.Codec]string{
	stream.MJPEG: "-c:v mjpeg -huffman default -q:v 3 -pix_fmt yuvj420p -f mjpeg",
	stream.MPEG4: "-c:v mpeg4 -bf 0 -g 10 -q:v 3 -f m4v",
	stream.VP8:   "-c:v libvpx -g 10 -keyint_min 10 -deadline realtime -auto-alt-ref 0 -b:v 800k -f ivf",
	stream.VP9:   "-c:v libvpx-vp9 -g 10 -keyint_min 10 -deadline realtime -lag-in-frames 0 -b:v 800k -f ivf",
	stream.AV1:   "-c:v libaom-av1 -usage realtime -cpu-used 8 -g 10 -keyint_min 10 -lag-in-frames 0 -b:v 800k -f ivf",
}

// made encodes a test pattern and returns its coded pictures.
func made(t *testing.T, codec stream.Codec) [][]byte {
	t.Helper()
	if _, err := exec.LookPath("ffmpeg"); err != nil {
		t.Skip("ffmpeg is not installed: apt-get install ffmpeg")
	}
	args := append([]string{"-v", "error", "-f", "lavfi", "-i", "testsrc2=size=320x240:rate=25", "-frames:v", "30"}, strings.Fields(recipes[codec])...)
	cmd := exec.Command("ffmpeg", append(args, "-")...)
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("ffmpeg: %v\n%s", err, said.String())
	}
	clip := map[bool]func([]byte) [][]byte{true: cutIVF, false: cutMarks(codec)}[bytes.HasPrefix(out, []byte("DKIF"))](out)
	if len(clip) != 30 {
		t.Fatalf("%d pictures of %s, want 30", len(clip), codec)
	}
	return clip
}

// cutIVF reads the frames of an IVF file: a header of 32 bytes, then each
// frame's size in 4 and its time in 8.
func cutIVF(file []byte) (frames [][]byte) {
	for file = file[32:]; len(file) >= 12; {
		n := int(binary.LittleEndian.Uint32(file))
		frames = append(frames, file[12:12+n])
		file = file[12+n:]
	}
	return frames
}

// cutMarks cuts where a picture begins: at the start of an image (JPEG), or at
// the headers or else the plane (MPEG-4).
func cutMarks(codec stream.Codec) func([]byte) [][]byte {
	begin, end := []byte{0xFF, 0xD8}, []byte{0xFF, 0xD9}
	if codec == stream.MPEG4 {
		begin, end = []byte{0, 0, 1, 0xB6}, nil
	}
	return func(file []byte) (frames [][]byte) {
		for len(file) > 0 {
			at := bytes.Index(file, begin) + len(begin)
			next := len(file)
			for _, mark := range [][]byte{begin, {0, 0, 1, 0xB0}, {0, 0, 1, 0xB3}} {
				if i := bytes.Index(file[at:], mark); i >= 0 && (end == nil || bytes.HasSuffix(file[:at+i], end)) {
					next = min(next, at+i)
				}
			}
			frames = append(frames, file[:next])
			file = file[next:]
		}
		return frames
	}
}

// obus are the units of a temporal unit, as RTP carries them.
func obus(t testing.TB, unit []byte) [][]byte {
	t.Helper()
	var units av1.Bitstream
	if err := units.Unmarshal(unit); err != nil {
		t.Fatal(err)
	}
	for len(units) > 0 && units[0][0]>>3 == 2 { // delimiters stay behind
		units = units[1:]
	}
	return units
}

// packetiser returns a codec's format and a function that packs a picture.
func packetiser(t *testing.T, codec stream.Codec, headers []byte) (format.Format, func([]byte) ([]*rtp.Packet, error)) {
	t.Helper()
	switch codec {
	case stream.MJPEG:
		f := &format.MJPEG{}
		e, err := f.CreateEncoder()
		fatal(t, err)
		return f, e.Encode
	case stream.MPEG4:
		f := &format.MPEG4Video{PayloadTyp: 96, ProfileLevelID: 1, Config: headers}
		e, err := f.CreateEncoder()
		fatal(t, err)
		return f, e.Encode
	case stream.VP8:
		f := &format.VP8{PayloadTyp: 96}
		e, err := f.CreateEncoder()
		fatal(t, err)
		return f, e.Encode
	case stream.VP9:
		f := &format.VP9{PayloadTyp: 96}
		e, err := f.CreateEncoder()
		fatal(t, err)
		return f, e.Encode
	}
	f := &format.AV1{PayloadTyp: 96}
	e, err := f.CreateEncoder()
	fatal(t, err)
	return f, func(unit []byte) ([]*rtp.Packet, error) { return e.Encode(obus(t, unit)) }
}

func fatal(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
