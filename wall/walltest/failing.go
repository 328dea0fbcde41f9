package walltest

import (
	"context"
	"errors"
	"sync/atomic"

	"watchfloor/wall/stream"
)

// ErrFailing is what a Failing opener answers unless told otherwise.
var ErrFailing = errors.New("the test camera refuses")

// Failing is an Opener that fails before it passes on to another.
type Failing struct {
	Times int64         // failures; negative: always
	Err   error         // it defaults to ErrFailing
	Then  stream.Opener // what is asked afterwards

	asked atomic.Int64
}

// Open implements stream.Opener.
func (f *Failing) Open(ctx context.Context, src stream.Source, sink stream.Sink) (stream.Conn, error) {
	if n := f.asked.Add(1); f.Times < 0 || n <= f.Times {
		if f.Err != nil {
			return nil, f.Err
		}
		return nil, ErrFailing
	}
	return f.Then.Open(ctx, src, sink)
}

// Asked counts the openings asked for.
func (f *Failing) Asked() int { return int(f.asked.Load()) }

// Silent is an Opener that connects and sends nothing, or, if Deaf, never
// connects.
type Silent struct{ Deaf bool }

// Open implements stream.Opener.
func (s Silent) Open(ctx context.Context, _ stream.Source, _ stream.Sink) (stream.Conn, error) {
	if s.Deaf {
		<-ctx.Done()
		return nil, ctx.Err()
	}
	return &silentConn{done: make(chan struct{})}, nil
}

type silentConn struct{ done chan struct{} }

func (c *silentConn) Wait() error       { <-c.done; return nil }
func (c *silentConn) Close()            { close(c.done) }
func (c *silentConn) Info() stream.Info { return stream.Info{Codec: stream.H264, Clock: "arrival"} }
