package link

import (
	"context"
	"fmt"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/paulmach/orb"

	"watchfloor/feed"
	"watchfloor/feed/hub"
)

// BenchmarkCity is a large city's cameras from hub to store over loopback:
// 34 000 must come in within 3 s (operations.md 4.2).
func BenchmarkCity(b *testing.B) {
	h := hub.New(hub.Config{Agency: "pd", Tokens: map[string]hub.User{token: {ID: "u17", Agency: "pd"}}})
	h.Put(cityOf(34_000))
	ctx, cancel := context.WithCancel(b.Context())
	ended := make(chan struct{})
	go func() { defer close(ended); h.Run(ctx) }()
	web := httptest.NewServer(h)
	b.Cleanup(func() { cancel(); <-ended; web.Close() })
	for b.Loop() {
		store := feed.NewStore()
		ctx, cancel := context.WithCancel(b.Context())
		done := make(chan struct{})
		c := New(Config{URL: "ws" + strings.TrimPrefix(web.URL, "http"), Token: token}, store)
		go func() { defer close(done); c.Run(ctx) }()
		for store.Snapshot().Link.State != feed.LinkLive {
			time.Sleep(time.Millisecond)
		}
		if n := len(store.Snapshot().Cameras); n != 34_000 {
			b.Errorf("%d cameras", n)
		}
		cancel()
		<-done
	}
}

func cityOf(n int) feed.Entities {
	var e feed.Entities
	for i := range n {
		id := fmt.Sprintf("cam-%05d", i)
		e.Cameras = append(e.Cameras, feed.Camera{
			ID: id, Agency: "pd", Name: "Corner " + id, Tier: "connected", Position: orb.Point{7.42, 43.73},
			Heading: 90, FOV: 70, Range: 60, Height: 4, Health: feed.Online, Access: "always", Streams: []feed.Stream{
				{Role: "main", URL: "rtsp://10.0.0.1:554/" + id + "/main", Codec: "h264", Width: 1280, Height: 720, FPS: 25},
				{Role: "sub", URL: "rtsp://10.0.0.1:554/" + id + "/sub", Codec: "h264", Width: 640, Height: 360, FPS: 25},
			},
		})
	}
	return e
}
