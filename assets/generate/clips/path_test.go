package main

import (
	"math"
	"testing"
)

func straight(metres int) []v3 { return resampled([]v3{{}, {float64(metres), 0, 0}}) }

func TestBendsAreDrivenSlowly(t *testing.T) {
	corner := smoothed(smoothed(resampled([]v3{{}, {80, 0, 0}, {80, 80, 0}}), 4), 4)
	for _, c := range []struct {
		name string
		line []v3
	}{{"straight", straight(160)}, {"corner", corner}} {
		p := driven(c.line, 12)
		slowest := 12.0
		for i := 1; i < len(p.points); i++ {
			speed := p.points[i].sub(p.points[i-1]).length() / (p.when[i] - p.when[i-1])
			slowest = min(slowest, speed)
		}
		if bent := c.name == "corner"; bent != (slowest < 8) || slowest < 2 {
			t.Errorf("%s: slowest %.1f m/s", c.name, slowest)
		}
	}
}

func TestBetweenEndsWhereItIsHidden(t *testing.T) {
	p := walked(straight(100), 1)
	cut, ok := p.between(func(at v3) bool { return at.X < 20 || at.X > 70 }, 3)
	if !ok || cut.points[0].X < 12 || cut.points[0].X > 19 || cut.points[len(cut.points)-1].X < 71 || cut.points[len(cut.points)-1].X > 78 {
		t.Errorf("cut to %v … %v, %v", cut.points[0], cut.points[len(cut.points)-1], ok)
	}
	for name, hidden := range map[string]func(v3) bool{
		"ends in view":   func(at v3) bool { return at.X > 20 && at.X < 50 },
		"nothing to see": func(v3) bool { return true },
		"all in view":    func(v3) bool { return false },
	} {
		if cut, ok := p.between(hidden, 0); ok && (!hidden(cut.points[0]) || !hidden(cut.points[len(cut.points)-1])) || ok && name != "ends in view" {
			t.Errorf("%s: %d points", name, len(cut.points))
		}
	}
}

// TestMoversLoop checks that the frame after the last is the first, also for ways that take longer than the clip.
func TestMoversLoop(t *testing.T) {
	ring := walked(oval(v3{}, v3{1, 0, 0}, 14), 0)
	ring = walked(ring.points, lineLength(ring.points)/clipSeconds)
	ring.closed = true
	for name, m := range map[string]*mover{
		"short way": {path: walked(straight(9), 1.3), start: 4.7},
		"long way":  {path: driven(straight(400), 11), start: 9.3, model: car(3)},
		"oval":      {path: ring, start: 6.1},
	} {
		first, after := m.poses(0), m.poses(clipFrames)
		if len(first) != len(after) {
			t.Fatalf("%s: %d at frame 0, %d a clip later", name, len(first), len(after))
		}
		for i := range first {
			if first[i].at.sub(after[i].at).length() > 1e-9 || first[i].along.sub(after[i].along).length() > 1e-9 {
				t.Errorf("%s: %v became %v", name, first[i], after[i])
			}
		}
	}
}

func TestStrollersNeverJump(t *testing.T) {
	line := oval(v3{5, 5, 0}, v3{0, 1, 0}, 14)
	way := walked(line, lineLength(line)/clipSeconds)
	way.closed = true
	m := &mover{path: way, start: 3}
	for frame := range clipFrames {
		a, b := m.poses(frame)[0], m.poses(frame + 1)[0]
		if step := a.at.sub(b.at).length(); step > 0.08 || step < 0.03 || a.along.dot(b.along) < 0.9 {
			t.Fatalf("frame %d: step %.3f m, heading %v to %v", frame, step, a.along, b.along)
		}
	}
	if steps := way.ahead(0).sub(way.ahead(float64(len(line) - 1))).length(); steps > 1e-9 {
		t.Errorf("the oval is open by %.2f m", steps)
	}
	if strides := math.Mod(float64(len(line)-1)/doubleStep, 1); strides > 1e-9 && strides < 1-1e-9 {
		t.Errorf("%.3f of a step is left over where the oval closes", strides)
	}
}
