//go:build !unix

package bench

import "time"

// cpuTime and peakRSS are not measured on this system.
func cpuTime() time.Duration { return 0 }
func peakRSS() float64       { return 0 }
