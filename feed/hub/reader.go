package hub

import (
	"errors"
	"fmt"
	"time"

	"github.com/gorilla/websocket"

	"watchfloor/feed/wire"
)

// A reader reads one connection without ever stopping, or ping, pong and
// close would not be handled (protocol.md section 10).
type reader struct {
	ws     *websocket.Conn
	frames chan wire.Frame // closed when the connection or its frames are no good
	err    error           // why; readable when frames is closed
	pings  chan []byte     // to be answered by the loop, which owns all writing
	ended  chan struct{}
}

func newReader(ws *websocket.Conn) *reader {
	r := &reader{ws: ws, frames: make(chan wire.Frame, wire.MaxSendQueue), pings: make(chan []byte, 1), ended: make(chan struct{})}
	ws.SetReadLimit(2 * wire.MaxToHub) // beyond it gorilla closes with 1009, below it we with 4413
	ws.SetPongHandler(func(string) error { return r.alive() })
	ws.SetPingHandler(func(data string) error {
		select {
		case r.pings <- []byte(data):
		default: // one is being answered: that will do (RFC 6455 section 5.5.3)
		}
		return r.alive()
	})
	return r
}

// alive gives the client another 12 s.
func (r *reader) alive() error { return r.ws.SetReadDeadline(time.Now().Add(wire.ReadTime)) }

// run hands over frames until the first bad one, then reads on and drops what
// comes, so that the client gets to read why it is closed.
func (r *reader) run() {
	defer close(r.ended)
	good := true
	for {
		f, err := r.next()
		if good && err == nil {
			err = r.deliver(f)
		}
		if good && err != nil {
			r.err, good = err, false
			close(r.frames)
		}
		if errors.Is(err, errGone) {
			return
		}
	}
}

func (r *reader) deliver(f wire.Frame) error {
	select {
	case r.frames <- f:
		return nil
	default:
		return ending{wire.CloseSlow, "too many frames wait for their answers"}
	}
}

func (r *reader) next() (wire.Frame, error) {
	if err := r.alive(); err != nil {
		return nil, errGone
	}
	kind, data, err := r.ws.ReadMessage()
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errGone, err)
	}
	if kind != websocket.TextMessage {
		return nil, ending{wire.CloseBadFrame, "not a text message"}
	}
	f, err := wire.Decode(data, wire.MaxToHub)
	switch {
	case errors.Is(err, wire.ErrTooBig):
		return nil, ending{wire.CloseTooBig, err.Error()}
	case err != nil:
		return nil, ending{wire.CloseBadFrame, shorten(err.Error())}
	}
	return f, nil
}

// wait waits until the client has closed too, but not longer than limit.
func (r *reader) wait(limit time.Duration) {
	late := time.NewTimer(limit)
	defer late.Stop()
	select {
	case <-r.ended:
	case <-late.C:
	}
}

// shorten makes text fit into a close frame (RFC 6455 section 5.5).
func shorten(text string) string {
	const most = 100
	if len(text) > most {
		return text[:most]
	}
	return text
}
