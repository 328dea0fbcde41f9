package link

import (
	"context"
	"crypto/tls"
	"errors"
	"log/slog"
	"math/rand/v2"
	"net"
	"net/url"
	"time"

	"watchfloor/feed"
	"watchfloor/feed/wire"
)

// A Config says which hub to keep in step with.
type Config struct {
	URL     string       // ws:// or wss://; user info in it is not used
	Token   string       // bearer token; sent in the first frame only
	Station string       // names this machine to the hub
	Version string       // of this program, for the hub's log
	TLS     *tls.Config  // for wss; the system's certificates when nil
	Log     *slog.Logger // discards when nil

	// Dial opens the TCP connection; when nil, a net.Dialer through the proxy
	// that the environment names, if any.
	Dial func(ctx context.Context, network, address string) (net.Conn, error)
}

// A Client keeps a Store in step with the hub and carries Intents to it.
type Client struct {
	cfg     Config
	store   *feed.Store // applied to by Run only
	replica *replica
	outbox  *outbox
	link    feed.Link
	hub     *url.URL // nil when Config.URL cannot be read
	next    *url.URL // where a draining hub sent us; nil: to hub
}

// New returns a Client that does nothing until Run. Only the Client may
// Apply to the store.
func New(cfg Config, store *feed.Store) *Client {
	c := &Client{cfg: cfg, store: store, replica: newReplica(), outbox: newOutbox()}
	if cfg.Log == nil {
		c.cfg.Log = slog.New(slog.DiscardHandler)
	}
	if u, err := url.Parse(cfg.URL); err == nil && u.Host != "" {
		c.hub = &url.URL{Scheme: u.Scheme, Host: u.Host, Path: u.Path, RawQuery: u.RawQuery}
		c.link.Hub = (&url.URL{Scheme: u.Scheme, Host: u.Host, Path: u.Path}).String()
	}
	return c
}

// Send queues an intent. It never blocks and may be called from any
// goroutine. What is queued is sent when the link is live, again after each
// reconnect until it is answered, and becomes a feed.Answered. Only a
// feed.Acknowledge may wait for a link: the others return feed.ErrNotLive
// without one, and expire soon when it breaks. It returns feed.ErrBusy when
// the queue is full and feed.ErrOffline when the hub has refused this station
// for good.
func (c *Client) Send(i feed.Intent) error {
	now := time.Now()
	cmd, err := command(i, now)
	if err != nil {
		return err
	}
	if !queued(cmd.Op) && c.store.Snapshot().Link.State != feed.LinkLive {
		return feed.ErrNotLive
	}
	return c.outbox.add(cmd, now)
}

// Run dials, keeps the store in step and redials, until ctx ends. It waits
// 200 ms, doubled up to 5 s, with full jitter, or as long as the hub asks;
// after 4403 and 4410 it never dials again.
func (c *Client) Run(ctx context.Context) {
	c.enter(feed.LinkConnecting, nil)
	for failures := 0; ; failures++ {
		began := time.Now()
		t := troubleOf(c.connect(ctx))
		if ctx.Err() != nil {
			return
		}
		c.cfg.Log.Warn("no link to the hub", "hub", c.link.Hub, "attempt", c.link.Try, "err", t)
		if t.forever {
			c.forbid(t)
			<-ctx.Done()
			return
		}
		if time.Since(began) > wire.Healthy {
			failures = 0
		}
		c.next = c.follow(t.to)
		c.store.Apply(c.outbox.expire(time.Now())...)
		c.enter(c.away(), t)
		sleep(ctx, t.least+backoff(failures))
	}
}

// away is the state of a link that is not live.
func (c *Client) away() feed.LinkState {
	if c.link.State == feed.LinkConnecting {
		return feed.LinkConnecting
	}
	return feed.LinkLost
}

// enter tells the store the state of the link.
func (c *Client) enter(state feed.LinkState, t *trouble) {
	if c.link.State != state {
		c.link.State, c.link.Since = state, time.Now().UTC()
	}
	c.link.Err = ""
	if t != nil {
		c.link.Err = t.words
	}
	c.link.Try++
	if state == feed.LinkLive {
		c.link.Try = 0
	}
	c.store.Apply(feed.LinkChanged{Link: c.link})
}

// forbid gives up: what was waiting has failed.
func (c *Client) forbid(t *trouble) {
	c.enter(feed.LinkForbidden, t)
	for _, a := range c.outbox.shut(time.Now()) {
		c.store.Apply(a)
	}
}

// follow is where a draining hub sends us. It never leads from TLS to plain
// text: the token goes there.
func (c *Client) follow(to []string) *url.URL {
	for _, address := range to {
		u, err := url.Parse(address)
		if err == nil && u.Host != "" && c.hub != nil && (u.Scheme == "wss" || u.Scheme == c.hub.Scheme) {
			u.User = nil
			return u
		}
	}
	return nil
}

// target is where to dial now.
func (c *Client) target() (*url.URL, error) {
	if c.next != nil {
		return c.next, nil
	}
	if c.hub == nil {
		return nil, &trouble{words: "the hub's address cannot be read", err: errors.New("bad URL"), least: slow}
	}
	return c.hub, nil
}

// backoff is full jitter below 200 ms, 400 ms, … 5 s.
func backoff(failures int) time.Duration {
	most := min(wire.RedialCap, wire.RedialFirst<<min(failures, 10))
	return rand.N(most)
}

func sleep(ctx context.Context, d time.Duration) {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
	case <-ctx.Done():
	}
}
