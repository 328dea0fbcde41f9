package wall

import (
	"fmt"
	"time"

	"watchfloor/wall/stream"
)

// Freeze lets a slot's live picture stand, marked with its time, while its
// stream is decoded on; or shows the newest picture again at once. It does
// nothing where there is no live picture. Another camera in the slot is live.
func (w *Wall) Freeze(slot int, on bool) {
	if !w.has(slot) {
		return
	}
	t := w.tiles[slot]
	if on && (t.last == nil || t.content.Footage != nil || !t.content.moves()) {
		return
	}
	if on != t.tools.frozen {
		t.tools.frozen = on
		t.say(time.Now())
	}
}

// Frozen says whether Freeze lets a slot's picture stand.
func (w *Wall) Frozen(slot int) bool { return w.has(slot) && w.tiles[slot].tools.frozen }

// hold takes the newest frame out of the mailbox, for when it is to be shown
// again. Those before are not dropped: nobody wants them.
func (v *view) hold() {
	f := v.take()
	if f == nil {
		return
	}
	for _, old := range v.waiting {
		old.Release()
	}
	v.waiting = append(v.waiting[:0], f)
}

// standing puts a frozen picture into words, over what its stream says.
func standing(f *stream.Frame, said words) words {
	at, clock := timeOf(f)
	still := words{
		short: "FROZEN " + at.Local().Format("15:04:05.000"), colour: caution, still: true,
		detail: fmt.Sprintf("this picture stands, its time is by the %s", clock),
	}
	if said.frozen {
		still.more = said.short
	}
	return still
}

// timeOf is when the camera took a picture, and by which clock that is.
func timeOf(f *stream.Frame) (at time.Time, clock string) {
	if f.Time.IsZero() {
		return f.Arrived, "arrival"
	}
	return f.Time, "camera's clock"
}
