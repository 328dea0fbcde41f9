package walltest

import (
	"context"
	"encoding/binary"
	"errors"
	"image"
	"sync"
	"time"

	"watchfloor/wall/stream"
)

// A Pattern is an Opener whose camera always sends the same moving picture.
// Its access units are understood by Decoders only. The zero value sends
// 64x36 pixels, 25 a second, a key frame each second.
type Pattern struct {
	Size  image.Point // it defaults to 64x36
	FPS   int         // it defaults to 25
	GOP   int         // pictures from key frame to key frame; it defaults to FPS; negative: no key frame ever
	Codec stream.Codec
	Units int            // the connection fails after so many; 0: never
	Mute  func(int) bool // says which units, from 0, are not sent; may be nil
	Lose  func(int) bool // says which are reported lost; may be nil
}

var errEnd = errors.New("the test pattern ended")

// Open implements stream.Opener.
func (p Pattern) Open(ctx context.Context, _ stream.Source, sink stream.Sink) (stream.Conn, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	playing, stop := context.WithCancel(context.Background())
	c := &patternConn{pattern: p.filled(), stop: stop}
	c.running.Go(func() { c.err = c.send(playing, sink) })
	return c, nil
}

func (p Pattern) filled() Pattern {
	if p.Size == (image.Point{}) {
		p.Size = image.Pt(64, 36)
	}
	if p.FPS == 0 {
		p.FPS = 25
	}
	if p.GOP == 0 {
		p.GOP = p.FPS
	}
	if p.Codec == "" {
		p.Codec = stream.H264
	}
	never := func(int) bool { return false }
	if p.Mute == nil {
		p.Mute = never
	}
	if p.Lose == nil {
		p.Lose = never
	}
	return p
}

// patternConn is a Pattern being sent.
type patternConn struct {
	pattern Pattern
	stop    context.CancelFunc
	running sync.WaitGroup
	err     error
}

func (c *patternConn) send(ctx context.Context, sink stream.Sink) error {
	p := c.pattern
	beat := time.NewTicker(time.Second / time.Duration(p.FPS))
	defer beat.Stop()
	for i := 0; p.Units == 0 || i < p.Units; i++ {
		switch {
		case p.Mute(i):
		case p.Lose(i):
			sink.Lost(1)
		default:
			sink.Unit(p.unit(i))
		}
		select {
		case <-ctx.Done():
			return nil
		case <-beat.C:
		}
	}
	return errEnd
}

// unit is the i-th access unit: its number and the picture's size.
func (p Pattern) unit(i int) stream.AccessUnit {
	data := binary.BigEndian.AppendUint32(nil, uint32(i))
	data = binary.BigEndian.AppendUint16(data, uint16(p.Size.X))
	data = binary.BigEndian.AppendUint16(data, uint16(p.Size.Y))
	now := time.Now()
	return stream.AccessUnit{
		Data: data, Codec: p.Codec, Key: p.GOP > 0 && i%p.GOP == 0,
		PTS: time.Duration(i) * time.Second / time.Duration(p.FPS), Time: now, Arrived: now,
	}
}

// Wait implements stream.Conn.
func (c *patternConn) Wait() error {
	c.running.Wait()
	return c.err
}

// Close implements stream.Conn.
func (c *patternConn) Close() {
	c.stop()
	c.running.Wait()
}

// Info implements stream.Conn.
func (c *patternConn) Info() stream.Info {
	return stream.Info{Codec: c.pattern.Codec, Transport: "TCP", Clock: "rtcp"}
}
