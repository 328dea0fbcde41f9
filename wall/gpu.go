package wall

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// onGPU says whether a graphics device draws this process's windows. On Linux
// an OpenGL driver holds its device open, and the software renderer has none;
// elsewhere there is nothing so simple to look at, and a GPU is likely.
func onGPU() bool {
	if runtime.GOOS != "linux" {
		return true
	}
	links, _ := filepath.Glob("/proc/self/fd/*")
	for _, l := range links {
		to, err := os.Readlink(l)
		if err == nil && (strings.HasPrefix(to, "/dev/dri/") || strings.HasPrefix(to, "/dev/nvidia")) {
			return true
		}
	}
	return false
}
