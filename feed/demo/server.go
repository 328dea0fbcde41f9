package demo

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"math"
	"sync"
	"time"

	"github.com/bluenviron/gortsplib/v4"
	"github.com/bluenviron/gortsplib/v4/pkg/auth"
)

// A cameraServer serves the cameras' channels over RTSP. Channels that nobody
// watches cost nothing.
type cameraServer struct {
	sockets        *sockets
	server         *gortsplib.Server
	user, password string // no password is asked for without a user
	log            *slog.Logger
	wake           chan struct{} // somebody has come

	mu       sync.Mutex
	channels map[string]*channel
	start    time.Time
}

// NewCameraServer opens the sockets. Clients that come
// before run wait for it.
func newCameraServer(cfg Config, channels map[string]*channel) (*cameraServer, error) {
	open, err := openSockets(cmp.Or(cfg.RTSP, "127.0.0.1:0"))
	if err != nil {
		return nil, err
	}
	s := &cameraServer{
		sockets: open, user: cfg.User, password: cfg.Password, log: cfg.Log,
		wake: make(chan struct{}, 1), channels: channels, start: time.Now(),
	}
	s.server = &gortsplib.Server{
		Handler: handler{s}, RTSPAddress: open.rtsp.Addr().String(), Listen: open.listen, ListenPacket: open.listenPacket,
		UDPRTPAddress: open.rtp.LocalAddr().String(), UDPRTCPAddress: open.rtcp.LocalAddr().String(),
		DisableRTCPSenderReports: true,
		// FFmpeg takes the last digest it is offered and knows only MD5.
		AuthMethods: []auth.VerifyMethod{auth.VerifyMethodDigestSHA256, auth.VerifyMethodDigestMD5, auth.VerifyMethodBasic},
	}
	return s, nil
}

// Address is where a client on this machine finds the cameras.
func (s *cameraServer) address() string { return reachable(s.sockets.rtsp.Addr()) }

// Close frees the ports of a server that does not run.
func (s *cameraServer) close() { s.sockets.close() }

// Run serves until ctx ends, then closes everything.
func (s *cameraServer) run(ctx context.Context) {
	defer s.close()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	if err := s.open(); err != nil {
		s.log.Error("the demo cameras do not start", "err", err)
		return
	}
	var group sync.WaitGroup
	group.Go(func() {
		if err := s.server.Wait(); ctx.Err() == nil {
			s.log.Error("the demo cameras stopped", "err", err)
			cancel()
		}
	})
	s.play(ctx)
	s.server.Close()
	group.Wait()
	s.closeStreams()
}

// Open starts the RTSP server. Requests wait until its streams are there.
func (s *cameraServer) open() error {
	s.mu.Lock()
	err := s.server.Start()
	if err != nil {
		s.mu.Unlock()
		return err
	}
	err = s.openStreams()
	s.mu.Unlock()
	if err != nil {
		s.server.Close() // waits for handlers, which wait for the lock
	}
	return err
}

func (s *cameraServer) openStreams() error {
	for path, c := range s.channels {
		if err := c.open(s.server); err != nil {
			return fmt.Errorf("stream %s: %w", path, err)
		}
	}
	return nil
}

func (s *cameraServer) closeStreams() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, c := range s.channels {
		c.stream.Close()
	}
}

// Play sends frames when they are due, and sleeps when nobody watches.
func (s *cameraServer) play(ctx context.Context) {
	timer := time.NewTimer(0)
	defer timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-s.wake:
		case <-timer.C:
		}
		if wait, watched := s.send(); watched {
			timer.Reset(wait)
		}
	}
}

// Send sends what is due on the channels that are watched and returns the
// time to the next frame.
func (s *cameraServer) send() (wait time.Duration, watched bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	clock := time.Now()
	now := clock.Sub(s.start)
	wait = math.MaxInt64
	for path, c := range s.channels {
		if !c.attended() {
			continue
		}
		next, err := c.play(now, clock)
		if err != nil {
			s.log.Error("a demo camera stopped", "stream", path, "err", err)
			clear(c.viewers)
			continue
		}
		wait, watched = min(wait, next), true
	}
	return wait, watched
}
