package review

import (
	"context"
	"fmt"
	"image"
	"os"
	"path/filepath"
	"strings"
	"time"

	"watchfloor/ui/still"
	"watchfloor/wall"
	"watchfloor/wall/archive"
	"watchfloor/wall/stream"
)

func (l *lane) name() string { return filepath.Base(l.Path()) }

// Still writes the picture of the selected file as a PNG with all its pixels:
// beside the session, else beside the file, else in the home directory. OnSay
// tells where.
func (r *Review) Still() {
	l := r.current()
	if l == nil {
		return
	}
	f, state := l.Frame(), l.State()
	if f == nil {
		r.say(l.name() + " has no picture at this time")
		return
	}
	dirs := []string{filepath.Dir(l.Path())}
	if r.path != "" {
		dirs = []string{filepath.Dir(r.path), dirs[0]}
	}
	if home, err := os.UserHomeDir(); err == nil {
		dirs = append(dirs, home)
	}
	scaler := r.cfg.NewScaler
	r.do(func(context.Context) func() {
		path, err := writeStill(dirs, l.Path(), f, state, scaler())
		return func() {
			if err != nil {
				r.say("The picture is not written: " + err.Error())
				return
			}
			r.say("Picture written: " + path)
		}
	})
}

// writeStill writes a frame, which it takes over, into the first directory
// that can be written to.
func writeStill(dirs []string, from string, f *stream.Frame, s archive.LaneState, scaler wall.Scaler) (string, error) {
	defer f.Release()
	defer scaler.Close()
	img := image.NewRGBA(image.Rectangle{Max: f.Size})
	if err := scaler.Scale(img, f); err != nil {
		return "", err
	}
	taken := archive.Civil(s.Start.Add(s.Correction+f.PTS), time.Local)
	name := strings.TrimSuffix(filepath.Base(from), filepath.Ext(from)) + taken.Format("_20060102_150405.000")
	fields := []still.Field{
		{Name: "Source", Text: from},
		{Name: "Creation Time", Text: taken.Format(time.RFC3339Nano)},
		{Name: "Time in file", Text: f.PTS.String()},
		{Name: "Start of file", Text: s.Start.Format(time.RFC3339Nano) + " (" + s.StartFrom + ")"},
		{Name: "Correction", Text: fmt.Sprintf("%d ms", s.Correction.Milliseconds())},
		{Name: "Software", Text: "Watchfloor"},
	}
	return still.Save(dirs, name, upright(img, f.Turn), fields)
}

// upright turns a picture by quarters clockwise.
func upright(img *image.RGBA, quarters int) *image.RGBA {
	for range quarters & 3 {
		size := img.Rect.Size()
		turned := image.NewRGBA(image.Rect(0, 0, size.Y, size.X))
		for y := range size.Y {
			for x := range size.X {
				turned.SetRGBA(size.Y-1-y, x, img.RGBAAt(x, y))
			}
		}
		img = turned
	}
	return img
}
