package cli

import (
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"log/slog"
	"os"

	"watchfloor/feed"
	"watchfloor/feed/demo"
	"watchfloor/feed/link"
	"watchfloor/ui"
	"watchfloor/ui/settings"
)

// A backend is the hub the console connects to. The zero backend is none.
type backend struct {
	url   string
	token settings.Secret
	tls   *tls.Config
	city  *demo.City // nil: the hub is somebody else's
}

// chooseBackend takes the user's hub, or a demo city when neither a hub nor a
// camera is configured and no file is to be played.
func chooseBackend(s *settings.Settings, files bool, log *slog.Logger) (backend, error) {
	if s.Hub.URL != "" {
		return backend{url: s.Hub.URL, token: s.Hub.Token, tls: trust(s.Hub.CA)}, nil
	}
	if len(s.Cameras) > 0 || files {
		return backend{}, nil
	}
	city, err := demo.New(demo.Config{RTSP: "127.0.0.1:0", WS: "127.0.0.1:0", Log: log})
	if err != nil {
		return backend{}, fmt.Errorf("start the demo city: %w", err)
	}
	return backend{url: city.HubURL(), token: settings.Secret(city.Token()), city: city}, nil
}

// trust adds certificates to the system's.
func trust(pem []byte) *tls.Config {
	if pem == nil {
		return nil
	}
	pool, err := x509.SystemCertPool()
	if err != nil {
		pool = x509.NewCertPool()
	}
	pool.AppendCertsFromPEM(pem)
	return &tls.Config{RootCAs: pool, MinVersion: tls.VersionTLS12}
}

// start runs what belongs to the backend in g; nil without one.
func (b backend) start(g *group, store *feed.Store) ui.Sender {
	if b.url == "" {
		return nil
	}
	if b.city != nil {
		g.start(b.city.Run)
	}
	client := link.New(link.Config{
		URL: b.url, Token: b.token.Reveal(), Station: station(), Version: Version, TLS: b.tls, Log: g.log,
	}, store)
	g.start(client.Run)
	return client
}

// station names this machine to the hub.
func station() string {
	name, err := os.Hostname()
	if err != nil || name == "" {
		return "station"
	}
	return name
}
