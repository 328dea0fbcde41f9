package present

import (
	"slices"
	"strings"

	"watchfloor/feed"
)

// CameraByNumber is the camera that an operator means by a number. The
// protocol has none, so it is the one that the camera's id ends with
// ("cam-07" is 7) where no other camera's does; the others have the numbers
// that are left, in the order of their ids.
func CameraByNumber(s *feed.Snapshot, n int) (feed.Camera, bool) {
	for id, number := range cameraNumbers(s.Cameras) {
		if number == n {
			return s.Cameras[id], true
		}
	}
	return feed.Camera{}, false
}

// cameraNumbers gives each camera, by id, a number that no other has.
func cameraNumbers(cameras map[string]feed.Camera) map[string]int {
	owners := make(map[int]int, len(cameras))
	for id := range cameras {
		owners[endNumber(id)]++
	}
	numbers := make(map[string]int, len(cameras))
	var others []string
	for id := range cameras {
		if n := endNumber(id); n > 0 && owners[n] == 1 {
			numbers[id] = n
		} else {
			others = append(others, id)
		}
	}
	slices.Sort(others)
	next := 0
	for _, id := range others {
		for next++; owners[next] == 1; next++ {
		}
		numbers[id] = next
	}
	return numbers
}

// endNumber is the number that an id ends with; 0: none, or one too long to
// be typed.
func endNumber(id string) int {
	const longest = 6 // digits
	before := strings.TrimRight(id, "0123456789")
	digits := strings.TrimLeft(id[len(before):], "0")
	if digits == "" || len(digits) > longest {
		return 0
	}
	n := 0
	for _, d := range digits {
		n = 10*n + int(d-'0')
	}
	return n
}
