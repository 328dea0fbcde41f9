package cli

import (
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"time"
)

var (
	errNoDisplay = errors.New("there is no display here ($DISPLAY and $WAYLAND_DISPLAY are empty): " +
		`run it under a virtual one, as in: xvfb-run -s "-screen 0 1920x1080x24" watchfloor --fullscreen --screenshot watchfloor.png`)
	localDisplay = regexp.MustCompile(`^(?:unix)?:(\d+)(?:\.\d+)?$`)
)

// display says why no window can open, where that can be known beforehand.
func display() error {
	if runtime.GOOS != "linux" || os.Getenv("WAYLAND_DISPLAY") != "" {
		return nil
	}
	name := os.Getenv("DISPLAY")
	if name == "" {
		return usageError{errNoDisplay}
	}
	if m := localDisplay.FindStringSubmatch(name); m != nil && !answers(m[1]) {
		return usageError{fmt.Errorf("no display answers at DISPLAY=%s: start one, or use xvfb-run", name)}
	}
	return nil
}

// answers says whether an X server listens for a display of this machine, at
// its socket, abstract socket or TCP port.
func answers(number string) bool {
	socket := filepath.Join("/tmp/.X11-unix", "X"+number)
	for _, path := range []string{socket, "@" + socket} {
		if c, err := net.DialTimeout("unix", path, time.Second); err == nil {
			c.Close()
			return true
		}
	}
	return false
}
