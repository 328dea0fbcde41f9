package recording

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"watchfloor/assets/mark"
)

const frameTime = 40 * time.Millisecond

// A File is a recording that can be played.
type File struct {
	Name   string        // its path below the folder, with slashes
	Camera int           // in its marks, and in the demo city
	Start  time.Duration // when its first frame was taken, after Epoch
	Length time.Duration

	clip   string   // that it is made of
	width  int      // of its picture, in pixels; the aspect is 16:9
	encode []string // arguments of ffmpeg
}

// Epoch is when the marks begin to count: 15:30 on 24 November 2026 where this
// machine is, since files are named by the clock on the wall.
func Epoch() time.Time { return time.Date(2026, 11, 24, 15, 30, 0, 0, time.Local) }

// FrameAt is the number in the marks of the frame that every file shows at a
// time, 0 to mark.Frames-1.
func FrameAt(t time.Time) int {
	n := int(t.Sub(Epoch()) / frameTime)
	return (n%mark.Frames + mark.Frames) % mark.Frames
}

// Files are the recordings that Make makes, without the damaged ones: first
// the three that belong together, then the one with a variable frame rate.
func Files() []File {
	h264 := func(more ...string) []string {
		return append([]string{"-c:v", "libx264", "-preset", "veryfast", "-crf", "23", "-pix_fmt", "yuv420p"}, more...)
	}
	created := Epoch().UTC().Format(time.RFC3339)
	return []File{
		{
			Name: "place-du-casino.mp4", Camera: 1, Length: time.Minute, clip: "cam-01-main.h264", width: 1280,
			encode: h264("-bf", "3", "-g", "250", "-sc_threshold", "0", "-metadata", "creation_time="+created),
		},
		{
			Name: "20261124_153012.ts", Camera: 7, Start: 12 * time.Second, Length: time.Minute, clip: "cam-07-main.h264", width: 960,
			encode: h264("-bf", "0", "-g", "50"),
		},
		{
			Name: "quai-antoine.mkv", Camera: 8, Start: 8400 * time.Millisecond, Length: 55 * time.Second, clip: "cam-08-main.h264", width: 960,
			encode: h264("-g", "100"),
		},
		{
			Name: "phone/VID_20261124_153020.mp4", Camera: 3, Start: 20 * time.Second, Length: 20 * time.Second, clip: "cam-03-main.h264", width: 960,
			encode: h264("-g", "60", "-vf", "select='if(lt(n,200),1,if(lt(n,350),not(mod(n,2)),not(mod(n,7))))'", "-fps_mode", "vfr"),
		},
	}
}

// Make makes all files in a folder, which need not exist, within about a
// minute. Files with these names are written over. It needs the ffmpeg program
// with libx264, 5.1 or newer; when ctx ends it stops and says so.
func Make(ctx context.Context, dir string) error {
	if err := os.MkdirAll(filepath.Join(dir, "phone"), 0o755); err != nil {
		return fmt.Errorf("make recordings: %w", err)
	}
	for _, f := range Files() {
		if err := f.Make(ctx, filepath.Join(dir, filepath.FromSlash(f.Name))); err != nil {
			return fmt.Errorf("make %s: %w", f.Name, err)
		}
	}
	return Damage(ctx, dir)
}
