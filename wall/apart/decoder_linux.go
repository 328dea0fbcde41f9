package apart

import (
	"errors"
	"time"

	"watchfloor/wall/stream"
)

// name is what decodes, as the tile says it.
const name = "software, own process"

var errUnit = errors.New("decode: access unit is empty or larger than 8 MiB")

// A refusal is what a child says instead of a picture, or of a decoder.
type refusal struct {
	text    string
	forGood bool
}

func (r refusal) Error() string { return r.text }

// Permanent implements stream.Permanent.
func (r refusal) Permanent() bool { return r.forGood }

// A decoder decodes one stream in a child. One goroutine uses it.
type decoder struct {
	child *child
	slots *slots
	level stream.Level
	next  uint64
	units [64]times // of the units given last, by number
}

// times are those of an access unit, kept until its picture comes out.
type times struct{ taken, arrived time.Time }

var _ stream.Decoder = (*decoder)(nil)

// Decode implements stream.Decoder.
func (d *decoder) Decode(u stream.AccessUnit) (*stream.Frame, error) {
	switch {
	case len(u.Data) == 0 || len(u.Data) > maxUnit:
		return nil, errUnit
	case d.child.ended.Load():
		return nil, stream.ErrGone
	}
	d.units[d.next%uint64(len(d.units))] = times{u.Time, u.Arrived}
	r := request{
		kind: askDecode, codec: u.Codec, level: d.level, key: u.Key, pts: u.PTS,
		length: copy(d.child.input, u.Data), number: d.next,
	}
	d.next++
	s := d.slots.take()
	if r.slot = noSlot; s != nil {
		r.slot = s.index
	}
	a, err := d.child.ask(&r, nil)
	if err == nil && a.kind == saySmall {
		return d.enlarge(s, a.need)
	}
	return d.finish(s, &a, err)
}

// enlarge makes room for the picture the child has, and has it put there.
func (d *decoder) enlarge(old *slot, need int) (*stream.Frame, error) {
	s, memory, err := d.slots.enlarge(old, need)
	switch {
	case errors.Is(err, errHeld):
		return nil, nil // so this picture is not shown
	case errors.Is(err, errGreedy):
		return nil, d.child.betrayed(err)
	case err != nil:
		return nil, err
	}
	defer memory.Close()
	a, err := d.child.ask(&request{kind: askPut, slot: s.index, length: need}, memory)
	return d.finish(s, &a, err)
}

// finish makes a frame of an answer, or gives the slot back.
func (d *decoder) finish(s *slot, a *answer, err error) (*stream.Frame, error) {
	if err == nil && a.kind == sayPicture && d.believes(s, a) {
		f := s.show(&a.picture)
		t := d.units[a.number%uint64(len(d.units))]
		f.Time, f.Arrived = t.taken, t.arrived
		return f, nil
	}
	d.slots.give(s)
	switch {
	case err != nil:
		return nil, err
	case a.kind == sayNothing:
		return nil, nil
	case a.kind == sayRefused:
		return nil, refusal{a.text, a.flag}
	}
	return nil, d.child.betrayed(errAnswer)
}

// believes says whether a picture has room in the slot and is of a unit that
// was given lately.
func (d *decoder) believes(s *slot, a *answer) bool {
	_, room := a.offsets()
	return s != nil && room <= len(s.memory) && a.number < d.next && d.next-a.number <= uint64(len(d.units))
}

// Skip implements stream.Decoder.
func (d *decoder) Skip(l stream.Level) { d.level = min(l, stream.Keys) }

// Name implements stream.Decoder.
func (d *decoder) Name() string { return name }

// Close implements stream.Decoder. Frames it gave out stay valid.
func (d *decoder) Close() {
	d.child.end()
	d.slots.close()
}
