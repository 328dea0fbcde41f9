package cli

import (
	"os"
	"runtime/debug"
)

// lean has the garbage collector run twice as often as usual, unless the user
// has chosen: playing makes little garbage, and most memory is the decoders'
// and the screen's, which it knows nothing of.
func lean() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(50)
	}
}
