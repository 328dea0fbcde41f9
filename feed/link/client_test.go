package link

import (
	"testing"
	"time"

	"watchfloor/feed"
)

func TestClientFollowsHub(t *testing.T) {
	inBubble(t, func(b *bench) {
		b.hub.Put(feed.Entities{Cameras: []feed.Camera{{ID: "cam-1", Name: "Gate 1"}}})
		_, store := b.client(token)
		settle(time.Second)
		s := store.Snapshot()
		if s.Link.State != feed.LinkLive || s.Link.User != "u17" || s.Link.Hub != "ws://hub.test/v1/ws" || s.Link.Err != "" {
			t.Errorf("link %+v", s.Link)
		}
		if s.Cameras["cam-1"].Name != "Gate 1" {
			t.Errorf("cameras %v", s.Cameras)
		}
	})
}
