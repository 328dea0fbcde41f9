package recording

import (
	"bytes"
	"context"
	"image"
	"io"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"watchfloor/assets/mark"
)

// TestEveryFrameBearsTheNumberOfItsMoment makes the beginning of each file and
// reads every frame of it.
func TestEveryFrameBearsTheNumberOfItsMoment(t *testing.T) {
	for _, f := range Files() {
		t.Run(f.Name, func(t *testing.T) {
			f.Length = time.Second
			if strings.HasPrefix(f.Name, "phone/") {
				f.Length = 9 * time.Second // frames are left out after 8 s
			}
			path := filepath.Join(t.TempDir(), filepath.Base(f.Name))
			if err := f.Make(t.Context(), path); err != nil {
				t.Fatal(err)
			}
			times := frameTimes(t, path)
			frames := gray(t, path, f.width, f.width*9/16)
			if len(frames) != len(times) || len(frames) < 25 {
				t.Fatalf("%d frames, %d times", len(frames), len(times))
			}
			for i, img := range frames {
				camera, frame, ok := mark.Read(img, img.Bounds())
				want := FrameAt(Epoch().Add(f.Start + times[i] - times[0]))
				if !ok || camera != f.Camera || frame != want {
					t.Fatalf("frame %d at %v is marked %d/%d %v, want %d/%d", i, times[i], camera, frame, ok, f.Camera, want)
				}
			}
		})
	}
}

// frameTimes are the presentation times of a file's frames, to the nearest 40 ms.
func frameTimes(t *testing.T, path string) []time.Duration {
	t.Helper()
	out, err := exec.Command("ffprobe", "-v", "error", "-select_streams", "v", "-show_entries", "frame=pts_time", "-of", "csv=p=0", path).Output()
	if err != nil {
		t.Fatalf("ffprobe (Debian package ffmpeg): %v", err)
	}
	var all []time.Duration
	for _, word := range strings.Fields(strings.ReplaceAll(string(out), ",", " ")) {
		at, err := time.ParseDuration(word + "s")
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, at.Round(frameTime))
	}
	return all
}

// gray decodes a file: the brightness of each frame.
func gray(t *testing.T, path string, w, h int) (all []*image.Gray) {
	t.Helper()
	out, err := exec.Command("ffmpeg", "-v", "error", "-i", path, "-fps_mode", "passthrough", "-f", "rawvideo", "-pix_fmt", "gray", "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	for in := bytes.NewReader(out); ; {
		img := image.NewGray(image.Rect(0, 0, w, h))
		if _, err := io.ReadFull(in, img.Pix); err != nil {
			return all
		}
		all = append(all, img)
	}
}

func TestFrameAtBeginsAgain(t *testing.T) {
	for after, want := range map[time.Duration]int{
		0: 0, 39 * time.Millisecond: 0, frameTime: 1, 8400 * time.Millisecond: 210, 1024 * frameTime: 0, 1025 * frameTime: 1,
	} {
		if got := FrameAt(Epoch().Add(after)); got != want {
			t.Errorf("after %v frame %d, want %d", after, got, want)
		}
	}
}

func TestMakingEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := Make(ctx, t.TempDir()); err == nil {
		t.Error("made in spite of the context")
	}
}
