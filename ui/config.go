package ui

import (
	"log/slog"
	"time"

	"fyne.io/fyne/v2"

	"watchfloor/feed"
	"watchfloor/mapview"
	"watchfloor/mapview/sight"
	"watchfloor/ui/present"
	"watchfloor/ui/views"
	"watchfloor/wall"
	"watchfloor/wall/stream"
)

// Config is what an App needs. App, Store, Wall and Map are required.
type Config struct {
	App    fyne.App
	Store  *feed.Store
	Sender Sender // nil: nothing can be acknowledged
	Wall   *wall.Wall
	Map    *mapview.Map
	Styled func(name string) // draws the map in a style: "day", "night" or "contrast"; may be nil
	Places Places            // nil: no names of the map can be found
	Sight  *sight.Surveyor   // works out what cameras see; nil, or not running: walls are not counted

	Cameras    []string    // addresses of cameras to play beside the hub's; they may hold passwords
	How        present.How // to play cameras; it defaults to the zero source
	Grid       int         // tiles; 0: by the number of cameras
	Fullscreen bool
	View       string    // a saved view, or "console", "wall" or "map"; "": as it was the last time
	Theme      string    // "dark" (default) or "light"
	Size       fyne.Size // of the window; it defaults to 1600x900, for a screenshot to 1920x1080
	Screenshot Screenshot
	Log        *slog.Logger // it defaults to slog.Default

	Keeper Keeper              // nil: views are not kept
	Book   views.Book          // the views kept
	Notice string              // to tell the operator at the start; may be empty
	Keys   map[string][]string // the user's keys, as keymap.Remap takes them

	Sound         Sound                // nil: nothing can be heard
	OpenRecording stream.OpenRecording // nil: no files can be played
	NewScaler     func() wall.Scaler   // for stills of files
	Files         []string             // files, folders or a session to review
}

// A Sender carries what the operator asks for to the backend. It never blocks.
type Sender interface{ Send(feed.Intent) error }

// A Screenshot is a picture of the window, written once; then the program
// ends.
type Screenshot struct {
	File  string // PNG; empty: none
	After time.Duration
}
