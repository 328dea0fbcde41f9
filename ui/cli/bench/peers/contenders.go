//go:build linux

package main

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// A contender is one way to show the streams: one process or many.
type contender struct {
	name     string
	commands [][]string
	ours     bool // prints its own counters as JSON
	unseen   bool // shows nothing
}

// The names of those that are compared with each other.
const (
	ourWall, ourSink    = "watchfloor", "watchfloor --sink"
	manyMPV, manyFFplay = "mpv, a process a tile", "ffplay, a process a tile"
	floor               = "ffmpeg -f null, a process a tile"
	gstreamer           = "GStreamer compositor"
)

func (s *setup) contenders() []contender {
	return []contender{
		{name: ourWall, ours: true, commands: [][]string{s.wall()}},
		{name: ourSink, ours: true, unseen: true, commands: [][]string{append(s.wall(), "--sink")}},
		{name: floor, unseen: true, commands: s.each(null)},
		{name: manyMPV, commands: s.each(mpv)},
		{name: manyFFplay, commands: s.each(ffplay)},
		{name: gstreamer, commands: [][]string{s.compositor(200, "ximagesink")}},
	}
}

func (s *setup) wall() []string {
	args := []string{
		s.watchfloor, "bench", "wall", "-n", strconv.Itoa(s.tiles),
		"--seconds", strconv.Itoa(int((s.settle + s.measure).Seconds())),
		"--size", fmt.Sprintf("%dx%d", s.size.X, s.size.Y),
	}
	for _, u := range s.urls {
		args = append(args, "--url", u)
	}
	return args
}

// A cell is a contender's window of one stream, in pixels.
type cell struct{ x, y, w, h int }

func (s *setup) cell(i int) cell {
	side := int(math.Ceil(math.Sqrt(float64(s.tiles))))
	w, h := s.size.X/side, s.size.Y/side
	return cell{i % side * w, i / side * h, w, h}
}

func (s *setup) each(command func(url string, c cell) []string) [][]string {
	var all [][]string
	for i, u := range s.urls {
		all = append(all, command(u, s.cell(i)))
	}
	return all
}

func mpv(url string, c cell) []string {
	return []string{
		"mpv", "--no-config", "--vo=gpu", "--gpu-sw=yes", "--hwdec=no", "--vd-lavc-threads=1", "--no-audio",
		"--really-quiet", "--no-border", "--no-osc", "--rtsp-transport=tcp",
		fmt.Sprintf("--geometry=%dx%d+%d+%d", c.w, c.h, c.x, c.y), url,
	}
}

func ffplay(url string, c cell) []string {
	return []string{
		"ffplay", "-loglevel", "quiet", "-rtsp_transport", "tcp", "-threads", "1", "-an", "-noborder",
		"-left", strconv.Itoa(c.x), "-top", strconv.Itoa(c.y), "-x", strconv.Itoa(c.w), "-y", strconv.Itoa(c.h), url,
	}
}

// compositor is one pipeline that puts all streams into one picture.
// latency is the milliseconds that it keeps pictures back.
func (s *setup) compositor(latency int, sink string) []string {
	var line strings.Builder
	line.WriteString("gst-launch-1.0 -q compositor name=c background=black")
	for i := range s.urls {
		c := s.cell(i)
		fmt.Fprintf(&line, " sink_%d::xpos=%d sink_%d::ypos=%d sink_%d::width=%d sink_%d::height=%d",
			i, c.x, i, c.y, i, c.w, i, c.h)
	}
	fmt.Fprintf(&line, " ! video/x-raw,width=%d,height=%d,framerate=%d/1 ! videoconvert ! %s", s.size.X, s.size.Y, s.fps, sink)
	for i, u := range s.urls {
		fmt.Fprintf(&line, " rtspsrc location=%s protocols=tcp latency=%d ! decodebin ! queue ! c.sink_%d", u, latency, i)
	}
	return strings.Fields(line.String())
}

// null decodes and shows nothing: the floor. One process for all streams would
// open them one after the other, which takes longer than the measurement.
func null(url string, _ cell) []string {
	return []string{
		"ffmpeg", "-nostdin", "-loglevel", "quiet", "-rtsp_transport", "tcp", "-threads", "1", "-i", url,
		"-f", "null", "-",
	}
}
