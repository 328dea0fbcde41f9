package demo

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geo"
	"github.com/paulmach/orb/planar"

	"watchfloor/assets"
	"watchfloor/feed"
)

// The size of every camera's sub stream, in pixels.
const subWidth, subHeight = 640, 360

// A town is what does not change: cameras and what they see, streets, zones.
type town struct {
	cameras []camera
	streets network
}

// Camera is an entry of the embedded cameras.json, with its view.
type camera struct {
	ID          string   `json:"id"`
	Name        string   `json:"name"`
	Tags        []string `json:"tags"`
	Lon         float64  `json:"lon"`
	Lat         float64  `json:"lat"`
	Heading     float64  `json:"heading"`
	FOV         float64  `json:"fov"`
	MountHeight float64  `json:"mount_height"`
	Range       float64  `json:"range"`
	Night       bool     `json:"night"`
	Codec       string   `json:"codec"`
	Width       int      `json:"width"`
	Height      int      `json:"height"`
	view        orb.Ring
	bound       orb.Bound // of the view
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
		if len(views[c.ID]) < 4 {
			return nil, fmt.Errorf("views: none of camera %s", c.ID)
		}
		t.cameras[i].view, t.cameras[i].bound = views[c.ID], views[c.ID].Bound()
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
		if c.bound.Contains(at) && planar.RingContains(c.view, at) {
			near[c.ID] = geo.Distance(c.position(), at)
			ids = append(ids, c.ID)
		}
	}
	sortBy(ids, func(id string) float64 { return near[id] })
	return ids
}

// Camera is the camera with an id that the town has.
func (t *town) camera(id string) camera {
	for _, c := range t.cameras {
		if c.ID == id {
			return c
		}
	}
	return camera{}
}

// Entities are the cameras as the hub tells of them.
func (t *town) entities(rtspAddress string, now time.Time) (all []feed.Camera) {
	for _, c := range t.cameras {
		stream := func(role string, width, height int) feed.Stream {
			url := fmt.Sprintf("rtsp://%s/%s/%s", rtspAddress, c.ID, role)
			return feed.Stream{Role: role, URL: url, Codec: c.Codec, Width: width, Height: height, FPS: frameRate}
		}
		all = append(all, feed.Camera{
			ID: c.ID, Agency: Agency, Name: c.Name, Tags: c.Tags, Tier: "connected", Position: c.position(),
			Heading: c.Heading, FOV: c.FOV, Range: c.Range, Height: c.MountHeight,
			Streams: []feed.Stream{stream("main", c.Width, c.Height), stream("sub", subWidth, subHeight)},
			Access:  "always", Health: feed.Online, HealthAt: now, UpdatedAt: now,
		})
	}
	return all
}
