package cli

import (
	"fmt"
	"net/url"
	"slices"
	"time"

	"watchfloor/ui/settings"
	"watchfloor/wall/stream"
)

// cameraURL checks the address of a camera given on the command line.
func cameraURL(text string) error {
	u, err := url.Parse(text)
	if err != nil || u.Hostname() == "" || u.Scheme != "rtsp" && u.Scheme != "rtsps" {
		return fmt.Errorf("%q is not an address like rtsp://host/path", settings.Redact(text))
	}
	return nil
}

// transport reads the flag --transport.
func transport(name string) (stream.Transport, error) {
	if slices.Contains([]string{"tcp", "udp", "multicast"}, name) {
		return rtpBy(name), nil
	}
	return "", fmt.Errorf("--transport %q is not one of tcp, udp, multicast", name)
}

// seconds reads the flag --seconds.
func seconds(n float64) (time.Duration, error) {
	if n < 1 || n > 3600 {
		return 0, fmt.Errorf("--seconds %v is not between 1 and 3600", n)
	}
	return time.Duration(n * float64(time.Second)), nil
}
