package timeline

import "time"

func call(f func()) {
	if f != nil {
		f()
	}
}

func tell(f func(string), id string) {
	if f != nil {
		f(id)
	}
}

// tapPlay plays forwards, or pauses what does.
func (t *Timeline) tapPlay() { t.run(1) }

// tapBack plays backwards, or pauses what does.
func (t *Timeline) tapBack() { t.run(-1) }

func (t *Timeline) run(sign float64) {
	same := t.model.rate()*sign > 0
	if t.model.Playing && same {
		call(t.OnPause)
		return
	}
	if !same && t.OnRate != nil {
		t.OnRate(-t.model.rate())
	}
	if !t.model.Playing {
		call(t.OnPlay)
	}
}

func (t *Timeline) step(frames int) {
	if t.OnStep != nil {
		t.OnStep(frames)
	}
}

// setRate makes it faster or slower by a factor.
func (t *Timeline) setRate(factor float64) {
	if t.OnRate != nil {
		t.OnRate(faster(t.model.rate(), factor))
	}
}

func (t *Timeline) loop(from, to time.Time) {
	if t.OnLoop != nil {
		t.OnLoop(from, to)
	}
}

// loopFrom starts the loop at the playhead; it ends where it did, or with the
// last picture.
func (t *Timeline) loopFrom() {
	from, to := t.model.Position, t.model.Loop[1]
	if !to.After(from) {
		_, to = t.model.extent()
	}
	if to.After(from) {
		t.loop(from, to)
	}
}

// loopTo ends the loop at the playhead; it starts where it did, or with the
// first picture.
func (t *Timeline) loopTo() {
	from, to := t.model.Loop[0], t.model.Position
	if from.IsZero() || !to.After(from) {
		from, _ = t.model.extent()
	}
	if to.After(from) {
		t.loop(from, to)
	}
}

func (t *Timeline) bookmark() { tell(t.OnBookmark, "") }
