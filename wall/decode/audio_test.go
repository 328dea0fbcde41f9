package decode_test

import (
	"fmt"
	"slices"
	"testing"

	"watchfloor/wall/decode"
	"watchfloor/wall/sound/soundtest"
	"watchfloor/wall/stream"
)

// kindsOfSound are decoded in the test and feed the fuzzer.
var kindsOfSound = []struct {
	codec    stream.SoundCodec
	channels int
}{{stream.AAC, 1}, {stream.AAC, 2}, {stream.Opus, 1}, {stream.Opus, 2}, {stream.PCMU, 1}, {stream.PCMA, 1}}

func TestSoundIsWhatTheFFmpegProgramHears(t *testing.T) {
	for _, k := range kindsOfSound {
		t.Run(fmt.Sprintf("%s in %d", k.codec, k.channels), func(t *testing.T) {
			clip := soundtest.Make(t, k.codec, k.channels, 2)
			got := hear(t, clip, clip.Units)
			at, dB := soundtest.Likeness(got, clip.Heard, k.channels, 2000, clip.Info.Rate)
			t.Logf("%.0f dB from frame %d", dB, at)
			if dB < 90 {
				t.Errorf("the sound is only %.1f dB above its difference from what ffmpeg hears", dB)
			}
		})
	}
}

// hear decodes units, each of which must sound.
func hear(t *testing.T, clip soundtest.Clip, units [][]byte) (all []float32) {
	t.Helper()
	d, err := decode.NewSound(clip.Info)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	for i, u := range units {
		s, err := d.Decode(stream.SoundUnit{Data: u})
		if err != nil {
			t.Fatalf("unit %d: %v", i, err)
		}
		if s.Rate != clip.Info.Rate || s.Channels != clip.Info.Channels || len(s.Data) != clip.Beat*s.Channels {
			t.Fatalf("unit %d: %d samples at %d Hz in %d channels", i, len(s.Data), s.Rate, s.Channels)
		}
		all = append(all, s.Data...)
	}
	return all
}

func TestSoundGoesOnAfterADamagedUnit(t *testing.T) {
	clip := soundtest.Make(t, stream.AAC, 1, 1)
	d, err := decode.NewSound(clip.Info)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if _, err := d.Decode(stream.SoundUnit{Data: []byte{0xff, 0xff, 0xff}}); err == nil {
		t.Error("nonsense was decoded")
	}
	for i, u := range clip.Units[:4] {
		if s, err := d.Decode(stream.SoundUnit{Data: u}); err != nil || len(s.Data) != clip.Beat {
			t.Errorf("unit %d after it: %d samples, %v", i, len(s.Data), err)
		}
	}
}

func TestSoundThatCannotBeDecodedIsRefused(t *testing.T) {
	ok := stream.SoundInfo{Codec: stream.PCMU, Rate: 8000, Channels: 1}
	for _, change := range []func(*stream.SoundInfo){
		func(i *stream.SoundInfo) { i.Codec = "G726" },
		func(i *stream.SoundInfo) { i.Rate = 0 },
		func(i *stream.SoundInfo) { i.Rate = 1 << 30 },
		func(i *stream.SoundInfo) { i.Channels = 0 },
		func(i *stream.SoundInfo) { i.Channels = 9 },
		func(i *stream.SoundInfo) { i.Config = make([]byte, decode.MaxSound+1) },
	} {
		info := ok
		change(&info)
		if d, err := decode.NewSound(info); err == nil {
			d.Close()
			t.Errorf("there is a decoder for %+v", info)
		}
	}
	d, err := decode.NewSound(ok)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	for _, size := range []int{0, decode.MaxSound + 1} {
		if _, err := d.Decode(stream.SoundUnit{Data: make([]byte, size)}); err != decode.ErrSound {
			t.Errorf("a unit of %d bytes: %v", size, err)
		}
	}
}

// FuzzSound gives a decoder two units: whatever comes out is whole frames of a
// sound that a device can play.
func FuzzSound(f *testing.F) {
	for i, k := range kindsOfSound {
		clip := soundtest.Make(f, k.codec, k.channels, 1)
		f.Add(byte(i), clip.Info.Config, clip.Units[3], clip.Units[4])
	}
	f.Fuzz(func(t *testing.T, kind byte, config, one, two []byte) {
		k := kindsOfSound[int(kind)%len(kindsOfSound)]
		d, err := decode.NewSound(stream.SoundInfo{Codec: k.codec, Rate: 16000, Channels: k.channels, Config: config})
		if err != nil {
			return
		}
		defer d.Close()
		for _, u := range [][]byte{one, two, one} {
			s, err := d.Decode(stream.SoundUnit{Data: u})
			if err != nil || len(s.Data) == 0 {
				continue
			}
			all := slices.Clone(s.Data) // reads them
			if s.Channels < 1 || s.Channels > 8 || s.Rate < 1 || s.Rate > 192000 || len(all)%s.Channels != 0 {
				t.Fatalf("%d samples at %d Hz in %d channels", len(all), s.Rate, s.Channels)
			}
		}
	})
}
