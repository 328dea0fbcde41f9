package recording

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"io"
	"io/fs"
	"os/exec"
	"strings"

	"watchfloor/assets"
	"watchfloor/assets/mark"
)

const clipFrames = 250 // of a clip of package assets

// Make makes the file at path, in a folder that exists. When ctx ends it stops
// and says so. It plays the file's clip again and again through two ffmpegs,
// and marks every frame between them.
func (f File) Make(ctx context.Context, path string) error {
	clip, err := fs.ReadFile(assets.Clips(), f.clip)
	if err != nil {
		return err
	}
	first, count := int(f.Start/frameTime), int(f.Length/frameTime)
	skipped := first % clipFrames // so that the clock in the picture is right
	rounds := (skipped+count)/clipFrames + 1

	raw := []string{"-f", "rawvideo", "-pix_fmt", "yuv420p"}
	decode := ffmpeg(ctx, append([]string{"-f", "h264", "-i", "-"}, append(raw, "-")...)...)
	decode.cmd.Stdin = loop(clip, rounds)
	size := image.Pt(f.width, f.width*9/16)
	input := append(raw, "-s", fmt.Sprintf("%dx%d", size.X, size.Y), "-r", "25", "-colorspace", "bt709", "-color_range", "tv", "-i", "-")
	encode := ffmpeg(ctx, append(append(input, f.encode...), "-fflags", "+bitexact", path)...)
	return pass(decode, encode, func(frames io.Reader, marked io.Writer) error {
		return f.mark(frames, marked, size, skipped, first, count)
	})
}

// loop is some bytes so many times. A raw stream may follow on itself: the
// clips begin with a key frame.
func loop(data []byte, times int) io.Reader {
	var all []io.Reader
	for range times {
		all = append(all, bytes.NewReader(data))
	}
	return io.MultiReader(all...)
}

// mark skips frames, and then numbers so many of the next from first on.
func (f File) mark(in io.Reader, out io.Writer, size image.Point, skip, first, count int) error {
	luma := size.X * size.Y
	frame := make([]byte, luma*3/2) // 4:2:0
	plane := &image.Gray{Pix: frame[:luma], Stride: size.X, Rect: image.Rectangle{Max: size}}
	for i := range skip + count {
		if _, err := io.ReadFull(in, frame); err != nil {
			return fmt.Errorf("decode frame %d of %s: %w", i, f.clip, err)
		}
		if i < skip {
			continue
		}
		mark.Draw(plane, f.Camera, first+i-skip)
		if _, err := out.Write(frame); err != nil {
			return fmt.Errorf("encode frame %d: %w", i-skip, err)
		}
	}
	return nil
}

// A process is an ffmpeg and what it complained of.
type process struct {
	cmd  *exec.Cmd
	said *strings.Builder
}

// ffmpeg prepares to run ffmpeg, which writes over files without asking.
func ffmpeg(ctx context.Context, args ...string) process {
	cmd := exec.CommandContext(ctx, "ffmpeg", append([]string{"-y", "-v", "error"}, args...)...)
	said := &strings.Builder{}
	cmd.Stderr = said
	return process{cmd, said}
}

// pass runs both, and copy from the output of one to the input of the other.
// The first ffmpeg may end by the pipe that copy leaves.
func pass(from, to process, copy func(io.Reader, io.Writer) error) error {
	out, err := from.cmd.StdoutPipe()
	if err != nil {
		return err
	}
	in, err := to.cmd.StdinPipe()
	if err != nil {
		return err
	}
	if err := from.start(); err != nil {
		return err
	}
	if err := to.start(); err != nil {
		_ = from.cmd.Process.Kill()
		_ = from.cmd.Wait() // it was killed
		return err
	}
	copied := copy(out, in)
	closed := in.Close()
	_ = out.Close()
	_ = from.cmd.Wait() // copy has noticed what went wrong
	return errors.Join(to.wait(), copied, closed)
}

func (p process) start() error {
	if err := p.cmd.Start(); err != nil {
		return fmt.Errorf("start ffmpeg (Debian package ffmpeg): %w", err)
	}
	return nil
}

func (p process) wait() error {
	if err := p.cmd.Wait(); err != nil {
		return fmt.Errorf("ffmpeg: %w: %s", err, strings.TrimSpace(p.said.String()))
	}
	return nil
}
