package link

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"time"

	"github.com/gorilla/websocket"

	"watchfloor/feed/wire"
)

// A socket is one WebSocket with its reader and its writer, each of which
// belongs into a goroutine of its own (protocol.md section 10).
type socket struct {
	ws       *websocket.Conn
	frames   chan wire.Frame // closed when nothing more can be read
	readErr  error           // why; readable when frames is closed
	out      chan []byte     // closed by the session at its end
	pings    chan []byte     // from the hub, to be answered by the writer
	writeErr error           // readable when the writer has ended
	quit     chan struct{}   // closed by the session at its end
}

// dial opens a WebSocket of watchfloor.v1.
func (c *Client) dial(ctx context.Context) (*websocket.Conn, error) {
	to, err := c.target()
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, wire.DialTime)
	defer cancel()
	d := websocket.Dialer{
		HandshakeTimeout: wire.DialTime, Subprotocols: []string{wire.Protocol}, TLSClientConfig: c.cfg.TLS,
		NetDialContext: c.cfg.Dial,
	}
	if c.cfg.Dial == nil {
		d.Proxy = http.ProxyFromEnvironment
	}
	ws, resp, err := d.DialContext(ctx, to.String(), nil)
	if err != nil {
		return nil, dialTrouble(to.Host, resp, plain(err))
	}
	if ws.Subprotocol() != wire.Protocol {
		_ = ws.Close() // it is of no use
		return nil, &trouble{words: to.Host + " does not speak " + wire.Protocol}
	}
	return ws, nil
}

// plain takes the address out of an error: its query may be secret.
func plain(err error) error {
	var address *url.Error
	if errors.As(err, &address) {
		return address.Err
	}
	return err
}

func newSocket(ws *websocket.Conn) *socket {
	s := &socket{
		ws: ws, frames: make(chan wire.Frame, wire.MaxSendQueue), out: make(chan []byte, wire.MaxSendQueue),
		pings: make(chan []byte, 1), quit: make(chan struct{}),
	}
	ws.SetReadLimit(wire.MaxToClient)
	ws.SetPongHandler(func(string) error { return s.alive() })
	ws.SetPingHandler(func(data string) error {
		select {
		case s.pings <- []byte(data):
		default: // one is being answered: that will do (RFC 6455 section 5.5.3)
		}
		return s.alive()
	})
	return s
}

// alive gives the hub another 12 s.
func (s *socket) alive() error { return s.ws.SetReadDeadline(time.Now().Add(wire.ReadTime)) }

// read hands over frames until the connection or a frame is no good. It waits
// for nobody but the session, which waits for nobody.
func (s *socket) read() {
	defer close(s.frames)
	for {
		f, err := s.next()
		if err != nil {
			s.readErr = err
			return
		}
		select {
		case s.frames <- f:
		case <-s.quit:
			return
		}
	}
}

func (s *socket) next() (wire.Frame, error) {
	if err := s.alive(); err != nil {
		return nil, readTrouble(err)
	}
	kind, data, err := s.ws.ReadMessage()
	if err != nil {
		return nil, readTrouble(err)
	}
	if kind != websocket.TextMessage {
		return nil, foreign(errors.New("a binary message"))
	}
	f, err := wire.Decode(data, wire.MaxToClient)
	if err != nil {
		return nil, foreign(err)
	}
	return f, nil
}

// write sends what comes through out, and pings. When it fails it closes the
// connection, so that the reader ends too.
func (s *socket) write() {
	ping := time.NewTicker(wire.BeatEvery)
	defer ping.Stop()
	for {
		var err error
		select {
		case data, ok := <-s.out:
			if !ok {
				return
			}
			err = s.writeOne(data)
		case <-ping.C:
			err = s.control(websocket.PingMessage, nil)
		case data := <-s.pings:
			err = s.control(websocket.PongMessage, data)
		}
		if err != nil {
			s.writeErr = fmt.Errorf("write: %w", err)
			_ = s.ws.Close() // the connection is no good any more
			return
		}
	}
}

func (s *socket) writeOne(data []byte) error {
	if err := s.ws.SetWriteDeadline(time.Now().Add(wire.WriteTime)); err != nil {
		return err
	}
	return s.ws.WriteMessage(websocket.TextMessage, data)
}

func (s *socket) control(kind int, data []byte) error {
	return s.ws.WriteControl(kind, data, time.Now().Add(wire.WriteTime))
}

// end says goodbye and closes; reader and writer end soon after.
func (s *socket) end() {
	const moment = 200 * time.Millisecond
	message := websocket.FormatCloseMessage(websocket.CloseNormalClosure, "")
	_ = s.ws.WriteControl(websocket.CloseMessage, message, time.Now().Add(moment)) // a courtesy
	close(s.quit)
	close(s.out)
	_ = s.ws.Close() // whatever it says, it is closed
}
