package main

import (
	"math"

	"github.com/paulmach/orb"

	"watchfloor/assets/generate/city"
)

const (
	detailReach   = 450.0  // metres around the camera with streets, trees and traffic
	backdropReach = 1500.0 // with buildings
	seaReach      = 9000.0
	seaLevel      = -1.9
)

// Scene is the city in metres around the foot of one camera.
type scene struct {
	seed      int
	night     bool
	eye       camera
	buildings []building
	streets   *network
	sea       *layer // fine, within detailReach
	seaFar    *layer
	green     *layer
	square    *layer
	built     *layer
	corner    *layer // built, blurred: dark near walls
	piers     []orb.Ring
	shores    []orb.Ring
	lamps     []v3
	zebras    []zebra
	lanes     []lane
	berths    []v3 // moored boats, likewise
	obstacles []v3 // what people walk around, with its radius as Z
}

type building struct {
	rings  []orb.Ring // counterclockwise, holes clockwise, last point not repeated
	height float64
	base   float64
	seed   int
}

func newScene(spec cameraSpec, eye camera, town *city.City) *scene {
	s := &scene{seed: int(hash(int(spec.ID[len(spec.ID)-1]), int(spec.ID[len(spec.ID)-2]))), night: spec.Night, eye: eye}
	plane := city.NewPlane(orb.Point{spec.Lon, spec.Lat})
	s.sea, s.seaFar = newLayer(0.5, detailReach), newLayer(10, seaReach)
	s.green, s.square, s.built = newLayer(0.5, detailReach), newLayer(0.5, detailReach), newLayer(0.5, detailReach)
	s.addWater(plane, town)
	for _, a := range town.Green {
		s.green.add(metres(plane, a.Polygon)...)
	}
	for _, a := range town.Squares {
		s.square.add(metres(plane, a.Polygon)...)
	}
	for _, b := range town.Buildings {
		s.addBuilding(plane, b)
	}
	s.corner = s.built.blurred(2)
	s.streets = newNetwork(plane, town.Streets)
	s.zebras = s.streets.crossings()
	s.lanes = s.streets.lanes(s)
	return s
}

// AddWater fills the layers of the sea, less the piers in it.
func (s *scene) addWater(plane city.Plane, town *city.City) {
	piers := newLayer(0.5, detailReach)
	for _, a := range town.Piers {
		rings := metres(plane, a.Polygon)
		piers.add(rings...)
		s.piers = append(s.piers, rings[0])
	}
	for _, p := range town.Sea {
		rings := metres(plane, p)
		s.sea.add(rings...)
		s.seaFar.add(rings...)
		s.shores = append(s.shores, rings...)
	}
	for i, c := range piers.cover {
		s.sea.cover[i] = max(0, s.sea.cover[i]-c)
	}
}

func (s *scene) addBuilding(plane city.Plane, b city.Building) {
	rings := metres(plane, append(orb.Polygon{b.Ring}, b.Holes...))
	at := rings[0].Bound().Center()
	if math.Hypot(at[0], at[1]) > backdropReach {
		return
	}
	s.buildings = append(s.buildings, building{rings, b.Height, b.Base, int(b.ID)})
	if b.Base < 2 {
		s.built.add(rings...)
	}
}

// OnSea tells whether the ground is water at a place.
func (s *scene) onSea(x, y float64) bool {
	if math.Abs(x) < detailReach-2 && math.Abs(y) < detailReach-2 {
		return s.sea.inside(x, y)
	}
	return s.seaFar.inside(x, y)
}

// Free tells whether something with a radius can stand at a place: neither building, road nor water.
func (s *scene) free(p v3, radius float64) bool {
	for _, d := range [...][2]float64{{0, 0}, {1, 0}, {-1, 0}, {0, 1}, {0, -1}} {
		x, y := p.X+d[0]*radius, p.Y+d[1]*radius
		if s.built.at(x, y) > 0.2 || s.onSea(x, y) || s.streets.edge(x, y) < 0.15 {
			return false
		}
	}
	return true
}

// InView tells whether a place is in front of the camera, with some metres to spare.
func (s *scene) inView(p v3, spare float64) bool {
	v := s.eye.view(p)
	return v.Z > -spare && math.Abs(v.X) < v.Z*s.eye.cx/s.eye.focal+spare
}

// Metres turns a polygon into metres of the plane, without the repeated last points.
func metres(plane city.Plane, p orb.Polygon) (rings []orb.Ring) {
	for _, ring := range p {
		var out orb.Ring
		for i, at := range ring {
			if i+1 < len(ring) || at != ring[0] {
				out = append(out, plane.Metres(at))
			}
		}
		rings = append(rings, out)
	}
	return rings
}
