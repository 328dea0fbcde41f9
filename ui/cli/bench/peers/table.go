//go:build linux

package main

import "fmt"

func printHead(s *setup) {
	fmt.Printf("%d tiles, %dx%d screen, OpenGL in software, %v each after %v of settling\n\n",
		s.tiles, s.size.X, s.size.Y, s.measure, s.settle)
	fmt.Println("| contender | CPU cores | X server | peak RSS MiB | peak PSS MiB | frames per second and tile |")
	fmt.Println("| --- | --: | --: | --: | --: | --- |")
}

func printRow(c contender, r result) {
	if r.problem != "" && r.rss == 0 {
		fmt.Printf("| %s | | | | | %s |\n", c.name, r.problem)
		return
	}
	note := r.shown
	if r.problem != "" {
		note += " " + r.problem
	}
	fmt.Printf("| %s | %.2f | %.2f | %.0f | %.0f | %s |\n", c.name, r.cpu, r.server, r.rss, r.pss, note)
}
