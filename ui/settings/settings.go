package settings

import (
	"log/slog"
)

// A Settings is everything the user can configure, checked. It never changes
// after Load and may be shared.
type Settings struct {
	Hub     Hub
	Cameras []string // RTSP URLs that may carry user info: never print them
	Wall    Wall
	Window  Window
	Map     Map
	View    string // what the window opens with: "console", "wall", "map" or a saved view; empty: as it was the last time
	Data    string // the directory views are kept in; empty: there is no home to keep them in
	Log     slog.Level

	// Keys are the chords the user gave to commands, by ID, each readable by
	// keymap.Parse; none or keymap.None: no key.
	Keys map[string][]string

	from map[string]string // key -> where its value was written
}

// Hub says which backend to connect to.
type Hub struct {
	URL   string // ws:// or wss://; empty: no backend
	Token Secret // content of the token file
	CA    []byte // PEM certificates to trust beside the system's; nil: none
}

// Wall says how the video wall plays.
type Wall struct {
	Grid      int    // tiles at the start, one of Grids
	Renderer  string // "auto", "shader" or "image"
	Govern    bool   // tiles may show fewer pictures while the machine is too busy
	Transport string // "tcp", "udp" or "multicast"
	Hardware  string // "auto", "on" or "off"
	Decoder   string // "inside" or "process"
	CA        []byte // PEM certificates to trust beside the system's; nil: none

	HardwareCameras []string // ids of cameras for which Hardware is "on"
}

// Window says how the main window opens.
type Window struct {
	Fullscreen bool
	Theme      string // "dark" or "light"
}

// Grids are the numbers of tiles that wall.grid accepts.
var Grids = [...]int{1, 4, 9, 16, 25, 36, 49, 64}

// Problem makes the error that says what is wrong with a key's value, for
// those who find out only when they use it.
func (s *Settings) Problem(key string, err error) error {
	return &Error{Key: key, Where: s.from[key], Problem: err.Error()}
}

// An Error is a mistake in the settings, in one line a user can act on.
type Error struct {
	Key     string // "hub.url"; empty when the whole file is wrong
	Where   string // a file, "flag --hub" or "environment WATCHFLOOR_HUB_URL"
	Problem string
}

// Error implements error.
func (e *Error) Error() string {
	switch {
	case e.Key == "":
		return e.Where + ": " + e.Problem
	case e.Where == "":
		return e.Key + ": " + e.Problem
	}
	return e.Key + " (" + e.Where + "): " + e.Problem
}
