package web

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"sync"
	"time"
)

// The errors a caller may tell apart.
var (
	// ErrNone says that the server has no such thing.
	ErrNone = errors.New("the server has none")
	// ErrOffline says that something is not kept and may not be asked for.
	ErrOffline = errors.New("it is not on this computer, and the map is set to be offline")
)

// A Client asks servers, and its Cache first. Its zero value keeps nothing. It
// is safe for concurrent use and must not be copied.
type Client struct {
	Cache   *Cache       // nil: nothing is kept
	Offline bool         // no server is ever asked: what is kept answers
	HTTP    *http.Client // nil: one with time limits that follows five redirections

	once   sync.Once
	own    *http.Client
	mu     sync.Mutex
	failed map[string]failure // by host
}

// A failure is why a host could not be reached, and when.
type failure struct {
	err  error
	when time.Time
}

// How long things may take, and how long a host that did not answer is left
// alone: tiles that are kept are shown at once meanwhile.
const (
	connectLimit = 5 * time.Second
	answerLimit  = 10 * time.Second
	requestLimit = 30 * time.Second
	pause        = 10 * time.Second
)

// Close ends connections that nobody uses.
func (c *Client) Close() { c.http().CloseIdleConnections() }

func (c *Client) http() *http.Client {
	c.once.Do(func() {
		c.own = c.HTTP
		if c.own == nil {
			c.own = &http.Client{CheckRedirect: follow, Transport: &http.Transport{
				Proxy:       http.ProxyFromEnvironment,
				DialContext: (&net.Dialer{Timeout: connectLimit}).DialContext, TLSHandshakeTimeout: connectLimit,
				ResponseHeaderTimeout: answerLimit, MaxResponseHeaderBytes: 64 << 10,
				MaxIdleConnsPerHost: 8, MaxConnsPerHost: 8, IdleConnTimeout: time.Minute, ForceAttemptHTTP2: true,
			}}
		}
	})
	return c.own
}

// follow follows five redirections, none to where the connection is less safe.
func follow(to *http.Request, via []*http.Request) error {
	switch {
	case len(via) > 5:
		return errors.New("it redirects more than five times")
	case to.URL.Scheme != "https" && (to.URL.Scheme != "http" || via[0].URL.Scheme == "https"):
		return fmt.Errorf("it redirects to %s, which is not safe", Place(to.URL.String()))
	}
	return nil
}

// ask sends a request and reads what comes back, at most limit bytes of it.
func (c *Client) ask(ctx context.Context, address string, head http.Header, limit int64) (*http.Response, []byte, error) {
	limited, cancel := context.WithTimeout(ctx, requestLimit)
	defer cancel()
	req, err := http.NewRequestWithContext(limited, http.MethodGet, address, nil)
	if err != nil {
		return nil, nil, fmt.Errorf("%s is no address", Place(address))
	}
	if err := c.resting(req.URL.Host); err != nil {
		return nil, nil, err
	}
	req.Header = head
	req.Header.Set("User-Agent", "Watchfloor")
	resp, body, err := receive(c.http(), req, limit)
	if err == nil && (resp.StatusCode >= 500 || resp.StatusCode == http.StatusTooManyRequests) {
		err = fmt.Errorf("the server answers %s", status(resp.StatusCode))
	}
	if err != nil {
		err = fmt.Errorf("ask %s: %w", Place(address), unnamed(err))
		if ctx.Err() == nil { // it is not that nobody waits any more
			c.rest(req.URL.Host, err)
		}
		return nil, nil, err
	}
	return resp, body, nil
}

func receive(client *http.Client, req *http.Request, limit int64) (*http.Response, []byte, error) {
	resp, err := client.Do(req)
	if err != nil {
		return nil, nil, err
	}
	defer resp.Body.Close()
	if req.Header.Get("Range") != "" && resp.StatusCode != http.StatusPartialContent {
		return resp, nil, nil // what came is not what was asked for
	}
	body, err := io.ReadAll(io.LimitReader(resp.Body, limit+1))
	if err != nil {
		return nil, nil, err
	}
	if int64(len(body)) > limit {
		return nil, nil, fmt.Errorf("it sends more than %d bytes", limit)
	}
	return resp, body, nil
}

// resting says why a host is not asked for a while.
func (c *Client) resting(host string) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if f, ok := c.failed[host]; ok && time.Since(f.when) < pause {
		return f.err
	}
	return nil
}

func (c *Client) rest(host string, err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.failed == nil {
		c.failed = map[string]failure{}
	}
	c.failed[host] = failure{err, time.Now()}
}

// unnamed takes the address out of an error: it may hold a key.
func unnamed(err error) error {
	if u := (*url.Error)(nil); errors.As(err, &u) {
		return u.Err
	}
	return err
}

// Place names what an address points to without what may be secret in it: user
// info, query and fragment.
func Place(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return "the address"
	}
	return (&url.URL{Scheme: u.Scheme, Host: u.Host, Path: u.Path}).String()
}
