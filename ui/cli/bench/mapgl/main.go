//go:build linux

// Command mapgl draws the same tiles in Watchfloor and in MapLibre GL JS in
// headless Chromium with OpenGL in software, lets both pan and zoom alike, and
// prints what each took. MapLibre is fetched with npm into .cache. Where npm
// or Chromium is missing it says so, and measures Watchfloor alone.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"image"
	"os"
	"os/exec"
	"time"

	"watchfloor/ui/cli/e2e/screen"
)

func main() {
	program := flag.String("watchfloor", "bin/watchfloor", "the program to measure")
	tiles := flag.String("tiles", "assets/basemap/monaco.pmtiles", "draw this PMTiles or MBTiles file, of the OpenMapTiles schema")
	cache := flag.String("cache", ".cache", "keep MapLibre here")
	flag.Parse()
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Minute)
	defer cancel()
	if err := compare(ctx, *program, *tiles, *cache); err != nil {
		fmt.Fprintln(os.Stderr, "mapgl:", err)
		os.Exit(1)
	}
}

// A figure is what one contender took, in milliseconds.
type figure struct {
	View float64 `json:"view_ms"`      // from nothing to a complete view
	P50  float64 `json:"paint_ms_p50"` // of the goroutine or thread that paints
	P95  float64 `json:"paint_ms_p95"`
	P99  float64 `json:"paint_ms_p99"`
}

func compare(ctx context.Context, program, tiles, cache string) error {
	ours, text, err := watchfloor(ctx, program, tiles)
	if err != nil {
		return err
	}
	fmt.Printf("\n## The map\n\n%s\n", text)
	fmt.Println("| contender | complete view ms | paint ms p50 | p95 | p99 |")
	fmt.Println("| --- | --: | --: | --: | --: |")
	row("Watchfloor, 10,000 cameras, 1,000 incidents and 500 moving units on it", ours)
	theirs, reason, err := mapLibre(ctx, tiles, cache)
	if err != nil {
		return err
	}
	if reason != "" {
		fmt.Printf("\nMapLibre GL JS was not measured: %s.\n", reason)
		return nil
	}
	row("MapLibre GL JS "+version+" in Chromium, no labels and no markers", theirs)
	return nil
}

func row(name string, f figure) {
	fmt.Printf("| %s | %.0f | %.2f | %.2f | %.2f |\n", name, f.View, f.P50, f.P95, f.P99)
}

// watchfloor runs bench map on a virtual screen.
func watchfloor(ctx context.Context, program, tiles string) (f figure, text []byte, err error) {
	s, err := screen.Start(image.Pt(1920, 1080))
	if err != nil {
		return f, nil, err
	}
	defer s.Close()
	cmd := exec.CommandContext(ctx, program, "bench", "map", "--tiles", tiles)
	cmd.Env = append(os.Environ(), "DISPLAY="+s.Name)
	cmd.Stderr = os.Stderr
	if text, err = cmd.Output(); err != nil {
		return f, nil, fmt.Errorf("%s bench map: %w", program, err)
	}
	return f, text, json.Unmarshal(text, &f)
}
