//go:build linux

package main

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
)

// latencies has the tool measure how late the picture of each contender is:
// alone on the screen, and as one tile of a wall of 16. The tool prints a line
// of JSON for each.
func (s *setup) latencies(tool string) error {
	fmt.Printf("\n## Latency, load before %s\n\n", load())
	for _, tiles := range []int{1, 16} {
		s.scene = scene{tiles: tiles, height: 360, fps: 25}
		s.urls = make([]string, tiles)
		for i := range s.urls {
			s.urls[i] = fmt.Sprintf("{url}/%d", i)
		}
		for _, c := range s.lowLatency() {
			if !strings.Contains(c.name, s.only) {
				continue
			}
			if err := s.latency(tool, c); err != nil {
				fmt.Printf("%s: %v\n", c.name, err)
			}
		}
	}
	return nil
}

// latency runs the tool on a contender. Of a wall it looks at a tile in the
// middle.
func (s *setup) latency(tool string, c contender) error {
	at := s.cell(min(s.tiles-1, 5))
	args := []string{
		"run", "--seconds", fmt.Sprint(int(s.measure.Seconds())), "--label", fmt.Sprintf("%s, %d", c.name, s.tiles),
		"--rect", fmt.Sprintf("%d,%d,%d,%d", at.x, at.y, at.w, at.h), "--", "sh", "-c", script(c.commands),
	}
	cmd := exec.Command(tool, args...)
	cmd.Env, cmd.Stdout, cmd.Stderr = s.screen.Env(), os.Stdout, os.Stderr
	return cmd.Run()
}

// script starts all commands and waits for them.
func script(commands [][]string) string {
	var lines strings.Builder
	for _, args := range commands {
		for _, a := range args {
			fmt.Fprintf(&lines, "'%s' ", strings.ReplaceAll(a, "'", `'\''`))
		}
		lines.WriteString("&\n")
	}
	lines.WriteString("wait")
	return lines.String()
}

// lowLatency are the contenders, each told to be quick.
func (s *setup) lowLatency() []contender {
	wall := s.wall()
	for i, a := range wall {
		if a == "--seconds" {
			wall[i+1] = "3600" // the tool ends it
		}
	}
	return []contender{
		{name: ourWall, commands: [][]string{wall}},
		{name: "mpv, gpu", commands: s.each(quickMPV("gpu"))},
		{name: "mpv, x11", commands: s.each(quickMPV("x11"))},
		{name: "ffplay", commands: s.each(quickFFplay)},
		{name: gstreamer, commands: [][]string{s.compositor(0, "ximagesink sync=false")}},
	}
}

func quickMPV(output string) func(url string, c cell) []string {
	return func(url string, c cell) []string {
		return []string{
			"mpv", "--no-config", "--really-quiet", "--profile=low-latency", "--vo=" + output, "--gpu-sw=yes", "--no-audio",
			"--no-border", "--no-osc", "--rtsp-transport=tcp", fmt.Sprintf("--geometry=%dx%d+%d+%d", c.w, c.h, c.x, c.y), url,
		}
	}
}

func quickFFplay(url string, c cell) []string {
	return []string{
		"ffplay", "-loglevel", "quiet", "-rtsp_transport", "tcp", "-fflags", "nobuffer", "-flags", "low_delay", "-an", "-noborder",
		"-left", fmt.Sprint(c.x), "-top", fmt.Sprint(c.y), "-x", fmt.Sprint(c.w), "-y", fmt.Sprint(c.h), url,
	}
}
