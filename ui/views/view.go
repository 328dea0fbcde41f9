package views

import (
	"slices"
	"time"

	"watchfloor/wall/layout"
)

// A View is an arrangement of the wall and the window. It is a value; whoever
// changes one in a Book changes a Clone.
type View struct {
	Name     string        `json:"name,omitempty"` // empty: an arrangement nobody has named
	Layout   layout.Layout `json:"layout"`
	Tiles    []Tile        `json:"tiles,omitempty"` // of the layout, in its order; those missing are empty
	Map      Map           `json:"map,omitzero"`
	Panels   Panels        `json:"panels,omitzero"`
	Rotation Rotation      `json:"rotation,omitzero"` // of views, by name
}

// A Tile is what one tile of the wall shows.
type Tile struct {
	Kind     Kind     `json:"kind"`
	Camera   string   `json:"camera,omitempty"`  // the camera's ID
	Rotation Rotation `json:"rotation,omitzero"` // of cameras, by ID
	Text     string   `json:"text,omitempty"`    // of the kind Text
	File     string   `json:"file,omitempty"`    // path of the kind Picture
	Zoom     Zoom     `json:"zoom,omitzero"`     // digital zoom of the camera's picture
	Look     Look     `json:"look,omitzero"`     // of the camera's picture
	Bare     bool     `json:"bare,omitempty"`    // its title bar is hidden
}

// A Kind is what sort of thing a tile shows.
type Kind string

// The kinds of tiles.
const (
	Empty     Kind = ""          // nothing
	Camera    Kind = "camera"    // a camera, or several in turn
	Spot      Kind = "spot"      // the camera that is selected
	Chart     Kind = "map"       // the map
	Incidents Kind = "incidents" // the list of incidents
	Clock     Kind = "clock"     // local time and UTC
	Picture   Kind = "picture"   // a picture file
	Text      Kind = "text"      // words
)

// Kinds lists the kinds of tiles, in menu order.
func Kinds() []Kind {
	return []Kind{Empty, Camera, Spot, Chart, Incidents, Clock, Picture, Text}
}

// A Zoom is the part of a picture that a tile shows. The zero Zoom is all of
// it.
type Zoom struct {
	X     float64 `json:"x"`     // centre, 0 left to 1 right
	Y     float64 `json:"y"`     // centre, 0 top to 1 bottom
	Scale float64 `json:"scale"` // 1: all of it; 2: half its width and height
}

// A Look is how a tile shows a picture. The zero Look is as it comes.
type Look struct {
	Fill       bool    `json:"fill,omitempty"`       // the picture fills the tile, which cuts it
	Brightness float64 `json:"brightness,omitempty"` // -1 to 1
	Contrast   float64 `json:"contrast,omitempty"`   // -1 to 1
	Gamma      float64 `json:"gamma,omitempty"`      // -1 to 1
	Sharpen    float64 `json:"sharpen,omitempty"`    // 0 to 1
	Warp       Warp    `json:"warp,omitzero"`
}

// A Warp is where in a fisheye's picture a tile looks, in degrees. The zero
// Warp is the picture as it comes.
type Warp struct {
	Pan  float64 `json:"pan"`  // 0 to 360, clockwise from the picture's upper edge
	Tilt float64 `json:"tilt"` // from the lens's axis
	FOV  float64 `json:"fov"`  // across what is seen; 0: no Warp
}

// A Map is where the map looks.
type Map struct {
	Lon  float64 `json:"lon"`  // of the centre, degrees WGS 84
	Lat  float64 `json:"lat"`  // of the centre, degrees WGS 84
	Zoom float64 `json:"zoom"` // level; 0 is the whole world
	Set  bool    `json:"set"`  // false: wherever the map is

	Layers []string `json:"layers,omitempty"` // that are not on or off as at first, by name
	Style  string   `json:"style,omitempty"`  // "day", "night" or "contrast"; empty: as the window's theme
}

// Panels say which parts of the window are shown and how they share it.
type Panels struct {
	Show   string  `json:"show,omitempty"`   // "console" (or empty), "wall" or "map"
	Side   float64 `json:"side,omitempty"`   // where the wall ends, 0 to 1 of the width; 0: default
	Column float64 `json:"column,omitempty"` // where the map ends, 0 to 1 of the height; 0: default
	Tree   bool    `json:"tree,omitempty"`   // the tree of cameras is shown
}

// A Rotation shows items in turn. The zero Rotation is none.
type Rotation struct {
	Items []string      // IDs of cameras in a tile, names of views on the wall
	Dwell time.Duration // how long each is shown; 0: default
}

// Clone is a copy that shares nothing with v.
func (v View) Clone() View {
	v.Layout.Tiles = slices.Clone(v.Layout.Tiles)
	v.Rotation.Items = slices.Clone(v.Rotation.Items)
	v.Map.Layers = slices.Clone(v.Map.Layers)
	v.Tiles = slices.Clone(v.Tiles)
	for i := range v.Tiles {
		v.Tiles[i].Rotation.Items = slices.Clone(v.Tiles[i].Rotation.Items)
	}
	return v
}
