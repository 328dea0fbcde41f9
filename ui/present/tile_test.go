package present

import (
	"testing"
	"time"

	"watchfloor/feed"
	"watchfloor/wall/stream"
)

func TestTiles(t *testing.T) {
	s := snapshot([]feed.Camera{
		cam("b", off(0, -50), 0, func(c *feed.Camera) { c.Name = "Beach"; c.Health = feed.Degraded }),
		cam("a", off(0, -500), 0), cam("r", here, 0, func(c *feed.Camera) { c.Streams = nil }),
	}, inc("x", feed.Severe, feed.New, 0))
	all := CameraTiles(s, by(stream.UDP))
	if len(all) != 2 || all[0].ID != "b" || all[0].Subtitle != "Degraded" || all[1].ID != "a" || all[0].Mark != nil {
		t.Fatalf("%+v", all)
	}
	if got := all[1].Streams[0]; got.Source.Transport != stream.UDP || got.Size.X != 640 {
		t.Errorf("%+v", got)
	}
	seen := IncidentTiles(s, nil, "x", by(stream.TCP))
	if len(seen) != 1 || seen[0].ID != "b" || seen[0].Mark != BadgeOf(feed.Severe).Colour {
		t.Errorf("%+v", seen)
	}
	if IncidentTiles(s, nil, "gone", by(stream.TCP)) != nil {
		t.Error("an unknown incident has tiles")
	}
}

func TestStatus(t *testing.T) {
	s := snapshot([]feed.Camera{cam("a", here, 0), cam("b", here, 0, func(c *feed.Camera) { c.Health = feed.Offline })},
		inc("x", feed.Severe, feed.New, 0), inc("y", feed.Minor, feed.New, 0, acked("op")), inc("z", feed.Minor, feed.Closed, 0))
	st := StatusOf(s, noon)
	if st.Online != 1 || st.Cameras != 2 || st.Total() != 2 || st.Open[feed.Severe] != 1 || st.Unacked != 1 || st.Level != Good {
		t.Errorf("%+v", st)
	}
	for state, want := range map[feed.LinkState]string{
		feed.LinkNone: "", feed.LinkLive: "", feed.LinkConnecting: "Connecting to the hub: refused",
		feed.LinkLost:      "Link lost 12 s: refused · showing the last known state",
		feed.LinkForbidden: "The hub refused this station: refused",
	} {
		s.Link = feed.Link{State: state, Since: noon, Err: "refused"}
		if got := StatusOf(s, noon.Add(12*time.Second)).Banner; got != want {
			t.Errorf("%s: %q, want %q", state, got, want)
		}
		if title, text := Empty(s, All); title == "" || text == "" {
			t.Errorf("%s: no words", state)
		}
	}
}

func by(t stream.Transport) How {
	return func(string) stream.Source { return stream.Source{Transport: t} }
}
