package decode

import (
	"sort"
	"time"
)

// rawScan is how much of a raw stream is read when it is opened, to know how
// long it shows.
const rawScan = 64 << 20 // bytes

// A raw is the index of a stream without times, made while reading: where in
// the file decoding can begin, and at which picture.
type raw struct {
	marks []mark
	next  int64 // packets counted so far
	place int64 // of the last of them
	ended bool  // all of the file is counted
}

type mark struct{ number, place int64 }

// note counts a packet.
func (x *raw) note(p packet) {
	if p.clean && p.place >= 0 {
		x.marks = append(x.marks, mark{x.next, p.place})
	}
	x.next++
	x.place = p.place
}

// before is the last mark at or before a picture.
func (x *raw) before(number int64) mark {
	i := sort.Search(len(x.marks), func(i int) bool { return x.marks[i].number > number })
	if i == 0 {
		return mark{}
	}
	return x.marks[i-1]
}

// extend counts on from the last mark until a picture or a place in the file.
func (x *raw) extend(r *reader, number, place int64) {
	if x.ended || x.next > number || x.place > place {
		return
	}
	from := x.before(x.next)
	if !r.seekByte(from.place) {
		return
	}
	if len(x.marks) > 0 {
		x.marks = x.marks[:len(x.marks)-1] // comes again
	}
	x.next = from.number
	for began := time.Now(); x.next <= number && x.place <= place && time.Since(began) < patience; {
		p, err := r.read()
		if err != nil {
			x.ended = true
			return
		}
		x.note(p)
	}
}

// duration is that of the file, or a guess by what has been counted.
func (x *raw) duration(frame time.Duration, size int64) time.Duration {
	n := float64(x.next)
	if !x.ended && x.place > 0 {
		n *= float64(size) / float64(x.place)
	}
	return time.Duration(n * float64(frame))
}

// seekRaw makes the last picture ready that can be decoded alone, at or
// before the target.
func (f *file) seekRaw(target int64) error {
	number := (target - f.start) / int64(f.clock.frame)
	f.raw.extend(f.r, number, f.r.size())
	m := f.raw.before(number)
	if !f.r.seekByte(m.place) {
		return f.restart()
	}
	f.clock.count = m.number
	f.from, f.end = noTime, reading
	p, err := f.picture(false)
	if err != nil {
		return f.restart()
	}
	f.ready = &p
	return nil
}
