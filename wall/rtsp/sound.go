package rtsp

import (
	"context"

	"github.com/bluenviron/gortsplib/v4/pkg/description"
	"github.com/bluenviron/gortsplib/v4/pkg/format"

	"watchfloor/wall/stream"
)

var _ stream.Listener = (*Opener)(nil)

// Listen implements stream.Listener: it connects, in a session of its own that
// sets up no other media, chooses the first sound that can be played, and
// plays it. Its errors are sentences without secrets; one that trying again
// does not mend is a stream.Permanent.
func (o *Opener) Listen(ctx context.Context, src stream.Source, sink stream.SoundSink) (stream.Conn, error) {
	u, err := parse(src.URL)
	if err != nil {
		return nil, err
	}
	c := newConn(u, nil, o.log().With("camera", src.String(), "media", "sound"))
	l := &listening{conn: c, sink: sink}
	c.part = part{kind: "audio", mend: mendSound, none: noSound, choose: l.choose, take: l.packet}
	if err := o.play(ctx, c, src.Transport); err != nil {
		return nil, err
	}
	return c, nil
}

// mendSound keeps of a description what concerns sound. Unlike video, sound
// may well be a way back to the camera.
func mendSound(sdp []byte) (mended []byte, kinds []string) { return keep(sdp, "audio", inconsistent) }

// listening is a connection that plays sound only.
type listening struct {
	*conn
	sink     stream.SoundSink
	sound    sound
	stamps   unwrap
	begun    bool
	sequence uint16
}

func (l *listening) choose(desc *description.Session) (m *description.Media, f format.Format, err error) {
	l.sound, err = chooseSound(desc)
	return l.sound.media, l.sound.format, err
}

// packet takes the sound's RTP packets, in order.
func (l *listening) packet(pkt arrival) {
	defer l.guard()
	l.bad.Store(0)
	if missing := int16(pkt.SequenceNumber - l.sequence - 1); l.begun && missing != 0 {
		l.sink.Lost(max(1, int(missing))) // fewer: the camera counts anew
	}
	l.begun, l.sequence = true, pkt.SequenceNumber
	stamp := l.stamps.next(pkt.Timestamp)
	units, err := l.sound.decode(pkt.Packet)
	if err != nil { // the first half of a unit, or nonsense: its time will be missing
		return
	}
	for i, data := range units {
		at := stamp + int64(i*l.sound.beat)
		l.sink.Sound(l.sound.info, stream.SoundUnit{Data: data, PTS: l.sound.time(at), Arrived: pkt.at})
	}
}
