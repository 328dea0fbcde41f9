package rtsp

import (
	"context"
	"fmt"
	"net"
	"time"

	"github.com/bluenviron/gortsplib/v4/pkg/base"
)

// dial connects, unless the camera redirects for ever.
func (c *conn) dial(ctx context.Context, network, address string) (net.Conn, error) {
	if c.dials.Add(1) > 1+maxRedirects {
		return nil, errRedirects
	}
	d := net.Dialer{Timeout: dialTimeout}
	tcp, err := d.DialContext(ctx, network, address)
	if err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.tcp = tcp
	return tcp, nil
}

// connection is the TCP connection; it was dialled before any request.
func (c *conn) connection() net.Conn {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.tcp
}

// request changes what the library is about to ask.
func (c *conn) request(req *base.Request) {
	defer c.guard()
	c.login.request(req, c.connection().RemoteAddr().(*net.TCPAddr).IP)
	c.method = req.Method
	if c.udp == nil {
		return
	}
	if req.Method == base.Setup {
		c.udp.ask(req)
	}
	if !c.playing.Load() && req.Method != base.Teardown {
		c.answerBy(time.AfterFunc(readTimeout, func() { c.fail(c.unanswered()) }))
	}
}

// answerBy replaces the limit of the time for an answer, where the library has
// none; nil: no answer is due.
func (c *conn) answerBy(limit *time.Timer) {
	if c.limit != nil {
		c.limit.Stop()
	}
	c.limit = limit
}

func (c *conn) unanswered() error {
	return fmt.Errorf("%s accepts the connection but does not answer", c.url.Host)
}

// response changes answers before the library reads them.
func (c *conn) response(res *base.Response) {
	defer c.guard()
	c.answerBy(nil)
	c.login.response(res)
	switch {
	case c.playing.Load():
		c.ended(res)
	case len(res.Body) > 0:
		res.Body, c.kinds = c.part.mend(res.Body)
	case c.udp != nil && c.method == base.Setup:
		if err := c.udp.answer(res, c.connection()); err != nil {
			c.fail(err)
		}
	}
}

// ended notices by the answers to keep-alives that the session has ended.
func (c *conn) ended(res *base.Response) {
	switch res.StatusCode {
	case base.StatusSessionNotFound:
		c.fail(errSession)
	case base.StatusUnauthorized: // the next one answers the new challenge, if there was one
		if c.refused.Add(1) >= 2 {
			c.fail(errSession)
		}
	default:
		c.refused.Store(0)
	}
}
