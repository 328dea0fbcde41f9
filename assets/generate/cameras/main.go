// Command cameras finds the poles of the demo city's cameras: near each
// wished place the kerb of a street from which most can be seen. It writes
// city/cameras.json and, what each camera sees between the buildings,
// city/views.json.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"github.com/paulmach/orb"

	"watchfloor/assets/generate/city"
)

// Camera is an entry of cameras.json.
type camera struct {
	ID          string   `json:"id"`
	Number      int      `json:"number"`
	Name        string   `json:"name"`
	Tags        []string `json:"tags"` // the district
	Lon         float64  `json:"lon"`
	Lat         float64  `json:"lat"`
	Heading     float64  `json:"heading"`      // degrees from north
	FOV         float64  `json:"fov"`          // degrees, horizontal
	Tilt        float64  `json:"tilt"`         // degrees down
	MountHeight float64  `json:"mount_height"` // metres
	Range       float64  `json:"range"`        // metres
	Night       bool     `json:"night"`
	Codec       string   `json:"codec"`
	Main        string   `json:"main"`
	Width       int      `json:"width"`
	Height      int      `json:"height"`
}

func main() {
	root := flag.String("assets", ".", "the assets directory")
	flag.Parse()
	if err := run(*root); err != nil {
		log.Fatal(err)
	}
}

func run(root string) error {
	town, err := city.Load(filepath.Join(root, "generate", "data", "monaco.osm.pbf"))
	if err != nil {
		return err
	}
	views := map[string]orb.Ring{}
	var cameras []camera
	for i, w := range wishes {
		spot, ok := w.best(town)
		if !ok {
			return fmt.Errorf("no place for camera %q: nothing near %v has free sight", w.name, w.near)
		}
		c := w.camera(i+1, spot)
		cameras = append(cameras, c)
		views[c.ID] = rounded(spot.view[0])
		log.Printf("%s %-28s %.6f,%.6f %3.0f° free %3.0f m, sees %6.0f m²", c.ID, c.Name, c.Lon, c.Lat, c.Heading, spot.free, spot.score)
	}
	return errors.Join(
		write(filepath.Join(root, "city", "cameras.json"), cameras),
		write(filepath.Join(root, "city", "views.json"), views))
}

func (w wish) camera(number int, s spot) camera {
	c := camera{
		ID: fmt.Sprintf("cam-%02d", number), Number: number, Name: w.name, Tags: []string{w.district}, Lon: round(s.at[0]), Lat: round(s.at[1]),
		Heading: s.heading, FOV: w.fov, Tilt: w.tilt, MountHeight: w.mount, Range: w.far, Night: w.night,
		Codec: "H264", Width: 960, Height: 540,
	}
	if w.h265 {
		c.Codec = "H265"
	}
	if w.hd {
		c.Width, c.Height = 1280, 720
	}
	c.Main = fmt.Sprintf("%dx%d", c.Width, c.Height)
	return c
}

func write(path string, value any) error {
	data, err := json.MarshalIndent(value, "", " ")
	if err != nil {
		return err
	}
	return os.WriteFile(path, append(data, '\n'), 0o644)
}
