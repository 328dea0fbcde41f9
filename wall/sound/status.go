package sound

import (
	"time"

	"watchfloor/wall/stream"
)

// State says what a Player does.
type State int

// The states of a Player.
const (
	Silent     State = iota // there is no camera to be heard
	Connecting              // the first attempt
	Waiting                 // connected, but nothing comes
	Playing                 // it can be heard, unless the volume is 0
	Failed                  // Words say why; it is tried again, more and more slowly
)

// Status is what an operator is told of the sound.
type Status struct {
	State  State
	Source stream.Source // what is listened to
	Words  string        // one sentence, without secrets: the format, or what is wrong; may be empty
	Delay  time.Duration // that sound waits before it is heard, without the device's own
	Dried  int64         // how often it did not come in time
	Lost   int64         // RTP packets
}
