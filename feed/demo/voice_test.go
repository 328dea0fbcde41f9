package demo

import (
	"bytes"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/bluenviron/gortsplib/v4"
	"github.com/bluenviron/gortsplib/v4/pkg/base"
	"github.com/bluenviron/gortsplib/v4/pkg/description"
	"github.com/bluenviron/gortsplib/v4/pkg/format"
	"github.com/bluenviron/mediacommon/v2/pkg/codecs/g711"
	"github.com/pion/rtp"
)

func TestEveryOtherCameraIsHeard(t *testing.T) {
	t.Parallel()
	s := serve(t, Config{})
	heard := listen(t, s, "cam-01/sub", 30)
	for i, p := range heard[1:] {
		before := heard[i]
		if p.SequenceNumber != before.SequenceNumber+1 || p.Timestamp != before.Timestamp+uint32(unitSize) || len(p.Payload) != int(unitSize) {
			t.Fatalf("packet %d: %v after %v, %d bytes", i+1, p.Header, before.Header, len(p.Payload))
		}
	}
	if listen(t, s, "cam-02/sub", 0) != nil {
		t.Error("the second camera is heard too")
	}
}

func TestListenersOfACameraHearTheSame(t *testing.T) {
	t.Parallel()
	s := serve(t, Config{})
	var group sync.WaitGroup
	heard := make([][]*rtp.Packet, 2)
	for i := range heard {
		group.Go(func() { heard[i] = listen(t, s, "cam-03/main", 30) })
	}
	group.Wait()
	same := 0
	for _, p := range heard[0] {
		i := slices.IndexFunc(heard[1], func(q *rtp.Packet) bool { return q.Timestamp == p.Timestamp })
		if i >= 0 && bytes.Equal(heard[1][i].Payload, p.Payload) {
			same++
		}
	}
	if same < 15 {
		t.Errorf("two listeners share %d units of 30", same)
	}
}

// listen sets up only the sound of a camera and returns so many packets; nil:
// it has none.
func listen(t *testing.T, s *cameraServer, path string, packets int) (heard []*rtp.Packet) {
	u, err := base.ParseURL("rtsp://" + s.address() + "/" + path)
	if err != nil {
		t.Error(err)
		return nil
	}
	tcp := gortsplib.TransportTCP
	c := &gortsplib.Client{Scheme: u.Scheme, Host: u.Host, Transport: &tcp}
	if err := c.Start2(); err != nil {
		t.Error(err)
		return nil
	}
	defer c.Close()
	came := make(chan *rtp.Packet, packets)
	if ok, err := begin(c, u, came); err != nil || !ok {
		if err != nil {
			t.Error(err)
		}
		return nil
	}
	for len(heard) < packets {
		select {
		case p := <-came:
			heard = append(heard, p)
		case <-time.After(10 * time.Second):
			t.Error("nothing is heard")
			return heard
		}
	}
	return heard
}

// begin plays the sound into came; false: there is none.
func begin(c *gortsplib.Client, u *base.URL, came chan<- *rtp.Packet) (ok bool, err error) {
	desc, _, err := c.Describe(u)
	if err != nil {
		return false, err
	}
	i := slices.IndexFunc(desc.Medias, func(m *description.Media) bool { return m.Type == description.MediaTypeAudio })
	if i < 0 {
		return false, nil
	}
	m := desc.Medias[i]
	if _, err := c.Setup(desc.BaseURL, m, 0, 0); err != nil {
		return false, err
	}
	c.OnPacketRTPAny(func(_ *description.Media, _ format.Format, p *rtp.Packet) {
		select {
		case came <- p:
		default: // enough
		}
	})
	_, err = c.Play(nil)
	return true, err
}

func TestAStreetIsNeitherSilentNorClipped(t *testing.T) {
	for n := range 3 {
		loop, err := street(n)
		if err != nil {
			t.Fatal(err)
		}
		if int64(len(loop))%unitSize != 0 {
			t.Errorf("%d samples are no whole units", len(loop))
		}
		var samples g711.Mulaw
		samples.Unmarshal(loop)
		loudest := int16(0)
		for i := 0; i < len(samples); i += 2 {
			s := int16(uint16(samples[i])<<8 | uint16(samples[i+1]))
			loudest = max(loudest, s, -s)
		}
		if loudest < 4000 || loudest > 31000 {
			t.Errorf("camera %d: the loudest sample is %d", n, loudest)
		}
	}
}
