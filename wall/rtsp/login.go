package rtsp

import (
	"net"
	"net/url"

	"github.com/bluenviron/gortsplib/v4/pkg/auth"
	"github.com/bluenviron/gortsplib/v4/pkg/base"
)

// A login does what the library leaves out: it takes challenges after the
// first, whose nonce may grow old, and tells other hosts, to which the camera
// may redirect, nothing. The client's goroutine uses it, or who waits for it.
type login struct {
	user     *url.Userinfo // who we are; nil: nobody
	home     net.IP        // of the host that was asked for
	abroad   bool          // the camera has redirected to another
	sender   *auth.Sender  // answers the newest challenge; nil: the library does
	sent     bool          // the request under way says who we are
	accepted bool          // one that did was granted
	outdated bool          // one that did was not, though others were before
}

// request completes a request to a host.
func (l *login) request(req *base.Request, host net.IP) {
	if l.home == nil {
		l.home = host
	}
	l.user, l.abroad = req.URL.User, !host.Equal(l.home)
	switch {
	case l.abroad:
		delete(req.Header, "Authorization")
	case l.sender != nil:
		l.sender.AddAuthorization(req)
	}
	l.sent, l.outdated = req.Header["Authorization"] != nil, false
}

// response learns from the answer.
func (l *login) response(res *base.Response) {
	switch {
	case !l.sent || l.user == nil:
	case res.StatusCode == base.StatusOK:
		l.accepted = true
	case res.StatusCode == base.StatusUnauthorized:
		l.challenge(res.Header["WWW-Authenticate"])
	}
}

func (l *login) challenge(ways base.HeaderValue) {
	password, _ := l.user.Password()
	next := &auth.Sender{WWWAuth: ways, User: l.user.Username(), Pass: password}
	if next.Initialize() == nil {
		l.sender, l.outdated = next, l.accepted
	}
}
