package rtsp_test

import (
	"context"
	"net"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/bluenviron/gortsplib/v4"
	"github.com/bluenviron/gortsplib/v4/pkg/base"
	"github.com/bluenviron/gortsplib/v4/pkg/description"
	"github.com/bluenviron/gortsplib/v4/pkg/format"
	"github.com/bluenviron/gortsplib/v4/pkg/format/rtph264"

	"watchfloor/wall/stream"
)

// A restarter is a camera of 25 pictures a second, a key frame every 10, that
// can go away in several ways and come back at the same address.
type restarter struct {
	address string
	clip    [][][]byte
	sets    [][]byte
	paused  atomic.Bool  // connected, and sends nothing
	sent    atomic.Int64 // pictures since somebody plays

	server  *gortsplib.Server
	stream  *gortsplib.ServerStream
	playing atomic.Bool
	stop    func()
}

func newRestarter(t *testing.T) *restarter {
	t.Helper()
	r := &restarter{address: "127.0.0.1:0"}
	r.clip, r.sets = readClip(t, "../decode/testdata/pattern.h264", stream.H264, 2, true)
	if err := r.start(); err != nil {
		t.Fatal(err)
	}
	return r
}

// start serves until stop.
func (r *restarter) start() error {
	listener, err := listenAgain(r.address)
	if err != nil {
		return err
	}
	r.address = listener.Addr().String()
	r.playing.Store(false)
	r.server = &gortsplib.Server{
		Handler: r, RTSPAddress: r.address, DisableRTCPSenderReports: true,
		Listen: func(string, string) (net.Listener, error) { return listener, nil },
	}
	if err := r.server.Start(); err != nil {
		return err
	}
	media := &description.Media{Type: description.MediaTypeVideo, Formats: []format.Format{
		&format.H264{PayloadTyp: 96, SPS: r.sets[0], PPS: r.sets[1], PacketizationMode: 1},
	}}
	r.stream = &gortsplib.ServerStream{Server: r.server, Desc: &description.Session{Medias: []*description.Media{media}}}
	if err := r.stream.Initialize(); err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(context.Background())
	var sending sync.WaitGroup
	sending.Go(func() { r.send(ctx, media) })
	r.stop = func() { cancel(); sending.Wait(); r.stream.Close(); r.server.Close() }
	return nil
}

// listenAgain listens at an address that was used a moment ago.
func listenAgain(address string) (l net.Listener, err error) {
	for range 100 {
		if l, err = net.Listen("tcp", address); err == nil {
			return l, nil
		}
		time.Sleep(10 * time.Millisecond)
	}
	return nil, err
}

func (r *restarter) send(ctx context.Context, media *description.Media) {
	e := &rtph264.Encoder{PayloadType: 96, PayloadMaxSize: 1200, PacketizationMode: 1}
	if err := e.Init(); err != nil {
		panic(err)
	}
	pace := time.NewTicker(40 * time.Millisecond)
	defer pace.Stop()
	for i := 0; ; {
		select {
		case <-ctx.Done():
			return
		case <-pace.C:
		}
		if !r.playing.Load() || r.paused.Load() {
			continue
		}
		packets, err := e.Encode(r.clip[i%len(r.clip)])
		if err != nil {
			panic(err)
		}
		for _, p := range packets {
			p.Timestamp = uint32(i) * ticks
			_ = r.stream.WritePacketRTP(media, p) // nobody may be there any more
		}
		r.sent.Add(1)
		i++
	}
}

// OnDescribe, OnSetup and OnPlay implement gortsplib's handler.
func (r *restarter) OnDescribe(*gortsplib.ServerHandlerOnDescribeCtx) (*base.Response, *gortsplib.ServerStream, error) {
	return &base.Response{StatusCode: base.StatusOK}, r.stream, nil
}

func (r *restarter) OnSetup(*gortsplib.ServerHandlerOnSetupCtx) (*base.Response, *gortsplib.ServerStream, error) {
	return &base.Response{StatusCode: base.StatusOK}, r.stream, nil
}

func (r *restarter) OnPlay(*gortsplib.ServerHandlerOnPlayCtx) (*base.Response, error) {
	time.AfterFunc(50*time.Millisecond, func() { r.playing.Store(true) }) // after the answer
	return &base.Response{StatusCode: base.StatusOK}, nil
}

// An absence is a way to be away until up is called.
type absence struct {
	name  string
	begin func(*restarter) (up func() error)
}

// absences are those of real cameras.
func absences() []absence {
	return []absence{
		{"refuses", func(r *restarter) func() error {
			r.stop()
			return r.start
		}},
		{"hangs up", func(r *restarter) func() error {
			r.stop()
			end := occupy(r.address, func(c net.Conn) { c.Close() })
			return func() error { end(); return r.start() }
		}},
		{"answers no SYN", func(r *restarter) func() error {
			r.stop()
			end := deaf(r.address)
			return func() error { end(); return r.start() }
		}},
		{"sends nothing", func(r *restarter) func() error {
			r.paused.Store(true)
			return func() error { r.paused.Store(false); return nil }
		}},
	}
}

// occupy accepts connections at an address for the handler, until end.
func occupy(address string, handle func(net.Conn)) (end func()) {
	l, err := listenAgain(address)
	if err != nil {
		panic(err)
	}
	var accepting sync.WaitGroup
	accepting.Go(func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			handle(c)
		}
	})
	return func() { l.Close(); accepting.Wait() }
}
