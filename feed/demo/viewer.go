package demo

import (
	"math/rand/v2"
	"time"

	"github.com/bluenviron/gortsplib/v4"
	"github.com/bluenviron/gortsplib/v4/pkg/description"
	"github.com/pion/rtcp"
	"github.com/pion/rtp"
)

// Admit lets a session have what it has set up, from now on.
func (c *channel) admit(session *gortsplib.ServerSession, now time.Duration) {
	for _, m := range session.SetuppedMedias() {
		if m != c.media {
			c.voice.admit(session, now)
			continue
		}
		if len(c.viewers) == 0 {
			c.seek(now)
		}
		if c.viewers[session] == nil {
			c.viewers[session] = &viewer{sequence: uint16(rand.Uint32())}
		}
	}
}

// Leave lets a session have nothing any more.
func (c *channel) leave(session *gortsplib.ServerSession) {
	delete(c.viewers, session)
	if c.voice != nil {
		delete(c.voice.listeners, session)
	}
}

// Attended tells whether anybody watches or listens.
func (c *channel) attended() bool {
	return len(c.viewers) > 0 || c.voice != nil && len(c.voice.listeners) > 0
}

// A viewer is a session that plays a channel. It gets packets from a key
// frame on.
type viewer struct {
	playing         bool
	sequence        uint16
	packets, octets uint32 // sent so far
}

// Begin is called before a key frame.
func (v *viewer) begin(session *gortsplib.ServerSession, media *description.Media, report rtcp.SenderReport) {
	report.PacketCount, report.OctetCount = v.packets, v.octets
	v.playing = session.WritePacketRTCP(media, &report) == nil
}

// Take sends packets. A viewer who is too slow for them misses everything
// until the next key frame, and a sequence number to notice it by.
func (v *viewer) take(session *gortsplib.ServerSession, media *description.Media, packets []*rtp.Packet) {
	for _, p := range packets {
		if !v.playing {
			return
		}
		p.SequenceNumber = v.sequence
		v.playing = session.WritePacketRTP(media, p) == nil
		v.sequence++
		v.packets++
		v.octets += uint32(len(p.Payload))
	}
}
