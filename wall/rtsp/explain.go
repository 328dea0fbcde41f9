package rtsp

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"slices"
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

// unanswered says that nobody answers at an address. It is a
// stream.ErrNoAnswer: asking again is cheap.
type unanswered string

func (u unanswered) Error() string { return string(u) }

func (unanswered) Is(target error) bool { return target == stream.ErrNoAnswer }

// winRefused is Windows' WSAECONNREFUSED, which syscall.ECONNREFUSED is not.
const winRefused = syscall.Errno(10061)

// explain makes an error a sentence an operator can act on, without secrets.
func (c *conn) explain(err error) error {
	if err == nil {
		return nil
	}
	err = c.sentence(err)
	text := c.censor(err.Error())
	switch {
	case text == err.Error():
		return err
	case errors.As(err, new(lasting)):
		return permanent(errors.New(text))
	}
	return errors.New(text)
}

// sentence says what an error means. It may hold what the camera has sent.
func (c *conn) sentence(err error) error {
	c.mu.Lock()
	cause := c.cause
	c.mu.Unlock()
	switch {
	case cause != nil:
		return cause
	case errors.As(err, new(lasting)), errors.Is(err, errRedirects), errors.Is(err, context.Canceled):
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
		return c.explainLogin()
	case base.StatusForbidden:
		return permanent(errors.New("the camera forbids this user to see the stream"))
	case base.StatusNotFound:
		return permanent(errors.New("the camera has no stream at that path (404)"))
	case base.StatusUnsupportedTransport:
		return permanent(errors.New("the camera does not offer this transport: try the other of TCP and UDP"))
	case base.StatusNotEnoughBandwidth, base.StatusServiceUnavailable:
		return fmt.Errorf("the camera is busy (%d): too many viewers?", e.Code)
	}
	return fmt.Errorf("the camera answered %d %s", e.Code, e.Message)
}

func (c *conn) explainLogin() error {
	switch {
	case c.login.abroad:
		return permanent(errors.New("the camera redirects to another host, which wants a login: give that host's address"))
	case c.url.User == nil:
		return permanent(errors.New("the camera needs a user name and password"))
	case c.login.accepted:
		return errors.New("the camera refuses a login that it took before")
	}
	return permanent(errors.New("user name or password refused"))
}

func (c *conn) explainSDP(e liberrors.ErrClientSDPInvalid) error {
	switch {
	case slices.Contains(c.kinds, c.part.kind):
		return fmt.Errorf("the camera's description of its streams (SDP) cannot be read: %w", e.Err)
	case len(c.kinds) > 0:
		return c.part.none(c.kinds)
	}
	return fmt.Errorf("the camera's description of its streams (SDP) names none: %w", e.Err)
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
	case errors.Is(err, syscall.ECONNREFUSED), errors.Is(err, winRefused):
		return unanswered(host + " refuses the connection: is the camera on, and is that its RTSP port?")
	case errors.Is(err, syscall.EHOSTUNREACH), errors.Is(err, syscall.ENETUNREACH):
		return unanswered(host + " cannot be reached from this network")
	case errors.As(err, &certificate):
		return explainCertificate(host, certificate.Err)
	case errors.As(err, &liberrors.ErrClientRequestTimedOut{}):
		return fmt.Errorf("%s accepts the connection but does not answer", host)
	case errors.As(err, &liberrors.ErrClientTCPTimeout{}), errors.As(err, &liberrors.ErrClientUDPTimeout{}):
		return errors.New("the camera sends nothing any more")
	case errors.As(err, &liberrors.ErrClientAuthSetup{}):
		return permanent(errors.New("the camera asks for a way of logging in that Watchfloor does not know"))
	case errors.Is(err, io.EOF), errors.Is(err, syscall.ECONNRESET):
		return errors.New("the camera closed the connection")
	case errors.As(err, &network) && network.Timeout():
		return unanswered("no answer from " + host)
	}
	return fmt.Errorf("RTSP with the camera failed: %w", err)
}

func explainCertificate(host string, err error) error {
	var invalid x509.CertificateInvalidError
	switch {
	case errors.As(err, new(x509.HostnameError)):
		return fmt.Errorf("%s shows a certificate that is not trusted: it is another host's", host)
	case errors.As(err, &invalid) && invalid.Reason == x509.Expired:
		return fmt.Errorf("%s shows a certificate that is not trusted: it has expired, or one of the clocks is wrong", host)
	}
	return fmt.Errorf("%s shows a certificate that is not trusted: nobody known here has signed it", host)
}

// censor makes a text that the camera may have had a part in fit for a line on
// the screen, and takes out what the address keeps secret.
func (c *conn) censor(text string) string {
	for _, secret := range secrets(c.url) {
		text = strings.ReplaceAll(text, secret, "***")
	}
	return printable(text)
}

// secrets are the password and the query of an address, in all the forms in
// which a camera or the library may repeat them.
func secrets(u *base.URL) (all []string) {
	if password, ok := u.User.Password(); ok && password != "" {
		_, written, _ := strings.Cut(u.User.String(), ":")
		login := base64.StdEncoding.EncodeToString([]byte(u.User.Username() + ":" + password))
		all = append(all, login, password, written, url.PathEscape(password), url.QueryEscape(password))
	}
	if u.RawQuery != "" {
		all = append(all, u.RawQuery)
	}
	for _, values := range (*url.URL)(u).Query() {
		for _, v := range values {
			if len(v) >= 6 { // shorter ones are numbers of channels and the like
				all = append(all, v, url.QueryEscape(v))
			}
		}
	}
	return all
}

// printable is s without control characters, and not longer than two lines.
func printable(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return ' '
	}, s)
	if len(s) > 300 {
		s = strings.ToValidUTF8(s[:300], "") + "…"
	}
	return s
}
