package wire

import (
	"errors"
	"net/url"
	"slices"

	"watchfloor/feed"
)

// camera is a feed.Camera as JSON (protocol.md section 8).
type camera struct {
	ID        string      `json:"id"`
	Agency    string      `json:"agency"`
	Name      string      `json:"name"`
	Tier      string      `json:"tier,omitempty"`
	Position  place       `json:"position,omitzero"`
	PTZ       bool        `json:"ptz"`
	Heading   float64     `json:"heading"`
	FOV       float64     `json:"fov"`
	Range     float64     `json:"range"`
	Height    float64     `json:"mount_height"`
	Streams   []stream    `json:"streams"`
	Access    string      `json:"access,omitempty"`
	Health    feed.Health `json:"health,omitempty"`
	HealthAt  Time        `json:"health_at,omitzero"`
	Cred      string      `json:"cred,omitempty"`
	Tags      []string    `json:"tags,omitempty"`
	UpdatedAt Time        `json:"updated_at,omitzero"`
}

type stream struct {
	Role   string  `json:"role"`
	URL    string  `json:"url"`
	Codec  string  `json:"codec,omitempty"`
	Width  int     `json:"width,omitempty"`
	Height int     `json:"height,omitempty"`
	FPS    float64 `json:"fps,omitempty"`
}

func cameraOf(c feed.Camera) camera {
	d := camera{
		ID: c.ID, Agency: c.Agency, Name: c.Name, Tier: c.Tier, Position: place{c.Position},
		PTZ: c.PTZ, Heading: c.Heading, FOV: c.FOV, Range: c.Range, Height: c.Height,
		Streams: []stream{}, Access: c.Access, Health: c.Health, HealthAt: TimeOf(c.HealthAt),
		Cred: c.Cred, Tags: c.Tags, UpdatedAt: TimeOf(c.UpdatedAt),
	}
	for _, s := range c.Streams {
		d.Streams = append(d.Streams, stream(s))
	}
	return d
}

func (d camera) entity() feed.Camera {
	c := feed.Camera{
		ID: d.ID, Agency: d.Agency, Name: d.Name, Tier: d.Tier, Position: d.Position.Point,
		PTZ: d.PTZ, Heading: d.Heading, FOV: d.FOV, Range: d.Range, Height: d.Height,
		Access: d.Access, Health: knownHealth(d.Health), HealthAt: d.HealthAt.Time,
		Cred: d.Cred, Tags: filled(d.Tags), UpdatedAt: d.UpdatedAt.Time,
	}
	for _, s := range d.Streams {
		c.Streams = append(c.Streams, feed.Stream(s))
	}
	return c
}

// knownHealth takes a word of a later version for unknown.
func knownHealth(h feed.Health) feed.Health {
	if slices.Contains([]feed.Health{feed.Online, feed.Degraded, feed.Offline, feed.Tampered, feed.Blurred}, h) {
		return h
	}
	return feed.Unknown
}

// filled is nil for an empty list, so that both sides hold the same value.
func filled[E any](list []E) []E {
	if len(list) == 0 {
		return nil
	}
	return list
}

func (d camera) check() error {
	var err error
	if d.FOV < 0 || d.FOV > 360 || d.Range < 0 {
		err = errors.New("fov or range is not sane")
	}
	for _, s := range d.Streams {
		err = errors.Join(err, s.check())
	}
	return err
}

// check never quotes the URL: where it is wrong it may hold a password.
func (s stream) check() error {
	u, err := url.Parse(s.URL)
	switch {
	case err != nil:
		return errors.New("the url of a stream cannot be read")
	case u.User != nil:
		return errors.New("the url of a stream holds user info")
	case s.Width < 0 || s.Height < 0 || s.FPS < 0:
		return errors.New("a stream has a negative size or rate")
	}
	return nil
}
