package settings

import (
	"fmt"
	"log/slog"
	"os"
	"slices"
	"strings"
)

// A Key is one thing the user can set.
type Key struct {
	Name    string // "hub.url": in the file hub: {url: …}
	Flag    string // "hub": --hub; empty: no flag
	Default any    // a string, int, bool or []string
	Help    string

	read func(*Settings, value) error
}

// Env is the key's environment variable.
func (k Key) Env() string {
	return envPrefix + strings.ToUpper(strings.ReplaceAll(k.Name, ".", "_"))
}

const envPrefix = "WATCHFLOOR_"

const (
	tokenLimit = 8 << 10 // bytes
	pemLimit   = 1 << 20 // bytes
)

// Keys lists every setting, in the order of the documentation.
func Keys() []Key {
	return slices.Concat(hubKeys(), cameraKeys(), wallKeys(), mapKeys(), windowKeys())
}

func hubKeys() []Key {
	return []Key{
		{
			"hub.url", "hub", "", "connect to the backend at this ws:// or wss:// `URL`",
			func(s *Settings, v value) (err error) { s.Hub.URL, err = v.address("ws", "wss"); return err },
		},
		{
			"hub.token_file", "token-file", "", "read the backend's bearer token from this `FILE`",
			func(s *Settings, v value) (err error) { s.Hub.Token, err = v.token(); return err },
		},
		{
			"hub.ca_file", "ca-file", "", "trust the PEM certificates in this `FILE` too",
			func(s *Settings, v value) (err error) { s.Hub.CA, err = v.certificates(); return err },
		},
	}
}

func cameraKeys() []Key {
	return []Key{
		{
			"cameras", "camera",
			[]string{},
			"play this rtsp:// or rtsps:// `URL`; repeatable, needs no backend",
			func(s *Settings, v value) (err error) { s.Cameras, err = v.addresses("rtsp", "rtsps"); return err },
		},
		{
			"wall.ca_file", "camera-ca", "", "trust the PEM certificates in this `FILE` for rtsps:// cameras too",
			func(s *Settings, v value) (err error) { s.Wall.CA, err = v.certificates(); return err },
		},
		{
			"wall.transport", "transport", "tcp", "how RTP travels: tcp, udp or multicast",
			func(s *Settings, v value) (err error) {
				s.Wall.Transport, err = v.choice("tcp", "udp", "multicast")
				return err
			},
		},
		{
			"wall.hardware", "hardware", "auto", "decode on a graphics device: auto (1080 lines and more, H.265), on or off",
			func(s *Settings, v value) (err error) {
				s.Wall.Hardware, err = v.choice("auto", "on", "off")
				return err
			},
		},
		{
			"wall.hardware_cameras", "hardware-camera",
			[]string{},
			"decode the camera of this `ID` on a graphics device whatever wall.hardware says; repeatable",
			func(s *Settings, v value) (err error) { s.Wall.HardwareCameras, err = v.names(); return err },
		},
		{
			"wall.decoder", "decoder", "inside", "where to decode: inside the program, or process: each stream in one of its own",
			func(s *Settings, v value) (err error) {
				s.Wall.Decoder, err = v.choice("inside", "process")
				return err
			},
		},
	}
}

func wallKeys() []Key {
	return []Key{
		{
			"wall.grid", "grid", 16, "`TILES` on the wall: 1, 4, 9, 16, 25, 36, 49 or 64",
			func(s *Settings, v value) (err error) { s.Wall.Grid, err = v.grid(); return err },
		},
		{
			"wall.renderer", "renderer", "auto", "how pictures are painted: auto, shader or image",
			func(s *Settings, v value) (err error) {
				s.Wall.Renderer, err = v.choice("auto", "shader", "image")
				return err
			},
		},
		{
			"wall.govern", "govern", true, "show fewer pictures in small tiles while the machine is too busy",
			func(s *Settings, v value) (err error) { s.Wall.Govern, err = v.yes(); return err },
		},
	}
}

func windowKeys() []Key {
	return []Key{
		{
			"window.fullscreen", "fullscreen", false, "fill the screen",
			func(s *Settings, v value) (err error) { s.Window.Fullscreen, err = v.yes(); return err },
		},
		{
			"window.theme", "theme", "dark", "colours: dark or light",
			func(s *Settings, v value) (err error) { s.Window.Theme, err = v.choice("dark", "light"); return err },
		},
		{
			"view", "view", "", "open the view of this `NAME`: a saved one, console, wall (alone) or map (with the list); none: as it was the last time",
			func(s *Settings, v value) (err error) { s.View, err = v.name(); return err },
		},
		{
			"data.dir", "data", "", "keep views in this `DIRECTORY` instead of the user's own",
			func(s *Settings, v value) (err error) { s.Data, err = v.data(); return err },
		},
		{
			"log.level", "log-level", "info", "how much to log: debug, info, warn or error",
			func(s *Settings, v value) error { return v.level(&s.Log) },
		},
	}
}

// level reads a log level.
func (v value) level(to *slog.Level) error {
	name, err := v.choice("debug", "info", "warn", "error")
	if err != nil {
		return err
	}
	return to.UnmarshalText([]byte(name))
}

// token reads the bearer token: one line of printable characters.
func (v value) token() (Secret, error) {
	data, err := v.content(tokenLimit)
	if err != nil || data == nil {
		return "", err
	}
	token := strings.TrimSpace(string(data))
	if token == "" {
		return "", fmt.Errorf("%s is empty; it must hold the token", v.path())
	}
	if strings.ContainsFunc(token, func(r rune) bool { return r <= ' ' || r > '~' }) {
		return "", fmt.Errorf("%s must hold one token and nothing else", v.path())
	}
	return Secret(token), nil
}

// file checks that a file can be read and returns its path.
func (v value) file() (string, error) {
	path := v.path()
	if path == "" {
		return "", nil
	}
	info, err := os.Stat(path)
	if err != nil {
		return "", plain(err)
	}
	if !info.Mode().IsRegular() {
		return "", fmt.Errorf("%s is not a file", path)
	}
	f, err := os.Open(path)
	if err != nil {
		return "", plain(err)
	}
	return path, f.Close()
}
