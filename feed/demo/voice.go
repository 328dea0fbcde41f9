package demo

import (
	"math/rand/v2"
	"time"

	"github.com/bluenviron/gortsplib/v4"
	"github.com/bluenviron/gortsplib/v4/pkg/description"
	"github.com/bluenviron/gortsplib/v4/pkg/format"
	"github.com/pion/rtp"
)

const (
	voiceRate = 8000                  // samples a second, and ticks of the RTP clock
	voiceUnit = 40 * time.Millisecond // as a frame's: waking up oftener costs more
	unitSize  = int64(voiceRate * voiceUnit / time.Second)
)

// A voice is the sound of a camera: G.711 mu-law (RFC 3551, 4.5.14) in an
// endless loop, of which everybody hears the same moment.
type voice struct {
	loop      []byte // of whole units
	media     *description.Media
	base      uint32                               // RTP timestamp of unit 0
	next      int64                                // the number of the unit to send next
	listeners map[*gortsplib.ServerSession]*uint16 // the sequence number that is next
}

func newVoice(loop []byte) *voice {
	return &voice{
		loop: loop, base: rand.Uint32(), listeners: map[*gortsplib.ServerSession]*uint16{},
		media: &description.Media{
			Type:    description.MediaTypeAudio,
			Formats: []format.Format{&format.G711{MULaw: true, SampleRate: voiceRate, ChannelCount: 1}},
		},
	}
}

// Admit lets a session listen from now on.
func (v *voice) admit(session *gortsplib.ServerSession, now time.Duration) {
	if len(v.listeners) == 0 {
		v.seek(now)
	}
	if v.listeners[session] == nil {
		first := uint16(rand.Uint32())
		v.listeners[session] = &first
	}
}

// Due is when a unit is to be sent, since the server's start.
func (v *voice) due(unit int64) time.Duration { return time.Duration(unit) * voiceUnit }

// Seek makes the first unit from a moment on the next one.
func (v *voice) seek(now time.Duration) { v.next = int64((now + voiceUnit - 1) / voiceUnit) }

// Play sends the units that are due and returns the time to the next one.
func (v *voice) play(now time.Duration) time.Duration {
	if now-v.due(v.next) > tooLate {
		v.seek(now)
	}
	for ; v.due(v.next) <= now; v.next++ {
		v.send(v.next)
	}
	return v.due(v.next) - now
}

// Send sends a unit. A listener who is too slow for it misses it, and a
// sequence number to notice it by.
func (v *voice) send(unit int64) {
	at := unit * unitSize % int64(len(v.loop))
	for session, sequence := range v.listeners {
		_ = session.WritePacketRTP(v.media, &rtp.Packet{
			Header:  rtp.Header{Version: 2, SequenceNumber: *sequence, Timestamp: v.base + uint32(unit*unitSize)},
			Payload: v.loop[at : at+unitSize],
		})
		*sequence++
	}
}
