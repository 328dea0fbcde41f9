package stage

// remembered is how many changes can be undone.
const remembered = 100

// A History is a present arrangement, those before it and those undone.
type history struct {
	now          Arrangement
	past, future []Arrangement
}

// do makes a the present. What was undone is forgotten.
func (h *history) do(a Arrangement) {
	if a.Equal(h.now) {
		h.now = a
		return
	}
	h.past = append(h.past, h.now)
	if len(h.past) > remembered {
		h.past = append(h.past[:0], h.past[1:]...)
	}
	h.now, h.future = a, nil
}

// undo goes back one change; false when there is none.
func (h *history) undo() bool { return h.step(&h.past, &h.future) }

// redo takes an undo back; false when there is none.
func (h *history) redo() bool { return h.step(&h.future, &h.past) }

func (h *history) step(from, to *[]Arrangement) bool {
	n := len(*from)
	if n == 0 {
		return false
	}
	*to = append(*to, h.now)
	h.now, *from = (*from)[n-1], (*from)[:n-1]
	return true
}
