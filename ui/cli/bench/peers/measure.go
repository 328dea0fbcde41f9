//go:build linux

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// A result is what a contender cost. Memory is the peak of the sum over its
// processes.
type result struct {
	cpu, server float64 // CPU seconds a second: the contender, the X server
	memory      memory
	first       time.Duration // from the start until every tile has shown a picture; 0: never
	shown       string        // frames a second and tile, where the contender says so
	problem     string
}

// play runs a contender and measures all its processes from outside.
func (s *setup) play(c contender) result {
	if _, err := exec.LookPath(c.commands[0][0]); err != nil {
		return result{problem: "not installed"}
	}
	var out bytes.Buffer
	began := time.Now()
	running, err := s.launch(c, &out)
	if err != nil {
		return result{problem: err.Error()}
	}
	var first time.Duration
	if !c.unseen {
		first = s.firstPictures(began)
	}
	time.Sleep(time.Until(began.Add(first + s.settle)))
	r := s.watch(running)
	r.first = first
	s.picture(c.name)
	if dead := len(c.commands) - alive(running); dead > 0 {
		r.problem = fmt.Sprintf("%d of %d processes ended early", dead, len(running))
	}
	if c.ours {
		r.shown = counted(running[0], &out)
		return r
	}
	for _, cmd := range running {
		stop(cmd)
	}
	return r
}

// launch starts a contender's processes. Ours print into out.
func (s *setup) launch(c contender, out *bytes.Buffer) (running []*exec.Cmd, err error) {
	for _, args := range c.commands {
		cmd := exec.Command(args[0], args[1:]...)
		cmd.Env = s.screen.Env()
		cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
		if c.ours {
			cmd.Stdout, cmd.Stderr = out, os.Stderr
		}
		if err := cmd.Start(); err != nil {
			return nil, err
		}
		running = append(running, cmd)
	}
	return running, nil
}

// counted waits for one of ours, which ends by itself, and reads what it has
// counted.
func counted(cmd *exec.Cmd, out *bytes.Buffer) string {
	late := time.AfterFunc(15*time.Second, func() { _ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) })
	_ = cmd.Wait()
	late.Stop()
	return shown(out.Bytes())
}

// watch adds up what the processes use.
func (s *setup) watch(running []*exec.Cmd) result {
	pids := groups(running)
	cpu, server, start := cpuTime(pids), cpuTime([]int{s.screen.PID()}), time.Now()
	var r result
	for time.Since(start) < s.measure {
		time.Sleep(s.measure / 10)
		r.memory = r.memory.peak(memoryOf(pids))
	}
	seconds := time.Since(start).Seconds()
	r.cpu = (cpuTime(pids) - cpu).Seconds() / seconds
	r.server = (cpuTime([]int{s.screen.PID()}) - server).Seconds() / seconds
	return r
}

func alive(running []*exec.Cmd) int {
	n := 0
	for _, pid := range groups(running) {
		for _, cmd := range running {
			if pid == cmd.Process.Pid {
				n++
			}
		}
	}
	return n
}

// groups lists the living processes of the process groups of cmds.
func groups(cmds []*exec.Cmd) []int {
	leaders := map[int]bool{}
	for _, cmd := range cmds {
		leaders[cmd.Process.Pid] = true
	}
	var pids []int
	names, _ := filepath.Glob("/proc/[0-9]*")
	for _, name := range names {
		pid, _ := strconv.Atoi(filepath.Base(name))
		f := stat(pid)
		if len(f) < 13 || f[0] == "Z" {
			continue
		}
		if group, _ := strconv.Atoi(f[2]); leaders[group] {
			pids = append(pids, pid)
		}
	}
	return pids
}

// stat gives the fields of /proc/PID/stat from the state on (proc(5)).
func stat(pid int) []string {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return nil
	}
	_, after, _ := strings.Cut(string(data), ") ")
	return strings.Fields(after)
}

// cpuTime is the user and system time of processes so far. The kernel's tick
// is 10 ms on every Linux of today.
func cpuTime(pids []int) time.Duration {
	var ticks int
	for _, pid := range pids {
		if f := stat(pid); len(f) > 12 {
			user, _ := strconv.Atoi(f[11])
			system, _ := strconv.Atoi(f[12])
			ticks += user + system
		}
	}
	return time.Duration(ticks) * 10 * time.Millisecond
}

// A memory is what processes take, in MiB: rss counts shared pages in each of
// them, pss shares them out, and private is what would be free without them.
type memory struct{ rss, pss, private float64 }

func (m memory) peak(n memory) memory {
	return memory{max(m.rss, n.rss), max(m.pss, n.pss), max(m.private, n.private)}
}

// memoryOf sums the memory of processes.
func memoryOf(pids []int) (m memory) {
	for _, pid := range pids {
		data, _ := os.ReadFile(fmt.Sprintf("/proc/%d/smaps_rollup", pid))
		for line := range strings.Lines(string(data)) {
			f := strings.Fields(line)
			if len(f) < 2 {
				continue
			}
			kib, _ := strconv.ParseFloat(f[1], 64)
			switch f[0] {
			case "Rss:":
				m.rss += kib / 1024
			case "Pss:":
				m.pss += kib / 1024
			case "Private_Clean:", "Private_Dirty:":
				m.private += kib / 1024
			}
		}
	}
	return m
}

// shown puts our own counters into words.
func shown(out []byte) string {
	var r struct {
		Tiles    int     `json:"tiles"`
		Shown    float64 `json:"shown_fps"`
		MinShown float64 `json:"min_shown_fps"`
		Decoded  float64 `json:"decoded_fps"`
		Dropped  int     `json:"dropped"`
	}
	if err := json.Unmarshal(out, &r); err != nil || r.Tiles == 0 {
		return "printed no result"
	}
	return fmt.Sprintf("shown %.1f (worst tile %.1f), decoded %.1f, dropped %d",
		r.Shown/float64(r.Tiles), r.MinShown, r.Decoded/float64(r.Tiles), r.Dropped)
}
