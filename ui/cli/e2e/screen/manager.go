//go:build linux

package screen

import (
	_ "embed"
	"errors"
	"fmt"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"time"

	"github.com/jezek/xgb/xproto"
)

// rules is a configuration of openbox without key bindings, which would take
// keys from the program: a click gives a window the keyboard and raises it.
//
//go:embed openbox.xml
var rules []byte

// A manager is a running openbox.
type manager struct {
	process *exec.Cmd
	dir     string // of its configuration
}

// StartManaged starts a screen like Start, with the window manager openbox on
// it: windows have frames, the newest gets the keyboard, a click changes that,
// and full screen is the manager's.
func StartManaged(size image.Point) (*Screen, error) {
	s, err := Start(size)
	if err != nil {
		return nil, err
	}
	if err := s.manage(); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// manage starts the manager and waits until it works.
func (s *Screen) manage() error {
	dir, err := os.MkdirTemp("", "watchfloor-openbox-")
	if err != nil {
		return err
	}
	s.manager = &manager{dir: dir}
	file := filepath.Join(dir, "rc.xml")
	if err := os.WriteFile(file, rules, 0o600); err != nil {
		return err
	}
	openbox := exec.Command("openbox", "--sm-disable", "--config-file", file)
	openbox.Env = s.Env()
	if err := openbox.Start(); err != nil {
		return fmt.Errorf("start openbox (Debian package openbox): %w", err)
	}
	s.manager.process = openbox
	return s.settle()
}

// settle waits until the manager shows windows: it takes the screen over some
// time before it listens, and what is opened meanwhile never appears.
func (s *Screen) settle() error {
	probe, err := xproto.NewWindowId(s.conn)
	if err != nil {
		return err
	}
	err = xproto.CreateWindowChecked(s.conn, xproto.WindowClassCopyFromParent, probe, s.root, 0, 0, 1, 1, 0,
		xproto.WindowClassInputOutput, 0, 0, nil).Check()
	if err != nil {
		return fmt.Errorf("open a window for openbox: %w", err)
	}
	listed := func() bool {
		ids, err := s.clients()
		return err == nil && slices.Contains(ids, probe)
	}
	for start := time.Now(); !listed(); time.Sleep(pause) {
		if time.Since(start) > 10*time.Second {
			return errors.New("openbox did not show a window within 10 s")
		}
		xproto.MapWindow(s.conn, probe)
	}
	return xproto.DestroyWindowChecked(s.conn, probe).Check()
}

func (m *manager) close() {
	if m.process != nil {
		_ = m.process.Process.Signal(os.Interrupt) // it may have ended
		_ = m.process.Wait()                       // it was told to
	}
	_ = os.RemoveAll(m.dir) // it lies in the temporary folder
}
