package soundtest

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/bluenviron/mediacommon/v2/pkg/codecs/mpeg4audio"

	"watchfloor/wall/stream"
)

// A Clip is coded sound, and what the ffmpeg program hears in it.
type Clip struct {
	Info  stream.SoundInfo
	Units [][]byte
	Beat  int       // ticks of the RTP clock from unit to unit
	Heard []float32 // interleaved; Info.Rate frames a second, in as many channels as Info says
}

// coders are the ffmpeg arguments for a codec, and its rates and beats.
var coders = map[stream.SoundCodec]struct {
	args       []string
	rate, beat int
}{
	stream.AAC:  {[]string{"-c:a", "aac", "-b:a", "96k", "-f", "adts"}, 16000, 1024},
	stream.Opus: {[]string{"-c:a", "libopus", "-b:a", "96k", "-frame_duration", "20", "-f", "ogg"}, 48000, 960},
	stream.PCMU: {[]string{"-f", "mulaw"}, 8000, 160},
	stream.PCMA: {[]string{"-f", "alaw"}, 8000, 160},
}

// Make codes so many seconds of tones that rise, another in each of the
// channels, 1 or 2.
func Make(t testing.TB, codec stream.SoundCodec, channels, seconds int) Clip {
	t.Helper()
	c, ok := coders[codec]
	if !ok {
		t.Fatalf("no such codec: %q", codec)
	}
	tones := "0.4*sin(2*PI*(300+150*t)*t)+0.05*(random(0)-0.5)"
	if channels == 2 {
		tones += "|0.3*sin(2*PI*(900-40*t)*t)"
	}
	source := fmt.Sprintf("aevalsrc=%s:s=%d:d=%d", tones, c.rate, seconds)
	coded := ffmpeg(t, append([]string{"-f", "lavfi", "-i", source}, append(c.args, "-")...)...)
	clip := Clip{Info: stream.SoundInfo{Codec: codec, Rate: c.rate, Channels: channels}, Beat: c.beat}
	clip.Units, clip.Info.Config = units(t, codec, coded, c.beat*channels)
	file := filepath.Join(t.TempDir(), "clip")
	if err := os.WriteFile(file, coded, 0o600); err != nil {
		t.Fatal(err)
	}
	clip.Heard = floats(ffmpeg(t, append(reader(codec, c.rate, channels), "-i", file, "-f", "f32le", "-")...))
	return clip
}

// reader are the ffmpeg arguments that say what raw sound is.
func reader(codec stream.SoundCodec, rate, channels int) []string {
	name, raw := map[stream.SoundCodec]string{stream.PCMU: "mulaw", stream.PCMA: "alaw"}[codec]
	if !raw {
		return nil
	}
	return []string{"-f", name, "-ar", strconv.Itoa(rate), "-ac", strconv.Itoa(channels)}
}

// units cuts coded sound into what a camera sends at once.
func units(t testing.TB, codec stream.SoundCodec, coded []byte, beat int) (units [][]byte, config []byte) {
	t.Helper()
	switch codec {
	case stream.AAC:
		return adts(t, coded)
	case stream.Opus:
		return oggPackets(t, coded)[2:], nil // behind the headers (RFC 7845, 3)
	}
	for ; len(coded) >= beat; coded = coded[beat:] {
		units = append(units, coded[:beat])
	}
	return units, nil
}

func adts(t testing.TB, coded []byte) (units [][]byte, config []byte) {
	t.Helper()
	var packets mpeg4audio.ADTSPackets
	if err := packets.Unmarshal(coded); err != nil {
		t.Fatal(err)
	}
	for _, p := range packets {
		units = append(units, p.AU)
	}
	first := packets[0]
	config, err := mpeg4audio.AudioSpecificConfig{
		Type: first.Type, SampleRate: first.SampleRate, ChannelConfig: first.ChannelConfig,
	}.Marshal()
	if err != nil {
		t.Fatal(err)
	}
	return units, config
}

// ffmpeg runs the program and returns what it writes.
func ffmpeg(t testing.TB, args ...string) []byte {
	t.Helper()
	path, err := exec.LookPath("ffmpeg")
	if err != nil {
		t.Fatalf("this test needs the ffmpeg program (make deps-test installs it): %v", err)
	}
	c := exec.Command(path, append([]string{"-hide_banner", "-nostdin", "-loglevel", "error"}, args...)...)
	var stdout, stderr bytes.Buffer
	c.Stdout, c.Stderr = &stdout, &stderr
	if err := c.Run(); err != nil {
		t.Fatalf("ffmpeg %q: %v\n%s", args, err, stderr.String())
	}
	return stdout.Bytes()
}

// floats reads samples of 32 bits.
func floats(raw []byte) []float32 {
	samples := make([]float32, len(raw)/4)
	for i := range samples {
		samples[i] = math.Float32frombits(binary.LittleEndian.Uint32(raw[4*i:]))
	}
	return samples
}
