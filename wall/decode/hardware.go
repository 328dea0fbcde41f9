package decode

/*
#include "device.h"
*/
import "C"

import (
	"sync"

	"watchfloor/wall/stream"
)

// autoLines is the height from which on a device decodes what nobody has
// decided about: below, fetching pictures costs more than decoding them.
const autoLines = 1080

// openDevice looks for a device, once for the process.
var openDevice = sync.OnceFunc(func() { C.wf_device_open() })

// wantsHardware says whether a device should decode, and sees to it that it is
// looked for.
func wantsHardware(c stream.Coding) bool {
	auto := c.Size.Y >= autoLines || c.Codec == stream.H265
	if c.Hardware == stream.HardwareOff || c.Hardware == stream.HardwareAuto && !auto {
		return false
	}
	openDevice()
	return true
}
