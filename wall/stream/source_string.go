package stream

import (
	"net/url"
	"strings"
)

// String is the address without its secrets: no user info, no query, and no
// path where the camera wants the password there.
func (s Source) String() string {
	u, err := url.Parse(s.URL)
	if err != nil || u.Host == "" {
		return "unreadable address"
	}
	shown := url.URL{Scheme: u.Scheme, Host: u.Host, Path: u.Path}
	if strings.Contains(strings.ToLower(u.Path), "passw") {
		shown.Path = "/…"
	}
	return shown.Scheme + "://" + shown.Host + shown.Path
}
