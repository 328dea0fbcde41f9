package decode_test

import (
	"bytes"
	"errors"
	"slices"
	"testing"

	"watchfloor/wall/decode"
	"watchfloor/wall/stream"
)

// md5s decodes units, errors and all, and returns the pictures that came.
func md5s(t testing.TB, d stream.Decoder, units []stream.AccessUnit) (all []string, failed int) {
	t.Helper()
	for _, u := range units {
		f, err := d.Decode(u)
		if err != nil {
			failed++
		}
		if f != nil {
			all = append(all, sum(f))
			f.Release()
		}
	}
	for {
		f, err := d.(drainer).Drain()
		if err != nil || f == nil {
			return all, failed
		}
		all = append(all, sum(f))
		f.Release()
	}
}

func wantSums(t testing.TB, got, want []string) {
	t.Helper()
	for i := range min(len(got), len(want)) {
		if got[i] != want[i] {
			t.Fatalf("picture %d is %s, want %s", i, got[i], want[i])
		}
	}
	if len(got) != len(want) {
		t.Fatalf("%d pictures, want %d", len(got), len(want))
	}
}

func TestSizeChangesMidStream(t *testing.T) {
	for name, args := range map[string]string{
		"x.h264": "-c:v libx264 -preset ultrafast", "x.h265": "-c:v libx265 -preset ultrafast -x265-params log-level=none:bframes=0",
		"x.mjpeg": "-c:v mjpeg -pix_fmt yuvj420p", "x.m4v": "-c:v mpeg4 -f m4v",
		"av1.ivf": "-c:v libaom-av1 -usage realtime -cpu-used 8", "vp8.ivf": "-c:v libvpx -deadline realtime",
		"vp9.ivf": "-c:v libvpx-vp9 -deadline realtime",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			small, first := coded(t, name, "SRC -frames:v 8 "+args)
			large, second := coded(t, name, "SRC -frames:v 8 -vf scale=192:160 "+args)
			got, _ := md5s(t, open(t, small[0].Codec), slices.Concat(small, large, small))
			a, b := pictures(t, first, ""), pictures(t, second, "")
			wantSums(t, got, slices.Concat(a, b, a))
		})
	}
}

// TestParameterSetsFromElsewhere: a camera that tells them in its SDP only.
func TestParameterSetsFromElsewhere(t *testing.T) {
	units, path := coded(t, "x.h264", x264+"-bf 0 -g 10")
	bare, _ := coded(t, "bare.h264", "-i "+path+" -c copy -bsf:v filter_units=remove_types=6-9")
	d := open(t, stream.H264)
	if f, err := d.Decode(bare[0]); f != nil || err == nil {
		t.Fatalf("without parameter sets: %v, %v", f, err)
	}
	slice := bytes.Index(units[0].Data, []byte{0, 0, 1, 0x65})
	for i := range bare {
		if bare[i].Key {
			bare[i].Data = slices.Concat(units[0].Data[:slice], bare[i].Data)
		}
	}
	got, failed := md5s(t, d, bare)
	wantSums(t, got, pictures(t, path, ""))
	if failed != 0 {
		t.Errorf("%d units failed", failed)
	}
}

// TestGiantMessages: supplemental information of a megabyte changes nothing.
func TestGiantMessages(t *testing.T) {
	units, path := coded(t, "x.h264", x264+"-bf 0")
	const size = 1 << 20
	sei := slices.Concat([]byte{0, 0, 1, 6, 5}, bytes.Repeat([]byte{255}, size/255), []byte{size % 255}, bytes.Repeat([]byte{0xAA}, size), []byte{0x80})
	for i := range units {
		if i%7 == 3 {
			units[i].Data = slices.Concat(sei, units[i].Data)
		}
	}
	got, _ := md5s(t, open(t, stream.H264), units)
	wantSums(t, got, pictures(t, path, ""))
}

// TestDamageEndsAtTheNextKeyFrame: it is told, and later pictures are as ever.
// Of the other codecs FFmpeg does not tell that a picture is cut off.
func TestDamageEndsAtTheNextKeyFrame(t *testing.T) {
	for name, args := range map[string]string{
		"x.h264": x264 + "-g 10 -bf 0", "x.m4v": "SRC -t 1 -c:v mpeg4 -g 10 -f m4v",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			units, path := coded(t, name, args)
			want := pictures(t, path, "")
			units[10].Key, units[20].Key = true, true
			units[13].Data = units[13].Data[:len(units[13].Data)/3]
			d := open(t, units[0].Codec)
			before, failed := md5sOf(d, units[:13])
			wantSums(t, before, want[:13])
			_, torn := md5sOf(d, units[13:20])
			if failed != 0 || torn == 0 {
				t.Errorf("%d failures before the damage, %d behind", failed, torn)
			}
			after, _ := md5sOf(d, units[20:])
			wantSums(t, after, want[20:])
		})
	}
}

// md5sOf is md5s of a stream that goes on.
func md5sOf(d stream.Decoder, units []stream.AccessUnit) (all []string, failed int) {
	for _, u := range units {
		f, err := d.Decode(u)
		if err != nil {
			failed++
		}
		if f != nil {
			all = append(all, sum(f))
			f.Release()
		}
	}
	return all, failed
}

// TestStreamWithoutKeyFrames: one that is refreshed line by line becomes whole
// though its beginning was missed.
func TestStreamWithoutKeyFrames(t *testing.T) {
	units, path := coded(t, "x.h264", "SRC -t 3 -c:v libx264 -preset veryfast -x264-params intra-refresh=1:keyint=20:bframes=0")
	want := pictures(t, path, "")
	sets := units[0].Data[:bytes.Index(units[0].Data, []byte{0, 0, 1, 0x65})]
	units[5].Data = slices.Concat(sets, units[5].Data)
	got, _ := md5s(t, open(t, stream.H264), units[5:])
	if len(got) < 60 {
		t.Fatalf("%d pictures of %d", len(got), len(units)-5)
	}
	wantSums(t, got[len(got)-20:], want[len(want)-20:])
}

// TestBeginningAtAnOpenGroup leaves out the pictures that look back (RASL).
func TestBeginningAtAnOpenGroup(t *testing.T) {
	units, path := coded(t, "x.h265", "SRC -t 2 -c:v libx265 -preset ultrafast -x265-params log-level=none:keyint=20:open-gop=1:bframes=3")
	want := pictures(t, path, "")
	second := 1 + slices.IndexFunc(units[1:], func(u stream.AccessUnit) bool { return u.Key })
	got, failed := md5s(t, open(t, stream.H265), units[second:])
	if failed != 0 || len(got) < 20 || len(got) >= len(units)-second {
		t.Fatalf("%d pictures of %d units, %d failed", len(got), len(units)-second, failed)
	}
	from := slices.Index(want, got[0])
	if from < 0 {
		t.Fatal("the first picture is none of the stream's")
	}
	wantSums(t, got, want[from:])
}

func TestMissingCodec(t *testing.T) {
	_, err := decode.New(stream.Coding{Codec: "MPEG-9"})
	var p stream.Permanent
	if !errors.As(err, &p) || !p.Permanent() {
		t.Errorf("%v is worth another try", err)
	}
}
