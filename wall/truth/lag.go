package truth

import "time"

const (
	// believable is how far off a camera's clock may be for its latency to
	// mean anything.
	believable = 10 * time.Second
	smoothing  = 8 // weight of the past
)

// A Lag is how old pictures are when they are handed to the screen, smoothed.
// The zero Lag has seen none.
type Lag struct {
	camera, arrival time.Duration // since the camera took it, and since it arrived
	taken, arrived  time.Time     // the newest picture
	shown           time.Time
}

// Note takes a picture that is shown now, with when the camera took it (zero:
// unknown) and when its last packet arrived (zero: it is recorded).
func (l *Lag) Note(now, taken, arrived time.Time) {
	l.camera = follow(l.camera, now, taken, l.taken)
	l.arrival = follow(l.arrival, now, arrived, l.arrived)
	l.taken, l.arrived, l.shown = taken, arrived, now
}

// follow smooths the age of pictures; it begins anew with the clock.
func follow(past time.Duration, now, at, before time.Time) time.Duration {
	age := now.Sub(at)
	switch {
	case at.IsZero() || age.Abs() > believable:
		return 0
	case before.IsZero() || past == 0:
		return age
	}
	return past + (age-past)/smoothing
}

// A Clock says whose time something is by.
type Clock string

// The clocks. No is none at all.
const (
	No      Clock = ""
	Camera  Clock = "camera clock" // by RTCP sender reports
	Arrival Clock = "arrival"      // at this machine
	Record  Clock = "recording"
)

// Latency is how old pictures are, and since what: since the camera took
// them where its clock can be believed, else since they arrived.
func (l *Lag) Latency() (time.Duration, Clock) {
	switch {
	case l.shown.IsZero() || l.arrived.IsZero():
		return 0, No
	case !l.taken.IsZero() && l.Off().Abs() <= believable:
		return l.camera, Camera
	}
	return l.arrival, Arrival
}

// Taken is when the newest picture was taken, by the camera's clock even
// where that is wrong, or else when it arrived.
func (l *Lag) Taken() (time.Time, Clock) {
	switch {
	case !l.taken.IsZero() && l.arrived.IsZero():
		return l.taken, Record
	case !l.taken.IsZero():
		return l.taken, Camera
	case !l.arrived.IsZero():
		return l.arrived, Arrival
	}
	return time.Time{}, No
}

// Off is how far the camera's clock is behind this machine's when pictures
// arrive; negative: ahead. It includes the way they took.
func (l *Lag) Off() time.Duration {
	if l.taken.IsZero() || l.arrived.IsZero() {
		return 0
	}
	return l.arrived.Sub(l.taken)
}
