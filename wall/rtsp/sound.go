package rtsp

import (
	"context"
	"errors"
	"time"

	"github.com/bluenviron/gortsplib/v4/pkg/base"
	"github.com/bluenviron/gortsplib/v4/pkg/description"
	"github.com/bluenviron/gortsplib/v4/pkg/liberrors"
	"github.com/pion/rtp"

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
	l := &listening{conn: newConn(u, nil, o.log().With("camera", src.String(), "media", "sound")), sink: sink}
	l.client = o.client(l.conn, src.Transport)
	l.client.OnResponse = l.response
	if err := l.client.Start2(); err != nil {
		return nil, l.explain(err)
	}
	stop := context.AfterFunc(ctx, l.client.Close)
	err = l.open(src.Transport)
	if !stop() && err == nil {
		err = ctx.Err()
	}
	if err != nil {
		l.Close()
		return nil, l.explain(l.soundless(err))
	}
	return l, nil
}

// listening is a connection that plays sound only.
type listening struct {
	*conn
	sink     stream.SoundSink
	sound    sound
	stamps   unwrap
	begun    bool
	sequence uint16
}

// response keeps of a description what concerns sound.
func (l *listening) response(res *base.Response) {
	if l.playing.Load() || len(res.Body) == 0 {
		l.conn.response(res)
		return
	}
	defer l.guard()
	res.Body, l.kinds = keep(res.Body, "audio", inconsistent)
}

// soundless is err, unless the camera has no sound to describe.
func (l *listening) soundless(err error) error {
	if invalid := (liberrors.ErrClientSDPInvalid{}); !errors.As(err, &invalid) {
		return err
	}
	for _, kind := range l.kinds {
		if kind == "audio" {
			return err
		}
	}
	return permanent(errors.New("this camera sends no sound"))
}

// open asks for the description, sets up the sound and plays.
func (l *listening) open(t stream.Transport) error {
	desc, _, err := l.client.Describe(l.url)
	if err != nil {
		return err
	}
	if l.sound, err = chooseSound(desc); err != nil {
		return err
	}
	if err := l.setup(desc, t); err != nil {
		return err
	}
	if _, err := l.client.Play(nil); err != nil {
		return err
	}
	l.playing.Store(true)
	return nil
}

func (l *listening) setup(desc *description.Session, t stream.Transport) (err error) {
	port, rtcpPort := 0, 0
	l.info.Transport = "TCP"
	if t == stream.UDP {
		l.info.Transport = "UDP"
		if port, err = l.ports.take(); err != nil {
			return err
		}
		rtcpPort = port + 1
	}
	if _, err := l.client.Setup(desc.BaseURL, l.sound.media, port, rtcpPort); err != nil {
		return err
	}
	l.client.OnPacketRTP(l.sound.media, l.sound.format, l.packet)
	return nil
}

// packet takes the sound's RTP packets, in order.
func (l *listening) packet(pkt *rtp.Packet) {
	defer l.guard()
	l.bad.Store(0)
	if missing := int16(pkt.SequenceNumber - l.sequence - 1); l.begun && missing != 0 {
		l.sink.Lost(max(1, int(missing))) // fewer: the camera counts anew
	}
	l.begun, l.sequence = true, pkt.SequenceNumber
	stamp, now := l.stamps.next(pkt.Timestamp), time.Now()
	units, err := l.sound.decode(pkt)
	if err != nil { // the first half of a unit, or nonsense: its time will be missing
		return
	}
	for i, data := range units {
		at := stamp + int64(i*l.sound.beat)
		l.sink.Sound(l.sound.info, stream.SoundUnit{Data: data, PTS: l.sound.time(at), Arrived: now})
	}
}
