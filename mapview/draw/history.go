package draw

import "github.com/paulmach/orb"

// A state is what undo brings back. It is never written to.
type state struct {
	figure  Figure
	drawing bool        // a ring is being drawn: the first, or a hole
	pen     []orb.Point // its corners so far
}

// mostStates is how far undo reaches.
const mostStates = 200

// A history is the states before and after the present one.
type history struct{ past, future []state }

// keep notes a state that has been left by an edit.
func (h *history) keep(left state) {
	h.past, h.future = append(h.past, left), nil
	if len(h.past) > mostStates {
		h.past = h.past[1:]
	}
}

// undo and redo swap the present state for its neighbour, false at the end.
func (h *history) undo(now state) (state, bool) { return step(&h.past, &h.future, now) }

func (h *history) redo(now state) (state, bool) { return step(&h.future, &h.past, now) }

func step(from, to *[]state, now state) (state, bool) {
	last := len(*from) - 1
	if last < 0 {
		return now, false
	}
	next := (*from)[last]
	*from, *to = (*from)[:last], append(*to, now)
	return next, true
}
