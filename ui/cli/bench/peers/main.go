//go:build linux

// Command peers plays the same camera streams in Watchfloor and in the
// programs people use today, one after the other on one virtual screen, and
// prints what each costs and how soon it shows pictures. With the latency tool
// it prints how late they are. It needs Xvfb, ffmpeg, ffplay, mpv and
// gst-launch-1.0; what is missing is said in the table.
package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"watchfloor/ui/cli/e2e/screen"
)

// A setup is what all contenders share.
type setup struct {
	scene
	watchfloor string
	size       image.Point // of the screen
	settle     time.Duration
	measure    time.Duration
	pictures   string // folder for a screenshot of each; empty: none
	only       string // part of the names of the contenders to measure
	urls       []string
	screen     *screen.Screen
}

func main() {
	s := setup{size: image.Pt(1920, 1080)}
	flag.StringVar(&s.watchfloor, "watchfloor", "bin/watchfloor", "the program to measure")
	scenes := flag.String("scenes", "16x360p25,4x1080p25,64x360p15", "walls to show: tiles, lines and frames a second; empty: none")
	flag.DurationVar(&s.settle, "settle", 8*time.Second, "time to play before measuring")
	flag.DurationVar(&s.measure, "measure", 20*time.Second, "time to measure")
	flag.StringVar(&s.pictures, "pictures", "", "write a screenshot of each contender into this folder")
	flag.StringVar(&s.only, "only", "", "measure only contenders whose names contain this")
	tool := flag.String("latency", "", "measure latency with this tool (shared/tools/latency, built)")
	flag.Parse()
	if err := s.run(strings.FieldsFunc(*scenes, func(r rune) bool { return r == ',' }), *tool); err != nil {
		fmt.Fprintln(os.Stderr, "peers:", err)
		os.Exit(1)
	}
}

// run measures every scene, and then the latency.
func (s *setup) run(scenes []string, latency string) error {
	films, err := os.MkdirTemp("", "watchfloor-films-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(films)
	if s.screen, err = screen.Start(s.size); err != nil {
		return err
	}
	defer s.screen.Close()
	for _, text := range scenes {
		if s.scene, err = readScene(text); err != nil {
			return err
		}
		if err := s.compare(films); err != nil {
			return err
		}
	}
	if latency == "" {
		return nil
	}
	return s.latencies(latency)
}

// compare lets each contender play a scene and prints a table.
func (s *setup) compare(films string) error {
	film, err := s.film(films)
	if err != nil {
		return err
	}
	cameras, err := s.startCameras(film)
	if err != nil {
		return err
	}
	defer stop(cameras)
	printHead(s)
	all := map[string]result{}
	for _, c := range s.contenders() {
		if strings.Contains(c.name, s.only) {
			all[c.name] = s.play(c)
			printRow(c, all[c.name])
		}
	}
	printRatios(all)
	return nil
}

// startCameras serves a film as the scene's cameras.
func (s *setup) startCameras(film string) (*exec.Cmd, error) {
	cameras := exec.Command(s.watchfloor, "bench", "cameras", "--film", film, "-n", strconv.Itoa(s.tiles), "--fps", strconv.Itoa(s.fps))
	cameras.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cameras.Stderr = os.Stderr
	out, err := cameras.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cameras.Start(); err != nil {
		return nil, fmt.Errorf("start the cameras: %w", err)
	}
	s.urls = nil
	for lines := bufio.NewScanner(out); lines.Scan() && lines.Text() != ""; {
		s.urls = append(s.urls, lines.Text())
	}
	if len(s.urls) != s.tiles {
		stop(cameras)
		return nil, errors.New("the cameras do not say where they are")
	}
	return cameras, nil
}

// stop ends a process group that was started here.
func stop(cmd *exec.Cmd) {
	_ = syscall.Kill(-cmd.Process.Pid, syscall.SIGTERM)
	ended := time.AfterFunc(3*time.Second, func() { _ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) })
	_ = cmd.Wait()
	ended.Stop()
}

func (s *setup) picture(name string) {
	if s.pictures == "" {
		return
	}
	img, err := s.screen.Picture()
	if err == nil {
		name = s.scene.String() + "-" + name
		err = writePNG(filepath.Join(s.pictures, strings.ReplaceAll(name, " ", "-")+".png"), img)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "peers:", err)
	}
}

func writePNG(file string, img image.Image) error {
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	return errors.Join(png.Encode(f, img), f.Close())
}
