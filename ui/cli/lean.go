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
// software (Mesa's llvmpipe) starts a thread for every processor; half of them
// paint as fast, at a tenth less of CPU time, and leave the rest to decoding.
func lean() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(50)
	}
	if os.Getenv("LP_NUM_THREADS") == "" {
		_ = os.Setenv("LP_NUM_THREADS", strconv.Itoa(max(1, runtime.NumCPU()/2))) // else it is only slower
	}
}
