package present

import (
	"time"

	"github.com/paulmach/orb"

	"watchfloor/feed"
	"watchfloor/mapview/sight"
)

var noon = time.Date(2026, 8, 22, 12, 0, 0, 0, time.UTC)

// A corner of Monaco.
var here = orb.Point{7.4250, 43.7390}

// off is a point some metres east and north of here.
func off(east, north float64) orb.Point { return sight.PlaneAt(here).From(orb.Point{east, north}) }

func cam(id string, at orb.Point, heading float64, change ...func(*feed.Camera)) feed.Camera {
	c := feed.Camera{
		ID: id, Name: "Camera " + id, Tier: "connected", Position: at, Heading: heading, FOV: 60,
		Range: 150, Health: feed.Online, Streams: []feed.Stream{{Role: "sub", URL: "rtsp://h/" + id, Width: 640, Height: 360}},
	}
	for _, f := range change {
		f(&c)
	}
	return c
}

func snapshot(cameras []feed.Camera, incidents ...feed.Incident) *feed.Snapshot {
	s := &feed.Snapshot{
		Cameras: map[string]feed.Camera{}, Incidents: map[string]feed.Incident{},
		Zones: map[string]feed.Zone{"z1": {ID: "z1", Name: "Harbour"}},
		Units: map[string]feed.Unit{},
		Link:  feed.Link{State: feed.LinkLive, Hub: "wss://hub", User: "op", Since: noon},
	}
	for _, c := range cameras {
		s.Cameras[c.ID] = c
	}
	for _, i := range incidents {
		s.Incidents[i.ID] = i
	}
	return s
}
