package demo

import (
	"encoding/json"
	"fmt"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geo"
	"github.com/paulmach/orb/planar"

	"watchfloor/assets"
)

// A town is what does not change: cameras and what they see, streets, zones.
type town struct {
	cameras []camera
	streets network
}

// Camera is an entry of the embedded cameras.json, with its view.
type camera struct {
	ID          string  `json:"id"`
	Name        string  `json:"name"`
	Lon         float64 `json:"lon"`
	Lat         float64 `json:"lat"`
	Heading     float64 `json:"heading"`
	FOV         float64 `json:"fov"`
	MountHeight float64 `json:"mount_height"`
	Range       float64 `json:"range"`
	Night       bool    `json:"night"`
	Codec       string  `json:"codec"`
	Width       int     `json:"width"`
	Height      int     `json:"height"`
	view        orb.Ring
}

func (c camera) position() orb.Point { return orb.Point{c.Lon, c.Lat} }

func readTown() (*town, error) {
	t := &town{}
	views := map[string]orb.Ring{}
	if err := json.Unmarshal(assets.Cameras(), &t.cameras); err != nil {
		return nil, fmt.Errorf("cameras: %w", err)
	}
	if err := json.Unmarshal(assets.Views(), &views); err != nil {
		return nil, fmt.Errorf("views: %w", err)
	}
	for i, c := range t.cameras {
		t.cameras[i].view = views[c.ID]
	}
	if err := json.Unmarshal(assets.Routes(), &t.streets); err != nil {
		return nil, fmt.Errorf("routes: %w", err)
	}
	t.streets.index()
	return t, nil
}

// Seeing are the ids of the cameras that can see a place between the
// buildings, the nearest first.
func (t *town) seeing(at orb.Point) (ids []string) {
	near := map[string]float64{}
	for _, c := range t.cameras {
		if len(c.view) > 3 && planar.RingContains(c.view, at) {
			near[c.ID] = geo.Distance(c.position(), at)
			ids = append(ids, c.ID)
		}
	}
	sortBy(ids, func(id string) float64 { return near[id] })
	return ids
}
