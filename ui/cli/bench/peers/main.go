//go:build linux

// Command peers plays the same sixteen camera streams in Watchfloor and in
// the programs people use today, one after the other on one virtual screen,
// and prints what each costs. It needs Xvfb, ffmpeg, ffplay, mpv and
// gst-launch-1.0; what is missing is said in the table.
package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"image"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"watchfloor/ui/cli/e2e/screen"
)

// A setup is what all contenders share.
type setup struct {
	watchfloor string
	tiles      int
	size       image.Point // of the screen
	settle     time.Duration
	measure    time.Duration
	pictures   string // folder for a screenshot of each; empty: none
	urls       []string
	screen     *screen.Screen
}

func main() {
	s := setup{size: image.Pt(1920, 1080)}
	flag.StringVar(&s.watchfloor, "watchfloor", "bin/watchfloor", "the program to measure")
	flag.IntVar(&s.tiles, "n", 16, "tiles")
	flag.DurationVar(&s.settle, "settle", 8*time.Second, "time to play before measuring")
	flag.DurationVar(&s.measure, "measure", 20*time.Second, "time to measure")
	flag.StringVar(&s.pictures, "pictures", "", "write a screenshot of each contender into this folder")
	only := flag.String("only", "", "measure only the contender whose name contains this")
	flag.Parse()
	if err := s.run(*only); err != nil {
		fmt.Fprintln(os.Stderr, "peers:", err)
		os.Exit(1)
	}
}

// run starts what the contenders share, lets each play and prints a table.
func (s *setup) run(only string) error {
	var err error
	if s.screen, err = screen.Start(s.size); err != nil {
		return err
	}
	defer s.screen.Close()
	city, err := s.startCity()
	if err != nil {
		return err
	}
	defer stop(city)
	printHead(s)
	for _, c := range s.contenders() {
		if strings.Contains(c.name, only) {
			printRow(c, s.play(c))
		}
	}
	return nil
}

// startCity runs the demo city and takes the sub streams of its cameras.
func (s *setup) startCity() (*exec.Cmd, error) {
	city := exec.Command(s.watchfloor, "demo", "--rtsp", "127.0.0.1:0", "--ws", "127.0.0.1:0")
	city.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	city.Stderr = os.Stderr
	out, err := city.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := city.Start(); err != nil {
		return nil, fmt.Errorf("start the demo city: %w", err)
	}
	subs := subStreams(out)
	if len(subs) == 0 {
		stop(city)
		return nil, errors.New("the demo city names no sub streams")
	}
	for i := range s.tiles {
		s.urls = append(s.urls, subs[i%len(subs)])
	}
	return city, nil
}

// subStreams reads the city's list of cameras, which ends with an empty line.
func subStreams(list io.Reader) []string {
	var subs []string
	lines := bufio.NewScanner(list)
	for lines.Scan() && lines.Text() != "" {
		for _, word := range strings.Fields(lines.Text()) {
			if strings.HasPrefix(word, "rtsp://") && strings.HasSuffix(word, "/sub") {
				subs = append(subs, word)
			}
		}
	}
	return subs
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
