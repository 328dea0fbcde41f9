package wire

import (
	"errors"
	"fmt"
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
	Masks     []mask      `json:"masks,omitempty"`
	Mosaic    bool        `json:"mosaic,omitempty"`
	Lens      lens        `json:"lens,omitzero"`
	Access    string      `json:"access,omitempty"`
	Health    feed.Health `json:"health,omitempty"`
	HealthAt  Time        `json:"health_at,omitzero"`
	Cred      string      `json:"cred,omitempty"`
	Tags      []string    `json:"tags,omitempty"`
	UpdatedAt Time        `json:"updated_at,omitzero"`
}

// mask is a polygon of [x, y], 0 to 1 of the picture.
type mask [][2]float64

type lens struct {
	X      float64 `json:"x"`
	Y      float64 `json:"y"`
	Radius float64 `json:"radius"`
	FOV    float64 `json:"fov"`
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
		Cred: c.Cred, Tags: c.Tags, Mosaic: c.Mosaic, Lens: lens(c.Lens), UpdatedAt: TimeOf(c.UpdatedAt),
	}
	for _, s := range c.Streams {
		d.Streams = append(d.Streams, stream(s))
	}
	for _, m := range c.Masks {
		d.Masks = append(d.Masks, maskOf(m))
	}
	return d
}

func (d camera) entity() feed.Camera {
	c := feed.Camera{
		ID: d.ID, Agency: d.Agency, Name: d.Name, Tier: d.Tier, Position: d.Position.Point,
		PTZ: d.PTZ, Heading: d.Heading, FOV: d.FOV, Range: d.Range, Height: d.Height,
		Access: d.Access, Health: knownHealth(d.Health), HealthAt: d.HealthAt.Time,
		Cred: d.Cred, Tags: filled(d.Tags), Mosaic: d.Mosaic, Lens: feed.Lens(d.Lens), UpdatedAt: d.UpdatedAt.Time,
	}
	for _, s := range d.Streams {
		c.Streams = append(c.Streams, feed.Stream(s))
	}
	for _, m := range d.Masks {
		c.Masks = append(c.Masks, m.entity())
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
	if len(d.Masks) > maxMasks {
		err = errors.Join(err, fmt.Errorf("a camera has more than %d masks", maxMasks))
	}
	for _, m := range d.Masks {
		err = errors.Join(err, m.check())
	}
	return errors.Join(err, d.Lens.check())
}

// The limits of privacy masks.
const (
	maxMasks   = 32
	maxCorners = 64
)

func maskOf(m feed.Mask) mask {
	var d mask
	for _, p := range m {
		d = append(d, p)
	}
	return d
}

func (m mask) entity() feed.Mask {
	var all feed.Mask
	for _, p := range m {
		all = append(all, p)
	}
	return all
}

func (m mask) check() error {
	if len(m) < 3 || len(m) > maxCorners {
		return fmt.Errorf("a mask needs 3 to %d corners", maxCorners)
	}
	for _, p := range m {
		if !within(p[0], 0, 1) || !within(p[1], 0, 1) {
			return errors.New("a corner of a mask is outside the picture")
		}
	}
	return nil
}

func (l lens) check() error {
	if l == (lens{}) {
		return nil
	}
	if !within(l.X, 0, 1) || !within(l.Y, 0, 1) || !within(l.Radius, 0.05, 2) || !within(l.FOV, 60, 280) {
		return errors.New("a lens is not that of a fisheye")
	}
	return nil
}

// within is false for what is no number.
func within(v, from, to float64) bool { return v >= from && v <= to }

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
