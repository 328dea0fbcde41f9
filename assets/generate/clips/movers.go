package main

import "math"

// A mover is something that moves along a path again and again: every clipSeconds another one of its kind sets out,
// so that the first frame follows the last one.
type mover struct {
	path   path
	start  float64 // seconds after the clip's beginning, below clipSeconds
	model  *model  // of a vehicle
	seed   int     // of a person
	radius float64 // metres, of the circles that keep others away
	track  [][]pose
}

// A pose is where a mover is and where it heads.
type pose struct {
	at, along v3
	gone      float64 // metres since its path's beginning
}

// Poses are those of all of a mover's kind that are under way at a frame.
func (m *mover) poses(frame int) (poses []pose) {
	for time := math.Mod(float64(frame)/framesPerSecond+m.start, clipSeconds); time < m.path.duration(); time += clipSeconds {
		poses = append(poses, m.pose(time))
	}
	return poses
}

func (m *mover) pose(time float64) pose {
	at, gone := m.path.at(time)
	reach := 0.35
	if m.model != nil {
		reach = m.model.length * 0.3
	}
	front, rear := m.path.ahead(gone+reach), m.path.ahead(gone-reach)
	return pose{at, front.sub(rear).unit(), gone}
}

// Ahead is the place some points along a path, beyond the end of an open one straight on.
func (p path) ahead(gone float64) v3 {
	if p.closed {
		gone = math.Mod(gone+float64(len(p.points)-1), float64(len(p.points)-1))
	}
	i := min(max(int(gone), 0), len(p.points)-2)
	return p.points[i].mix(p.points[i+1], gone-float64(i))
}

// Circles are the middles of those that a mover fills.
func (m *mover) circles(p pose) [3]v3 {
	reach := 0.0
	if m.model != nil {
		reach = m.model.length/2 - m.radius*0.5
	}
	return [3]v3{p.at, p.at.add(p.along.mul(reach)), p.at.sub(p.along.mul(reach))}
}

const doubleStep = 14.0 / 9 // metres until the same foot is in front again

const trackStep = 4 // frames between the moments at which movers are kept apart

func (m *mover) follow() {
	m.track = nil
	for frame := 0; frame < clipFrames; frame += trackStep {
		m.track = append(m.track, m.poses(frame))
	}
}

// Meets tells whether two movers come too near to each other at some time.
func (m *mover) meets(other *mover) bool {
	apart := m.radius + other.radius
	for i, poses := range m.track {
		for _, p := range poses {
			for _, q := range other.track[i] {
				if planar(p.at, q.at) < apart+12 && touch(m.circles(p), other.circles(q), apart) {
					return true
				}
			}
		}
	}
	return false
}

func touch(a, b [3]v3, apart float64) bool {
	for _, p := range a {
		for _, q := range b {
			if planar(p, q) < apart {
				return true
			}
		}
	}
	return false
}

// Mesh is what the mover looks like in a pose, around the origin.
func (m *mover) mesh(p pose) *mesh {
	if m.model != nil {
		return m.model.mesh
	}
	return person(m.seed, p.gone*2*math.Pi/doubleStep, true)
}
