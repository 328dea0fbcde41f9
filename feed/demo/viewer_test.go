package demo

import (
	"sync"
	"testing"
	"time"

	"github.com/bluenviron/gortsplib/v4"
	"github.com/bluenviron/gortsplib/v4/pkg/base"
	"github.com/bluenviron/gortsplib/v4/pkg/format"
	"github.com/pion/rtcp"
	"github.com/pion/rtp"
)

// A frame is an access unit as a client gets it.
type frame struct {
	timestamp uint32
	nals      [][]byte
	arrived   time.Time
	reports   int // sender reports before it
}

// A look is what a client saw of a stream.
type look struct {
	format  format.Format
	frames  []frame
	reports []*rtcp.SenderReport
	came    []time.Time // of the reports
	lost    uint64
}

// watch plays a stream until it has seen some frames.
func watch(t *testing.T, address string, transport gortsplib.Transport, frames int) look {
	t.Helper()
	l, err := play(address, transport, frames)
	if err != nil {
		t.Fatalf("%s: %v", address, err)
	}
	return l
}

func play(address string, transport gortsplib.Transport, frames int) (look, error) {
	u, err := base.ParseURL(address)
	if err != nil {
		return look{}, err
	}
	c := &gortsplib.Client{Scheme: u.Scheme, Host: u.Host, Transport: &transport, ReadTimeout: 3 * time.Second}
	v := &eyes{want: frames, done: make(chan struct{})}
	c.OnPacketsLost = v.lose
	if err := c.Start2(); err != nil {
		return look{}, err
	}
	defer c.Close()
	if err := v.begin(c, u); err != nil {
		return look{}, err
	}
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	select {
	case <-v.done:
		c.Close()
		<-ended
	case err = <-ended:
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.look, err
}

// eyes collect what comes; over UDP, RTP and RTCP have goroutines of their
// own.
type eyes struct {
	mu     sync.Mutex
	look   look
	decode func(*rtp.Packet) ([][]byte, error)
	want   int
	done   chan struct{}
}

func (v *eyes) begin(c *gortsplib.Client, u *base.URL) error {
	desc, _, err := c.Describe(u)
	if err != nil {
		return err
	}
	media := desc.Medias[0]
	v.look.format, v.decode = media.Formats[0], decoder(media.Formats[0])
	if err := c.SetupAll(desc.BaseURL, desc.Medias); err != nil {
		return err
	}
	c.OnPacketRTCP(media, v.report)
	c.OnPacketRTP(media, v.look.format, v.packet)
	_, err = c.Play(nil)
	return err
}

func (v *eyes) lose(n uint64) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.look.lost += n
}

func (v *eyes) report(p rtcp.Packet) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if report, ok := p.(*rtcp.SenderReport); ok {
		v.look.reports, v.look.came = append(v.look.reports, report), append(v.look.came, time.Now())
	}
}

func (v *eyes) packet(p *rtp.Packet) {
	nals, err := v.decode(p)
	if err != nil {
		return
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	l := &v.look
	if l.frames = append(l.frames, frame{p.Timestamp, nals, time.Now(), len(l.reports)}); len(l.frames) == v.want {
		close(v.done)
	}
}

func decoder(f format.Format) func(*rtp.Packet) ([][]byte, error) {
	switch f := f.(type) {
	case *format.H264:
		d, err := f.CreateDecoder()
		if err == nil {
			return d.Decode
		}
	case *format.H265:
		d, err := f.CreateDecoder()
		if err == nil {
			return d.Decode
		}
	}
	return nil
}
