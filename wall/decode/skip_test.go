package decode_test

import (
	"slices"
	"testing"
	"time"

	"watchfloor/wall/stream"
)

// TestSkip: what is left out is missed by no other picture, and everything is
// there again when it is asked for.
func TestSkip(t *testing.T) {
	for name, args := range map[string]string{
		"x.h264": "SRC -t 2 -c:v libx264 -preset veryfast -x264-params bframes=3:keyint=20:b-pyramid=normal",
		"x.h265": "SRC -t 2 -c:v libx265 -preset ultrafast -x265-params log-level=none:keyint=20:bframes=3:open-gop=0",
		"x.m4v":  "SRC -t 2 -c:v mpeg4 -bf 2 -g 20 -f m4v",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			units, path := coded(t, name, args)
			want := pictures(t, path, "")
			references := at(t, units, stream.References)
			wantAmong(t, references, want)
			if n := len(references); n < len(want)/4 || n > len(want)*3/4 {
				t.Errorf("%d references of %d pictures", n, len(want))
			}
			keys := at(t, units, stream.Keys)
			wantAmong(t, keys, want)
			if n := len(keys); n < 2 || n > 3 {
				t.Errorf("%d key pictures", n)
			}
			wantPrompt(t, units)
			wantBack(t, units, want)
		})
	}
}

// at decodes with a level.
func at(t *testing.T, units []stream.AccessUnit, l stream.Level) []string {
	t.Helper()
	d := open(t, units[0].Codec)
	d.Skip(l)
	got, failed := md5s(t, d, units)
	if failed != 0 {
		t.Errorf("level %d: %d units failed", l, failed)
	}
	return got
}

// wantAmong checks that some are of all, in their order.
func wantAmong(t *testing.T, some, all []string) {
	t.Helper()
	for i, s := range some {
		k := slices.Index(all, s)
		if k < 0 {
			t.Fatalf("picture %d is none of the stream's", i)
		}
		all = all[k+1:]
	}
}

// wantPrompt changes to key frames in mid-stream: each must come out as it goes
// in, though pictures that are left out would have come before it.
func wantPrompt(t *testing.T, units []stream.AccessUnit) {
	t.Helper()
	d := open(t, units[0].Codec)
	for _, u := range units[:len(units)/4] {
		if f, err := d.Decode(u); err == nil {
			f.Release()
		}
	}
	d.Skip(stream.Keys)
	for i, u := range units[len(units)/4:] {
		if !u.Key {
			continue
		}
		u.Arrived = time.Unix(int64(i), 0)
		f, err := d.Decode(u)
		if err != nil || f == nil {
			t.Fatalf("key frame %d: %v, %v", i, f, err)
		}
		if !f.Arrived.Equal(u.Arrived) {
			t.Errorf("key frame %d gives the picture of %v", i, f.Arrived.Unix())
		}
		f.Release()
	}
}

// wantBack leaves pictures out and takes them in again, in mid-stream.
func wantBack(t *testing.T, units []stream.AccessUnit, all []string) {
	t.Helper()
	d := open(t, units[0].Codec)
	d.Skip(stream.References)
	md5sOf(d, units[:len(units)/2])
	d.Skip(stream.Every)
	got, failed := md5s(t, d, units[len(units)/2:])
	if failed != 0 {
		t.Errorf("%d units failed", failed)
	}
	last := len(units)/2 - 5 // those before the switch come a little later
	wantSums(t, got[len(got)-last:], all[len(all)-last:])
}
