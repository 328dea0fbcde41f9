package decode

// #include "forget_linux.h"
import "C"

// forget lets go of all loaded code and constants, and of memory that C has
// freed. It may be called at any time, from any goroutine.
func forget() { C.wf_forget() }
