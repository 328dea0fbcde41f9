//go:build linux

package main

import (
	"fmt"
	"os"
	"strings"
)

func printHead(s *setup) {
	fmt.Printf("\n## %d tiles of %d lines at %d frames a second\n\n", s.tiles, s.height, s.fps)
	fmt.Printf("%dx%d screen, OpenGL in software, %v each after %v of settling, load before %s\n\n",
		s.size.X, s.size.Y, s.measure, s.settle, load())
	fmt.Println("| contender | CPU cores | X server | RSS MiB | PSS MiB | private MiB | all tiles after | frames per second and tile |")
	fmt.Println("| --- | --: | --: | --: | --: | --: | --: | --- |")
}

// load is the machine's, of the last minute.
func load() string {
	text, _ := os.ReadFile("/proc/loadavg") // proc_loadavg(5)
	minute, _, _ := strings.Cut(string(text), " ")
	return minute
}

func printRow(c contender, r result) {
	if r.problem != "" && r.memory.rss == 0 {
		fmt.Printf("| %s | | | | | | | %s |\n", c.name, r.problem)
		return
	}
	note := r.shown
	if r.problem != "" {
		note += " " + r.problem
	}
	fmt.Printf("| %s | %.2f | %.2f | %.0f | %.0f | %.0f | %s | %s |\n",
		c.name, r.cpu, r.server, r.memory.rss, r.memory.pss, r.memory.private, after(c, r), note)
}

// after says when all tiles had pictures.
func after(c contender, r result) string {
	switch {
	case c.unseen:
		return ""
	case r.first == 0:
		return "never"
	}
	return fmt.Sprintf("%.2f s", r.first.Seconds())
}

// printRatios compares what was measured of us with the others.
func printRatios(all map[string]result) {
	for _, p := range []struct{ ours, other string }{{ourSink, floor}, {ourWall, manyMPV}, {ourWall, manyFFplay}, {ourWall, gstreamer}} {
		a, b := all[p.ours], all[p.other]
		if a.cpu > 0 && b.cpu > 0 {
			fmt.Printf("\n%s: %.2f times the CPU of %s\n", p.ours, a.cpu/b.cpu, p.other)
		}
	}
}
