package soundtest

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/bluenviron/gortsplib/v4"
	"github.com/bluenviron/gortsplib/v4/pkg/base"
	"github.com/bluenviron/gortsplib/v4/pkg/description"
	"github.com/bluenviron/gortsplib/v4/pkg/format"
	"github.com/pion/rtp"
)

// A Camera is an RTSP server whose sound is a Clip, over and over from when
// somebody first plays, at the pace of real time. It describes video too, of
// which it sends nothing.
type Camera struct {
	Clip Clip
	Drop func(packet int) bool // tells which packets, from 0, are lost on the way; nil: none
	Mute bool                  // describes no sound

	address string
	server  *gortsplib.Server
	stream  *gortsplib.ServerStream
	sound   *description.Media
	encode  func(unit []byte) ([]*rtp.Packet, error)
	played  chan struct{}
	once    sync.Once
	medias  atomic.Int32

	mu       sync.Mutex
	sessions map[*gortsplib.ServerSession]bool
}

// Start serves until the test ends.
func (c *Camera) Start(t testing.TB) {
	t.Helper()
	c.played, c.sessions = make(chan struct{}), map[*gortsplib.ServerSession]bool{}
	err := c.serve()
	for tries := 0; err != nil && tries < 20; tries++ { // the UDP ports may be taken
		err = c.serve()
	}
	if err != nil {
		t.Fatal(err)
	}
	c.stream = &gortsplib.ServerStream{Server: c.server, Desc: c.describe(t)}
	if err := c.stream.Initialize(); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	var sending sync.WaitGroup
	sending.Go(func() { c.send(ctx) })
	t.Cleanup(func() { cancel(); sending.Wait(); c.stream.Close(); c.server.Close() })
}

// serve starts the server on any free port for RTSP, and a pair of UDP ports.
func (c *Camera) serve() error {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	c.address = listener.Addr().String()
	port := 20000 + 2*rand.IntN(6000)
	c.server = &gortsplib.Server{
		Handler: c, RTSPAddress: c.address,
		UDPRTPAddress: fmt.Sprintf("127.0.0.1:%d", port), UDPRTCPAddress: fmt.Sprintf("127.0.0.1:%d", port+1),
		Listen: func(string, string) (net.Listener, error) { return listener, nil },
	}
	if err := c.server.Start(); err != nil {
		_ = listener.Close() // already, perhaps
		return err
	}
	return nil
}

// URL is where the camera plays.
func (c *Camera) URL() string { return "rtsp://" + c.address + "/cam" }

// Medias is how many media the last viewer had set up when it played.
func (c *Camera) Medias() int { return int(c.medias.Load()) }

// Viewers is how many sessions there are.
func (c *Camera) Viewers() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.sessions)
}

// Kick ends all sessions, as a camera does that is set up anew.
func (c *Camera) Kick() {
	c.mu.Lock()
	defer c.mu.Unlock()
	for s := range c.sessions {
		s.Close()
	}
}

func (c *Camera) describe(t testing.TB) *description.Session {
	t.Helper()
	video := &description.Media{
		Type:    description.MediaTypeVideo,
		Formats: []format.Format{&format.H264{PayloadTyp: 96, PacketizationMode: 1}},
	}
	all := &description.Session{Medias: []*description.Media{video}}
	if c.Mute {
		return all
	}
	f, encode, err := encoder(c.Clip.Info)
	if err != nil {
		t.Fatal(err)
	}
	c.encode = encode
	c.sound = &description.Media{Type: description.MediaTypeAudio, Formats: []format.Format{f}}
	all.Medias = append(all.Medias, c.sound)
	return all
}

// send loops the clip from when somebody plays.
func (c *Camera) send(ctx context.Context) {
	select {
	case <-ctx.Done():
		return
	case <-c.played:
	}
	if c.Mute {
		return
	}
	pace := time.NewTicker(time.Duration(c.Clip.Beat) * time.Second / time.Duration(c.Clip.Info.Rate))
	defer pace.Stop()
	for i, packet := 0, 0; ; i++ {
		packets, err := c.encode(c.Clip.Units[i%len(c.Clip.Units)])
		if err != nil {
			panic(err)
		}
		for _, p := range packets {
			p.Timestamp = 0xFFFFFFFF - 9600 + uint32(i*c.Clip.Beat) // it overflows soon
			if c.Drop == nil || !c.Drop(packet) {
				_ = c.stream.WritePacketRTP(c.sound, p) // nobody may listen
			}
			packet++
		}
		select {
		case <-ctx.Done():
			return
		case <-pace.C:
		}
	}
}

// OnDescribe, OnSetup, OnPlay and the others implement gortsplib's handler.
func (c *Camera) OnDescribe(*gortsplib.ServerHandlerOnDescribeCtx) (*base.Response, *gortsplib.ServerStream, error) {
	return &base.Response{StatusCode: base.StatusOK}, c.stream, nil
}

func (c *Camera) OnSetup(*gortsplib.ServerHandlerOnSetupCtx) (*base.Response, *gortsplib.ServerStream, error) {
	return &base.Response{StatusCode: base.StatusOK}, c.stream, nil
}

func (c *Camera) OnPlay(ctx *gortsplib.ServerHandlerOnPlayCtx) (*base.Response, error) {
	c.medias.Store(int32(len(ctx.Session.SetuppedMedias())))
	c.once.Do(func() { time.AfterFunc(50*time.Millisecond, func() { close(c.played) }) }) // after the answer
	return &base.Response{StatusCode: base.StatusOK}, nil
}

func (c *Camera) OnSessionOpen(ctx *gortsplib.ServerHandlerOnSessionOpenCtx) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.sessions[ctx.Session] = true
}

func (c *Camera) OnSessionClose(ctx *gortsplib.ServerHandlerOnSessionCloseCtx) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.sessions, ctx.Session)
}
