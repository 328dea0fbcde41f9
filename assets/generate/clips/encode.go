package main

import (
	"fmt"
	"image"
	"image/png"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
)

const (
	framesPerSecond = 25
	clipFrames      = 250
	keyInterval     = 25
	clipSeconds     = float64(clipFrames) / framesPerSecond
)

// Encoder is a running ffmpeg that takes frames and writes an elementary stream (Annex B).
type encoder struct {
	process *exec.Cmd
	frames  io.WriteCloser
}

// NewEncoder starts ffmpeg: closed groups of one second that start with parameter sets, no B-frames, one slice,
// access unit delimiters, BT.709 in limited range.
func newEncoder(path, codec string, size image.Point, quality int) (*encoder, error) {
	common := []string{
		"keyint=" + strconv.Itoa(keyInterval), "min-keyint=" + strconv.Itoa(keyInterval), "scenecut=0", "bframes=0", "open-gop=0",
		"aud=1", "repeat-headers=1", "slices=1", "colorprim=bt709", "transfer=bt709", "colormatrix=bt709",
	}
	args := []string{
		"-y", "-v", "error", "-f", "rawvideo", "-pix_fmt", "rgba", "-s", fmt.Sprintf("%dx%d", size.X, size.Y),
		"-r", strconv.Itoa(framesPerSecond), "-i", "-", "-vf", "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p",
		"-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv", "-crf", strconv.Itoa(quality),
	}
	switch codec {
	case "h264":
		common = append(common, "threads=1", "sliced-threads=0", "fullrange=off", "ref=4")
		args = append(args, "-c:v", "libx264", "-profile:v", "high", "-preset", "slower", "-x264-params", strings.Join(common, ":"), "-f", "h264", path)
	case "h265":
		common = append(common, "pools=none", "frame-threads=1", "info=0", "range=limited", "log-level=error")
		args = append(args, "-c:v", "libx265", "-preset", "slow", "-x265-params", strings.Join(common, ":"), "-f", "hevc", path)
	default:
		return nil, fmt.Errorf("codec %q is neither h264 nor h265", codec)
	}
	process := exec.Command("ffmpeg", args...)
	process.Stderr = os.Stderr
	frames, err := process.StdinPipe()
	if err != nil {
		return nil, err
	}
	if err := process.Start(); err != nil {
		return nil, fmt.Errorf("start ffmpeg, which has to be installed: %w", err)
	}
	return &encoder{process, frames}, nil
}

// Write encodes a frame, which must have the encoder's size and no gap between its rows.
func (e *encoder) write(frame *image.RGBA) error {
	_, err := e.frames.Write(frame.Pix)
	return err
}

func (e *encoder) close() error {
	if err := e.frames.Close(); err != nil {
		return err
	}
	if err := e.process.Wait(); err != nil {
		return fmt.Errorf("ffmpeg: %w", err)
	}
	return nil
}

func writePNG(path string, img image.Image) error {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := png.Encode(file, img); err != nil {
		return err
	}
	return file.Close()
}
