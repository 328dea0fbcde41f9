// Package demo is a city that needs nothing from outside: an RTSP server with
// cameras that play embedded clips, and a hub with their positions, zones,
// units that drive along real streets, and incidents that come and go.
// Clients reach it only through its sockets, like any other backend.
package demo

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"time"

	"watchfloor/assets"
	"watchfloor/feed"
	"watchfloor/feed/hub"
)

// Agency is the owner of everything in the demo city: its topics are
// cameras/pd, zones/pd, units/pd and incidents/pd.
const Agency = "pd"

// A Config says where the demo city listens. Its zero value takes free ports
// of the loopback interface.
type Config struct {
	RTSP, WS       string // HOST:PORT; port 0 takes a free one
	Token          string // for the hub; random when empty
	User, Password string // for the cameras (digest or basic); none when empty
	Seed           uint64 // of the scenario; random when 0
	Clips          fs.FS  // assets.Clips() when nil
	Log            *slog.Logger
}

// A City is listening from New on and alive while Run runs. Its methods may
// be called from any goroutine.
type City struct {
	token    string
	cameras  *cameraServer
	hub      *hub.Hub
	web      *http.Server
	listener net.Listener
	story    *story
	town     *town
	log      *slog.Logger
}

// New reads the city, then opens its sockets. Run must follow, or the
// sockets stay open.
func New(cfg Config) (*City, error) {
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.DiscardHandler)
	}
	if cfg.Clips == nil {
		cfg.Clips = assets.Clips()
	}
	cfg.Token = cmp.Or(cfg.Token, rand.Text())
	town, err := readTown()
	if err != nil {
		return nil, fmt.Errorf("read the demo city: %w", err)
	}
	channels, err := readChannels(cfg.Clips, town.cameras)
	if err != nil {
		return nil, fmt.Errorf("read the demo cameras: %w", err)
	}
	server, err := newCameraServer(cfg, channels)
	if err != nil {
		return nil, fmt.Errorf("serve the demo cameras: %w", err)
	}
	listener, err := net.Listen("tcp", cmp.Or(cfg.WS, "127.0.0.1:0"))
	if err != nil {
		server.close()
		return nil, fmt.Errorf("serve the demo hub: %w", err)
	}
	h := hub.New(hub.Config{
		Agency: Agency, Log: cfg.Log,
		Tokens: map[string]hub.User{cfg.Token: {ID: "operator", Name: "Operator", Roles: []string{"operator", "supervisor"}, Agency: Agency}},
	})
	return &City{
		token: cfg.Token, cameras: server, hub: h, listener: listener, town: town, log: cfg.Log,
		web: &http.Server{
			Handler: h, ReadHeaderTimeout: 5 * time.Second, ErrorLog: slog.NewLogLogger(cfg.Log.Handler(), slog.LevelDebug),
		},
		story: newStory(h, town, server.address(), seed(cfg.Seed), time.Now()),
	}, nil
}

func seed(given uint64) uint64 {
	if given != 0 {
		return given
	}
	return uint64(time.Now().UnixNano())
}

// HubURL is where the hub listens, for example ws://127.0.0.1:8443/v1/ws.
func (c *City) HubURL() string { return "ws://" + reachable(c.listener.Addr()) + "/v1/ws" }

// RTSPURL is where the cameras are: RTSPURL()/cam-01/main and /sub. It has no
// user info.
func (c *City) RTSPURL() string { return "rtsp://" + c.cameras.address() }

// Cameras are the city's cameras with the addresses of their streams.
func (c *City) Cameras() []feed.Camera { return c.town.entities(c.cameras.address(), time.Now()) }

// Token opens the hub.
func (c *City) Token() string { return c.token }

// Run lets the city live until ctx ends, then closes everything.
func (c *City) Run(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var group sync.WaitGroup
	group.Go(func() { c.hub.Run(ctx) })
	group.Go(func() { c.cameras.run(ctx) })
	group.Go(func() { c.story.run(ctx) })
	group.Go(func() {
		if err := c.web.Serve(c.listener); !errors.Is(err, http.ErrServerClosed) {
			c.log.Error("the demo hub stopped", "err", err)
		}
	})
	<-ctx.Done()
	if err := c.web.Close(); err != nil {
		c.log.Debug("close the demo hub", "err", err)
	}
	group.Wait()
}

// Reachable is an address a client on this machine can dial.
func reachable(addr net.Addr) string {
	tcp, ok := addr.(*net.TCPAddr)
	if ok && tcp.IP.IsUnspecified() {
		return net.JoinHostPort("127.0.0.1", fmt.Sprint(tcp.Port))
	}
	return addr.String()
}
