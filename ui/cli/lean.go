package cli

import (
	"os"
	"runtime"
	"runtime/debug"
	"strconv"
)

// lean sets the process up for playing many streams, where the user has not
// chosen otherwise. It must be called before a window is made.
//
// The garbage collector runs twice as often as usual: playing makes little
// garbage, and most memory is the decoders' and the screen's. OpenGL in
// software (Mesa's llvmpipe) starts a thread for every processor. Half of them
// take less CPU time and leave the rest to decoding, but with one alone a full
// screen comes 8 ms later.
func lean() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(50)
	}
	if os.Getenv("LP_NUM_THREADS") == "" {
		_ = os.Setenv("LP_NUM_THREADS", strconv.Itoa(painters(runtime.NumCPU()))) // else it is only slower
	}
}

// painters is how many threads paint in software beside so many processors.
func painters(processors int) int { return min(processors, max(2, processors/2)) }
