package link

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"watchfloor/feed"
	"watchfloor/feed/feedtest"
	"watchfloor/feed/hub"
)

// A bench is a hub with a network, for clients of a test.
type bench struct {
	*testing.T
	hub *hub.Hub
	net *feedtest.Net
	ctx context.Context
	all sync.WaitGroup
}

const token = "s3cret-token"

// inBubble runs f with a hub in virtual time. All that f starts through the
// bench ends after it.
func inBubble(t *testing.T, f func(b *bench)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		b := &bench{T: t, net: feedtest.NewNet(), ctx: ctx, hub: hub.New(hub.Config{
			Agency: "pd", Tokens: map[string]hub.User{
				token:   {ID: "u17", Name: "Op", Roles: []string{"operator"}, Agency: "pd"},
				"other": {ID: "u02", Name: "Second", Roles: []string{"operator"}, Agency: "pd"},
				"chief": {ID: "u05", Name: "Chief", Roles: []string{"supervisor"}, Agency: "pd"},
				"look":  {ID: "u03", Name: "Viewer", Roles: []string{"viewer"}, Agency: "pd"},
				"fd":    {ID: "u04", Name: "Fire", Roles: []string{"operator"}, Agency: "fd"},
			},
		})}
		web := &http.Server{Handler: b.hub}
		b.all.Go(func() { b.hub.Run(ctx) })
		b.all.Go(func() { _ = web.Serve(b.net) })
		defer func() {
			cancel()
			_ = web.Close()
			b.all.Wait()
		}()
		f(b)
	})
}

// client starts a client with a token.
func (b *bench) client(token string) (*Client, *feed.Store) { return b.logged(token, io.Discard) }

// logged starts a client that logs.
func (b *bench) logged(token string, log io.Writer) (*Client, *feed.Store) {
	c, store := b.idle(token, log)
	b.all.Go(func() { c.Run(b.ctx) })
	return c, store
}

// idle is a client that does not run yet.
func (b *bench) idle(token string, log io.Writer) (*Client, *feed.Store) {
	store := feed.NewStore()
	return New(Config{
		URL: "ws://user:pw@hub.test/v1/ws?x=1", Token: token, Station: "test", Dial: b.net.Dial,
		Log: slog.New(slog.NewTextHandler(log, &slog.HandlerOptions{Level: slog.LevelDebug})),
	}, store), store
}

// settle lets virtual time pass.
func settle(d time.Duration) {
	time.Sleep(d)
	synctest.Wait()
}
