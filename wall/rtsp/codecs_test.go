package rtsp_test

import (
	"bytes"
	"image/jpeg"
	"testing"
	"time"

	"watchfloor/wall/stream"
)

// others are the codecs beside H.264 and H.265.
var others = []stream.Codec{stream.MJPEG, stream.MPEG4, stream.VP8, stream.VP9, stream.AV1}

// TestOtherCodecsArrive compares what arrives with what was encoded.
func TestOtherCodecsArrive(t *testing.T) {
	for _, codec := range others {
		for _, by := range []stream.Transport{stream.TCP, stream.UDP} {
			for _, sets := range []string{"both", "description", "stream"} {
				if sets != "both" && codec != stream.MPEG4 {
					continue // these describe nothing beside the stream
				}
				t.Run(string(codec)+" "+string(by)+" "+sets, func(t *testing.T) {
					tidy(t)
					c := (&camera{codec: codec, sets: sets}).start(t)
					var got recorder
					conn := open(t, stream.Source{URL: c.url(), Transport: by}, &got)
					for i, u := range got.wait(t, 70) {
						key := codec == stream.MJPEG || i%10 == 0
						if at := time.Duration(i) * 40 * time.Millisecond; u.Key != key || u.PTS != at || u.Codec != codec {
							t.Fatalf("unit %d: key %v, at %v, %s", i, u.Key, u.PTS, u.Codec)
						}
						same(t, codec, i, u.Data, c.coded[i%30])
					}
					if info := conn.Info(); info.Codec != codec || len(got.lost()) != 0 {
						t.Errorf("info %+v, lost %v", info, got.lost())
					}
				})
			}
		}
	}
}

// same compares a unit with the picture that was encoded. JPEG's headers are
// written anew, so its pixels are compared.
func same(t *testing.T, codec stream.Codec, i int, got, want []byte) {
	t.Helper()
	if codec != stream.MJPEG {
		if !bytes.Equal(got, want) {
			t.Fatalf("unit %d has %d bytes, % x…; want %d, % x…", i, len(got), got[:16], len(want), want[:16])
		}
		return
	}
	g, err := jpeg.Decode(bytes.NewReader(got))
	fatal(t, err)
	w, err := jpeg.Decode(bytes.NewReader(want))
	fatal(t, err)
	if g.Bounds() != w.Bounds() {
		t.Fatalf("picture %d is %v, want %v", i, g.Bounds(), w.Bounds())
	}
	for y := range w.Bounds().Dy() {
		for x := range w.Bounds().Dx() {
			if g.At(x, y) != w.At(x, y) {
				t.Fatalf("picture %d differs at %d, %d", i, x, y)
			}
		}
	}
}

// TestOtherCodecsAfterLoss loses packets: every key unit that arrives is whole.
func TestOtherCodecsAfterLoss(t *testing.T) {
	for _, codec := range others {
		t.Run(string(codec), func(t *testing.T) {
			tidy(t)
			c := (&camera{codec: codec, drop: func(p int) bool { return p > 40 && (p*2654435761>>8)%20 == 0 }}).start(t)
			var got recorder
			open(t, stream.Source{URL: c.url()}, &got)
			keys := 0
			for _, u := range got.wait(t, 200) {
				if !u.Key {
					continue
				}
				keys++
				i := int(u.PTS/(40*time.Millisecond)) % 30
				same(t, codec, i, u.Data, c.coded[i])
			}
			if keys < 5 || len(got.lost()) == 0 {
				t.Errorf("%d key units, lost %v: nothing was tested", keys, got.lost())
			}
		})
	}
}
