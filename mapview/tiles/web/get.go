package web

import (
	"context"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// How long an answer is fresh if the server does not say, and at most; and one
// that there is none.
const (
	freshFor  = 24 * time.Hour
	freshMost = 30 * 24 * time.Hour
	noneFor   = time.Hour
)

// Get returns what lies at an address (http or https), at most limit bytes. What
// is kept and fresh is not asked for again; what is kept but old answers while
// the server does not. The error wraps ErrNone where there is nothing, and
// ErrOffline where nothing may be asked.
func (c *Client) Get(ctx context.Context, address string, limit int64) ([]byte, error) {
	n, body, ok := c.Cache.get(address)
	if ok && (c.Offline || time.Now().Before(n.Fresh)) {
		return n.answer(address, body)
	}
	if c.Offline {
		return nil, fmt.Errorf("%s: %w", Place(address), ErrOffline)
	}
	resp, fresh, err := c.ask(ctx, address, n.conditions(ok), limit)
	if err == nil {
		err = c.keep(&n, &body, resp, fresh, address)
	}
	if err != nil && !ok {
		return nil, err
	}
	return n.answer(address, body)
}

// answer is what is kept, or that there is none.
func (n note) answer(address string, body []byte) ([]byte, error) {
	if n.None {
		return nil, fmt.Errorf("%s: %w", Place(address), ErrNone)
	}
	return body, nil
}

// conditions ask for something only if it has changed (RFC 9110, 13.1).
func (n note) conditions(kept bool) http.Header {
	head := http.Header{}
	if kept && n.ETag != "" {
		head.Set("If-None-Match", n.ETag)
	}
	if kept && n.Modified != "" {
		head.Set("If-Modified-Since", n.Modified)
	}
	return head
}

// keep takes an answer in the place of the one before.
func (c *Client) keep(n *note, body *[]byte, resp *http.Response, fresh []byte, address string) error {
	now := time.Now()
	switch resp.StatusCode {
	case http.StatusNotModified:
		if n.Key == "" {
			return fmt.Errorf("%s: the server says that it has not changed, but it was never here", Place(address))
		}
		n.Fresh = now.Add(lifetime(resp.Header))
	case http.StatusOK:
		*n = note{
			Key: address, ETag: resp.Header.Get("ETag"), Modified: resp.Header.Get("Last-Modified"),
			Fresh: now.Add(lifetime(resp.Header)),
		}
		*body = fresh
	case http.StatusNotFound, http.StatusGone, http.StatusNoContent:
		*n, *body = note{Key: address, None: true, Fresh: now.Add(min(noneFor, lifetime(resp.Header)))}, nil
	default:
		return fmt.Errorf("%s: the server answers %s", Place(address), status(resp.StatusCode))
	}
	if !strings.Contains(resp.Header.Get("Cache-Control"), "no-store") {
		_ = c.Cache.put(*n, *body) // if the disk is full it is asked for again
	}
	return nil
}

// lifetime is how long an answer is fresh (RFC 9111, 5.2.2).
func lifetime(head http.Header) time.Duration {
	for d := range strings.SplitSeq(strings.ToLower(head.Get("Cache-Control")), ",") {
		name, text, _ := strings.Cut(strings.TrimSpace(d), "=")
		switch name {
		case "no-cache", "no-store":
			return 0
		case "max-age":
			if n, err := strconv.ParseUint(strings.Trim(text, `"`), 10, 31); err == nil {
				return min(time.Duration(n)*time.Second, freshMost)
			}
		}
	}
	return freshFor
}

// status names an HTTP status: 503 Service Unavailable.
func status(code int) string {
	return strings.TrimSpace(strconv.Itoa(code) + " " + http.StatusText(code))
}
