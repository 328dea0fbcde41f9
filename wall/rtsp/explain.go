package rtsp

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"syscall"
	"unicode"

	"github.com/bluenviron/gortsplib/v4/pkg/base"
	"github.com/bluenviron/gortsplib/v4/pkg/liberrors"

	"watchfloor/wall/stream"
)

// lasting is an error that trying again soon does not mend.
type lasting struct{ error }

// Permanent implements stream.Permanent.
func (lasting) Permanent() bool { return true }

func (l lasting) Unwrap() error { return l.error }

var _ stream.Permanent = lasting{}

func permanent(err error) error { return lasting{err} }

// explain makes an error a sentence an operator can act on, without secrets.
func (c *conn) explain(err error) error {
	c.mu.Lock()
	cause := c.cause
	c.mu.Unlock()
	var known lasting
	switch {
	case err == nil:
		return nil
	case cause != nil:
		return cause
	case errors.As(err, &known), errors.Is(err, errRedirects), errors.Is(err, context.Canceled):
		return err
	}
	if status := (liberrors.ErrClientBadStatusCode{}); errors.As(err, &status) {
		return c.explainStatus(status)
	}
	if invalid := (liberrors.ErrClientSDPInvalid{}); errors.As(err, &invalid) {
		return c.explainSDP(invalid)
	}
	return c.explainNetwork(err)
}

func (c *conn) explainStatus(e liberrors.ErrClientBadStatusCode) error {
	switch e.Code {
	case base.StatusUnauthorized:
		if c.url.User == nil {
			return permanent(errors.New("the camera needs a user name and password"))
		}
		return permanent(errors.New("user name or password refused"))
	case base.StatusForbidden:
		return permanent(errors.New("the camera forbids this user to see the stream"))
	case base.StatusNotFound:
		return permanent(errors.New("the camera has no stream at that path (404)"))
	case base.StatusUnsupportedTransport:
		return permanent(errors.New("the camera does not offer this transport: try the other of TCP and UDP"))
	case base.StatusNotEnoughBandwidth, base.StatusServiceUnavailable:
		return fmt.Errorf("the camera is busy (%d): too many viewers?", e.Code)
	}
	return c.redact(fmt.Errorf("the camera answered %d %s", e.Code, e.Message))
}

func (c *conn) explainSDP(e liberrors.ErrClientSDPInvalid) error {
	for _, kind := range c.kinds {
		if kind == "video" {
			return c.redact(fmt.Errorf("the camera's description of its streams cannot be read: %w", e.Err))
		}
	}
	if len(c.kinds) > 0 {
		return noVideo(c.kinds)
	}
	return c.redact(fmt.Errorf("the camera's description of its streams is no session description (SDP): %w", e.Err))
}

func (c *conn) explainNetwork(err error) error {
	var (
		dns         *net.DNSError
		certificate *tls.CertificateVerificationError
		network     net.Error
		host        = c.url.Host
	)
	switch {
	case errors.As(err, &dns):
		return fmt.Errorf("there is no host named %s", c.url.Hostname())
	case errors.Is(err, syscall.ECONNREFUSED):
		return fmt.Errorf("%s refuses the connection: is the camera on, and is that its RTSP port?", host)
	case errors.Is(err, syscall.EHOSTUNREACH), errors.Is(err, syscall.ENETUNREACH):
		return fmt.Errorf("%s cannot be reached from this network", host)
	case errors.As(err, &certificate):
		return fmt.Errorf("%s shows a certificate that is not trusted", host)
	case errors.As(err, &liberrors.ErrClientRequestTimedOut{}):
		return fmt.Errorf("%s accepts the connection but does not answer", host)
	case errors.As(err, &liberrors.ErrClientTCPTimeout{}), errors.As(err, &liberrors.ErrClientUDPTimeout{}):
		return errors.New("the camera sends nothing any more")
	case errors.As(err, &liberrors.ErrClientAuthSetup{}):
		return permanent(errors.New("the camera asks for a way of logging in that Watchfloor does not know"))
	case errors.Is(err, io.EOF), errors.Is(err, syscall.ECONNRESET):
		return errors.New("the camera closed the connection")
	case errors.As(err, &network) && network.Timeout():
		return fmt.Errorf("no answer from %s", host)
	}
	return c.redact(err)
}

// redact makes a foreign error printable and takes the password out.
func (c *conn) redact(err error) error {
	text := printable(err.Error())
	if password, ok := c.url.User.Password(); ok && password != "" {
		text = strings.ReplaceAll(text, password, "***")
	}
	return errors.New(text)
}

// printable is s without control characters, and not longer than a line.
func printable(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return ' '
	}, s)
	if len(s) > 200 {
		s = strings.ToValidUTF8(s[:200], "") + "…"
	}
	return s
}
