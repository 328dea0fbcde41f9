//go:build linux

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
)

// A scene is what every contender is to show: a wall of cameras.
type scene struct {
	tiles, height int // height in lines; pictures are 16:9
	fps           int
}

// readScene reads "16x360p25": tiles, lines, frames a second.
func readScene(text string) (s scene, err error) {
	n, _ := fmt.Sscanf(text, "%dx%dp%d", &s.tiles, &s.height, &s.fps)
	if n != 3 || s.tiles < 1 || s.tiles > 64 || s.height < 90 || s.height > 2160 || s.height%2 != 0 || s.fps < 1 || s.fps > 60 {
		return s, fmt.Errorf("-scenes: %q is not like 16x360p25: tiles, lines, frames a second", text)
	}
	return s, nil
}

func (s scene) String() string { return fmt.Sprintf("%dx%dp%d", s.tiles, s.height, s.fps) }

// film makes the scene's film in dir and returns its path: a moving test
// picture with noise, as cameras have it, and a bar across the middle, half
// white and half black, by which a picture on screen is known. A camera's
// bit rate, a key frame every two seconds, one slice a frame, no B frames.
func (s scene) film(dir string) (string, error) {
	path := filepath.Join(dir, s.String()+".h264")
	w := s.height * 16 / 9 &^ 1
	const bar = "drawbox=x=0:y=ih*2/5:w=iw/2:h=ih/5:color=white:t=fill,drawbox=x=iw/2:y=ih*2/5:w=iw/2:h=ih/5:color=black:t=fill"
	cmd := exec.Command("ffmpeg", "-loglevel", "error", "-y", "-f", "lavfi", "-i",
		fmt.Sprintf("testsrc2=size=%dx%d:rate=%d,noise=alls=6:allf=t,%s", w, s.height, s.fps, bar),
		"-frames:v", strconv.Itoa(20*s.fps), "-c:v", "libx264", "-preset", "veryfast", "-tune", "zerolatency",
		"-x264-params", "sliced-threads=0", "-g", strconv.Itoa(2*s.fps), "-bf", "0", "-sc_threshold", "0",
		"-b:v", strconv.Itoa(w*s.height*s.fps/12), "-pix_fmt", "yuv420p", "-f", "h264", path)
	cmd.Stderr = os.Stderr
	if err := cmd.Run(); err != nil {
		return "", fmt.Errorf("make the film of %v with ffmpeg: %w", s, err)
	}
	return path, nil
}
