package cli

import "testing"

func TestPaintersLeaveProcessorsToDecoding(t *testing.T) {
	for processors, want := range map[int]int{1: 1, 2: 2, 3: 2, 4: 2, 8: 4, 16: 8} {
		if got := painters(processors); got != want {
			t.Errorf("%d threads paint beside %d processors, want %d", got, processors, want)
		}
	}
}
