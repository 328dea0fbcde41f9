package link

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/http"
	"syscall"
	"time"

	"github.com/gorilla/websocket"

	"watchfloor/feed/wire"
)

const (
	slow   = 10 * time.Second // between attempts that only a person can mend
	paused = 5 * time.Second  // after 4429
)

// A trouble is why there is no link: words for the operator, and when to try
// again. None of it quotes what the hub has sent.
type trouble struct {
	words   string
	err     error
	least   time.Duration // to wait at least
	forever bool          // never redial
	to      []string      // where to go instead
}

// Error implements error.
func (t *trouble) Error() string {
	if t.err == nil {
		return t.words
	}
	return fmt.Sprintf("%s (%v)", t.words, t.err)
}

// Unwrap gives errors.Is the cause.
func (t *trouble) Unwrap() error { return t.err }

func troubleOf(err error) *trouble {
	var t *trouble
	if errors.As(err, &t) {
		return t
	}
	return &trouble{words: "the link to the hub broke", err: err}
}

// foreign is a hub that breaks the protocol.
func foreign(err error) *trouble {
	return &trouble{words: "the hub sends what is not " + wire.Protocol, err: err}
}

// silent is a hub from which nothing comes.
func silent() *trouble { return &trouble{words: "the hub sends nothing any more"} }

// deaf is a hub that does not take what is sent to it.
func deaf(err error) *trouble {
	return &trouble{words: "the hub takes nothing any more", err: err}
}

// dialTrouble says why a dial failed; resp is the HTTP answer, if any.
func dialTrouble(host string, resp *http.Response, err error) *trouble {
	var dns *net.DNSError
	switch {
	case resp != nil:
		return httpTrouble(host, resp.StatusCode, err)
	case errors.Is(err, syscall.ECONNREFUSED):
		return &trouble{words: host + " refuses the connection", err: err}
	case errors.As(err, &dns):
		return &trouble{words: "there is no host " + dns.Name, err: err}
	case untrusted(err):
		return &trouble{words: "the certificate of " + host + " is not trusted", err: err}
	case timedOut(err), errors.Is(err, context.DeadlineExceeded):
		return &trouble{words: host + " does not answer", err: err}
	case errors.Is(err, syscall.EHOSTUNREACH), errors.Is(err, syscall.ENETUNREACH):
		return &trouble{words: "there is no way to " + host, err: err}
	}
	return &trouble{words: "there is no hub at " + host, err: err}
}

func httpTrouble(host string, status int, err error) *trouble {
	switch status {
	case http.StatusUnauthorized, http.StatusForbidden:
		return &trouble{words: fmt.Sprintf("%s refuses this station (HTTP %d)", host, status), err: err, least: slow}
	case http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		return &trouble{words: fmt.Sprintf("the hub is not up (HTTP %d)", status), err: err}
	}
	return &trouble{words: fmt.Sprintf("%s is not a hub (HTTP %d)", host, status), err: err}
}

func timedOut(err error) bool {
	var timeout net.Error
	return errors.As(err, &timeout) && timeout.Timeout()
}

func untrusted(err error) bool {
	var verification *tls.CertificateVerificationError
	var authority x509.UnknownAuthorityError
	var name x509.HostnameError
	return errors.As(err, &verification) || errors.As(err, &authority) || errors.As(err, &name)
}

// readTrouble says why nothing more can be read.
func readTrouble(err error) *trouble {
	var closed *websocket.CloseError
	switch {
	case errors.As(err, &closed):
		return closeTrouble(closed.Code)
	case errors.Is(err, websocket.ErrReadLimit):
		return foreign(wire.ErrTooBig)
	case timedOut(err):
		return silent()
	}
	return &trouble{words: "the hub broke the connection", err: err}
}

// closeTrouble is protocol.md section 6. The reason that comes with a code is
// foreign text: it is not shown.
func closeTrouble(code int) *trouble {
	t := &trouble{err: fmt.Errorf("close code %d", code)}
	switch code {
	case wire.CloseBadFrame, wire.CloseDuplicate, wire.CloseTooBig, websocket.CloseMessageTooBig:
		t.words = "the hub does not understand this station"
	case wire.CloseNoHello:
		t.words = "the hub did not hear this station in time"
	case wire.CloseToken:
		t.words, t.least = "the hub refuses this station's token", slow
	case wire.CloseForbidden:
		t.words, t.forever = "this login may not use the hub", true
	case wire.CloseRevoked:
		t.words, t.forever = "the login was revoked", true
	case wire.CloseSlow:
		t.words = "this station is too slow for the hub"
	case wire.CloseRate:
		t.words, t.least = "this station sent too much: the hub makes it wait", paused
	case wire.CloseDraining:
		t.words = "the hub is going away for a moment"
	case websocket.CloseAbnormalClosure:
		t.words = "the hub broke the connection"
	default:
		t.words = fmt.Sprintf("the hub closed the connection (%d)", code)
	}
	return t
}
