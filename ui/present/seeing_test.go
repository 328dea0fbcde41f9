package present

import (
	"testing"

	"watchfloor/feed"
)

func names(cameras []feed.Camera) string {
	all := ""
	for _, c := range cameras {
		all += c.ID
	}
	return all
}

func TestSeeing(t *testing.T) {
	offline := func(c *feed.Camera) { c.Health = feed.Offline }
	registry := func(c *feed.Camera) { c.Tier = "registry" }
	ptz := func(c *feed.Camera) { c.PTZ = true }
	cameras := []feed.Camera{
		cam("a", off(0, -100), 0),           // looks north at it
		cam("b", off(0, -60), 10),           // nearer, a little aside
		cam("c", off(0, -60), 180),          // looks away
		cam("d", off(50, 0), 270, registry), // has no pictures
		cam("e", off(0, -160), 0),           // out of range, nearby
		cam("f", off(100, 0), 275, offline), // as far as a, ill
		cam("g", off(-80, 0), 270, ptz),     // can turn
		cam("h", off(0, 400), 180),          // far away
	}
	s := snapshot(cameras)
	one := feed.Incident{ID: "x", Geometry: here}
	if got := names(Seeing(s, one)); got != "bgaf" {
		t.Errorf("computed: %s", got)
	}
	one.Cameras = []string{"c", "d", "gone", "a"}
	if got := names(Seeing(s, one)); got != "ca" {
		t.Errorf("named: %s", got)
	}
	if got := Seeing(s, feed.Incident{}); got != nil {
		t.Errorf("an incident nowhere is seen by %s", names(got))
	}
}

func TestSeeingFallsBackToNearby(t *testing.T) {
	s := snapshot([]feed.Camera{cam("a", off(0, -100), 180), cam("b", off(0, 240), 0), cam("c", off(0, 260), 0)})
	if got := names(Seeing(s, feed.Incident{Geometry: here})); got != "ab" {
		t.Errorf("nearby: %s", got)
	}
}
