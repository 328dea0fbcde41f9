package rtsp

import (
	"slices"
	"testing"
	"time"

	"github.com/pion/rtp"
)

// TestOrder sends packets, 10 ms apart, and looks at the order in which they
// come out and when.
func TestOrder(t *testing.T) {
	for _, c := range []struct {
		name string
		in   []int // sequence numbers; -1: nothing comes
		want []int
		wait time.Duration // at most, of any packet
	}{
		{"in order", []int{1, 2, 3}, []int{1, 2, 3}, 0},
		{"across the overflow", []int{65534, 65535, 0, 1}, []int{65534, 65535, 0, 1}, 0},
		{"two change places", []int{1, 3, 2, 4}, []int{1, 2, 3, 4}, 10 * time.Millisecond},
		{"one comes very late", []int{1, 3, 4, 5, 2, 6}, []int{1, 2, 3, 4, 5, 6}, 30 * time.Millisecond},
		{"across the overflow, and changed", []int{65534, 0, 65535, 1}, []int{65534, 65535, 0, 1}, 10 * time.Millisecond},
		{"twice", []int{1, 1, 2, 2, 3}, []int{1, 2, 3}, 0},
		{"twice while waiting", []int{1, 3, 3, 2, 2}, []int{1, 2, 3}, 20 * time.Millisecond},
		{"lost", []int{1, 3, 4, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1}, []int{1, 3, 4}, patience},
		{"lost, and more comes", append([]int{1}, count(3, 30)...), append([]int{1}, count(3, 30)...), patience},
		{"two gaps", []int{1, 3, 5, 6, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1}, []int{1, 3, 5, 6}, patience},
		{"too late", append(append([]int{1}, count(3, 20)...), 2, 21), append([]int{1}, count(3, 21)...), patience},
		{"counts anew", append(count(5000, 5010), count(1, 80)...), append(count(5000, 5010), count(65, 80)...), 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			var o order
			var got []int
			now := moment
			for _, n := range c.in {
				if n >= 0 {
					o.push(arrival{&rtp.Packet{Header: rtp.Header{SequenceNumber: uint16(n)}}, now})
				}
				for p, ok := o.pop(now); ok; p, ok = o.pop(now) {
					got = append(got, int(p.SequenceNumber))
					if late := now.Sub(p.at); late > c.wait {
						t.Errorf("%d waited %v, longest %v", p.SequenceNumber, late, c.wait)
					}
				}
				now = now.Add(10 * time.Millisecond)
			}
			if !slices.Equal(got, c.want) || len(o.held) != 0 {
				t.Errorf("got %v, %d held; want %v", got, len(o.held), c.want)
			}
		})
	}
}

// count is the numbers from a to b.
func count(a, b int) (n []int) {
	for i := a; i <= b; i++ {
		n = append(n, i)
	}
	return n
}

// FuzzOrder checks that packets come out forwards, none twice, and that few
// are held for a short time.
func FuzzOrder(f *testing.F) {
	f.Add([]byte{1, 2, 3, 3, 1, 250, 7, 9, 8})
	f.Fuzz(func(t *testing.T, data []byte) {
		var o order
		now := moment
		sequence, last, some := uint16(0xFFF0), uint16(0), false
		for _, b := range data {
			sequence += uint16(int8(b))
			o.push(arrival{&rtp.Packet{Header: rtp.Header{SequenceNumber: sequence}}, now})
			restarted := some && int16(o.next-last) < 0
			for p, ok := o.pop(now); ok; p, ok = o.pop(now) {
				if step := int16(p.SequenceNumber - last); some && step <= 0 && !restarted {
					t.Fatalf("%d after %d", p.SequenceNumber, last)
				}
				last, some, restarted = p.SequenceNumber, true, false
				if late := now.Sub(p.at); late > patience+time.Millisecond {
					t.Fatalf("%d waited %v", p.SequenceNumber, late)
				}
			}
			if len(o.held) > maxHeld+1 {
				t.Fatalf("%d held", len(o.held))
			}
			now = now.Add(time.Millisecond)
		}
	})
}
