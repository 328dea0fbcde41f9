package assets_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"testing"

	"github.com/bluenviron/mediacommon/v2/pkg/codecs/h264"
	"github.com/bluenviron/mediacommon/v2/pkg/codecs/h265"

	"watchfloor/assets"
)

const (
	budget     = 15_000_000 // bytes of all clips
	clipFrames = 250
	keyEvery   = 25
)

type camera struct {
	ID     string `json:"id"`
	Codec  string `json:"codec"`
	Width  int    `json:"width"`
	Height int    `json:"height"`
}

func cameras(t *testing.T) (list []camera) {
	t.Helper()
	if err := json.Unmarshal(assets.Cameras(), &list); err != nil {
		t.Fatal(err)
	}
	return list
}

func TestClipsFitIntoTheBudget(t *testing.T) {
	total := 0
	err := fs.WalkDir(assets.Clips(), ".", func(_ string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err == nil {
			total += int(info.Size())
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if total > budget {
		t.Errorf("the clips take %d bytes, more than %d", total, budget)
	}
}

func TestTwelveCamerasTwoOfThemH265(t *testing.T) {
	count := map[string]int{}
	for _, c := range cameras(t) {
		count[c.Codec]++
	}
	if all := count["H264"] + count["H265"]; all < 12 || count["H265"] < 2 || len(count) != 2 {
		t.Errorf("cameras by codec: %v", count)
	}
}

// TestClipStructure reads every clip's NAL units: what a receiver that joins late depends on.
func TestClipStructure(t *testing.T) {
	for _, c := range cameras(t) {
		for name, size := range map[string][2]int{"main": {c.Width, c.Height}, "sub": {640, 360}} {
			t.Run(c.ID+"-"+name, func(t *testing.T) {
				kind, file := kindH264, c.ID+"-"+name+".h264"
				if c.Codec == "H265" {
					kind, file = kindH265, c.ID+"-"+name+".h265"
				}
				data, err := fs.ReadFile(assets.Clips(), file)
				if err != nil {
					t.Fatal(err)
				}
				checkStructure(t, c.Codec, units(data), kind)
				checkParameters(t, c.Codec, units(data), size)
			})
		}
	}
}

// CheckStructure wants a delimiter before each picture, and parameter sets and a key frame once a second.
func checkStructure(t *testing.T, codec string, nals [][]byte, kind func([]byte) string) {
	t.Helper()
	sets := "SP"
	if codec == "H265" {
		sets = "VSP"
	}
	pictures, before := 0, ""
	for _, nal := range nals {
		k := kind(nal)
		if k != "key" && k != "delta" {
			before += k
			continue
		}
		want, isKey := "D", pictures%keyEvery == 0
		if isKey {
			want += sets
		}
		if before != want || (k == "key") != isKey {
			t.Fatalf("picture %d is a %s picture after %q, want %q before it", pictures, k, before, want)
		}
		pictures, before = pictures+1, ""
	}
	if pictures != clipFrames {
		t.Errorf("%d pictures, want %d", pictures, clipFrames)
	}
}

// CheckParameters reads the size and the colours (BT.709 in limited range) from the first sequence parameter set.
func checkParameters(t *testing.T, codec string, nals [][]byte, size [2]int) {
	t.Helper()
	if codec == "H265" {
		var sps h265.SPS
		if err := sps.Unmarshal(nals[2]); err != nil {
			t.Fatal(err)
		}
		if sps.Width() != size[0] || sps.Height() != size[1] || sps.VUI == nil || sps.VUI.VideoFullRangeFlag || sps.VUI.MatrixCoefficients != 1 {
			t.Errorf("%dx%d with %+v, want %v in BT.709", sps.Width(), sps.Height(), sps.VUI, size)
		}
		return
	}
	var sps h264.SPS
	if err := sps.Unmarshal(nals[1]); err != nil {
		t.Fatal(err)
	}
	if sps.Width() != size[0] || sps.Height() != size[1] || sps.VUI == nil || sps.VUI.VideoFullRangeFlag || sps.VUI.MatrixCoefficients != 1 {
		t.Errorf("%dx%d with %+v, want %v in BT.709", sps.Width(), sps.Height(), sps.VUI, size)
	}
}

// Units cuts an Annex B stream at its start codes.
func units(data []byte) (nals [][]byte) {
	for _, part := range bytes.Split(data, []byte{0, 0, 1}) {
		if nal := bytes.TrimRight(part, "\x00"); len(nal) > 0 {
			nals = append(nals, nal)
		}
	}
	return nals
}

// KindH264 is D for a delimiter, S and P for parameter sets, key or delta for a picture, and empty for the rest (ITU-T H.264, table 7-1).
func kindH264(nal []byte) string {
	return map[byte]string{9: "D", 7: "S", 8: "P", 5: "key", 1: "delta"}[nal[0]&31]
}

// KindH265 is the same with V for the video parameter set (ITU-T H.265, table 7-1).
func kindH265(nal []byte) string {
	return map[byte]string{35: "D", 32: "V", 33: "S", 34: "P", 19: "key", 20: "key", 0: "delta", 1: "delta"}[nal[0]>>1&63]
}
