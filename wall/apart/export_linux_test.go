package apart

import "watchfloor/wall/stream"

// PID is the process of a decoder.
func PID(d stream.Decoder) int { return d.(*decoder).child.cmd.Process.Pid }
