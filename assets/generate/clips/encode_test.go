package main

import (
	"bytes"
	"fmt"
	"image"
	"math/rand/v2"
	"os/exec"
	"path/filepath"
	"testing"

	"watchfloor/assets/mark"
)

// NeedFFmpeg skips: only who makes clips needs it, and make generate installs it.
func needFFmpeg(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("ffmpeg"); err != nil {
		t.Skip("ffmpeg is not installed: apt-get install ffmpeg")
	}
}

// Decoded is a clip's pictures, scaled.
func decoded(t *testing.T, path string, size image.Point) (pictures []*image.Gray) {
	t.Helper()
	var stderr bytes.Buffer
	cmd := exec.Command("ffmpeg", "-v", "error", "-i", path, "-vf", fmt.Sprintf("scale=%d:%d", size.X, size.Y), "-pix_fmt", "gray", "-f", "rawvideo", "-")
	cmd.Stderr = &stderr
	raw, err := cmd.Output()
	if err != nil {
		t.Fatalf("decode %s: %v: %s", path, err, stderr.String())
	}
	n := size.X * size.Y
	for ; len(raw) >= n; raw = raw[n:] {
		pictures = append(pictures, &image.Gray{Pix: raw[:n], Stride: size.X, Rect: image.Rectangle{Max: size}})
	}
	return pictures
}

var tiles = []image.Point{{315, 177}, {960, 540}}

// TestMarkSurvivesTheEncoder encodes noise, which leaves the encoder the fewest bits for the mark.
func TestMarkSurvivesTheEncoder(t *testing.T) {
	needFFmpeg(t)
	for _, codec := range []string{"h264", "h265"} {
		path := filepath.Join(t.TempDir(), "clip."+codec)
		e, err := newEncoder(path, codec, subSize, quality(codec, subSize))
		if err != nil {
			t.Fatal(err)
		}
		burnIn, err := newOSD(5, "CAM 05  TEST", subSize)
		if err != nil {
			t.Fatal(err)
		}
		random, img := rand.New(rand.NewPCG(1, 2)), image.NewRGBA(image.Rectangle{Max: subSize})
		for frame := range 2 * keyInterval {
			for i := range img.Pix {
				img.Pix[i] = uint8(96 + random.IntN(64))
			}
			burnIn.draw(img, frame)
			if err := e.write(img); err != nil {
				t.Fatal(err)
			}
		}
		if err := e.close(); err != nil {
			t.Fatal(err)
		}
		for _, size := range tiles {
			marked(t, path, size, 5, 2*keyInterval)
		}
	}
}

// TestClipsCarryTheirMarks reads every frame of every sub stream as a small tile of the wall shows it.
func TestClipsCarryTheirMarks(t *testing.T) {
	needFFmpeg(t)
	paths, err := filepath.Glob("../../clips/cam-*-sub.h26?")
	if err != nil || len(paths) < 12 {
		t.Fatalf("%d clips, %v", len(paths), err)
	}
	for _, path := range paths {
		camera := 0
		if _, err := fmt.Sscanf(filepath.Base(path), "cam-%d", &camera); err != nil {
			t.Fatal(err)
		}
		marked(t, path, tiles[0], camera, clipFrames)
	}
}

func marked(t *testing.T, path string, size image.Point, camera, frames int) {
	t.Helper()
	pictures := decoded(t, path, size)
	if len(pictures) != frames {
		t.Fatalf("%s has %d pictures, want %d", path, len(pictures), frames)
	}
	for i, img := range pictures {
		if c, f, ok := mark.Read(img, img.Rect); !ok || c != camera || f != i {
			t.Errorf("%s at %v: picture %d reads as camera %d, frame %d, %v", filepath.Base(path), size, i, c, f, ok)
		}
	}
}

func TestUnknownCodecIsRefused(t *testing.T) {
	if _, err := newEncoder(filepath.Join(t.TempDir(), "x"), "mjpeg", subSize, 30); err == nil {
		t.Error("no error")
	}
}
