// Command clips renders what the demo city's cameras see: the city's streets and buildings in perspective, with
// traffic and people, and encodes it as one looping clip per camera and stream.
//
// Everything follows from the map, the camera's place and a seed made of its name, so that the same input gives the
// same picture. All that moves repeats after the clip's length: the last frame leads into the first.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"watchfloor/assets/generate/city"
)

func main() {
	log.SetFlags(log.Ltime)
	var o options
	flag.StringVar(&o.root, "assets", ".", "the assets directory: city and generate/data are read, clips is written")
	flag.StringVar(&o.only, "only", "", "cameras to render, separated by commas; all when empty")
	flag.StringVar(&o.still, "still", "", "write one PNG per camera into this directory instead of clips")
	flag.IntVar(&o.frame, "frame", 60, "the frame that -still writes")
	flag.IntVar(&o.workers, "workers", 2, "cameras rendered at the same time")
	flag.Parse()
	if err := run(o); err != nil {
		log.Fatal(err)
	}
}

type options struct {
	root, only, still string
	frame, workers    int
}

func run(o options) error {
	specs, err := loadCameras(filepath.Join(o.root, "city", "cameras.json"))
	if err != nil {
		return err
	}
	town, err := city.Load(filepath.Join(o.root, "generate", "data", "monaco.osm.pbf"))
	if err != nil {
		return err
	}
	specs = chosen(specs, o.only)
	errs := make([]error, len(specs))
	var group sync.WaitGroup
	slots := make(chan struct{}, o.workers)
	for i, spec := range specs {
		slots <- struct{}{}
		group.Go(func() {
			defer func() { <-slots }()
			errs[i] = o.render(spec, town)
			log.Printf("%s %s done", spec.ID, spec.Name)
		})
	}
	group.Wait()
	for i, err := range errs {
		if err != nil {
			return fmt.Errorf("render %s: %w", specs[i].ID, err)
		}
	}
	return nil
}

func (o options) render(spec cameraSpec, town *city.City) error {
	shot := newShot(spec, town)
	if o.still != "" {
		img, err := shot.still(o.frame)
		if err != nil {
			return err
		}
		return writePNG(filepath.Join(o.still, spec.ID+".png"), img)
	}
	return shot.encode(filepath.Join(o.root, "clips"))
}

// CameraSpec is a camera of cameras.json, as far as its picture needs it.
type cameraSpec struct {
	ID          string  `json:"id"`
	Name        string  `json:"name"`
	Lon         float64 `json:"lon"`
	Lat         float64 `json:"lat"`
	Heading     float64 `json:"heading"`      // degrees, clockwise from north
	FOV         float64 `json:"fov"`          // degrees, horizontal
	Tilt        float64 `json:"tilt"`         // degrees down from the horizon
	MountHeight float64 `json:"mount_height"` // metres above the street
	Night       bool    `json:"night"`
	Codec       string  `json:"codec"` // h264 or h265
	Width       int     `json:"width"` // of the main stream; its aspect is 16:9
}

func loadCameras(path string) ([]cameraSpec, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var specs []cameraSpec
	if err := json.Unmarshal(data, &specs); err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	for i := range specs {
		if specs[i].Width == 0 {
			specs[i].Width = 960
		}
		specs[i].Codec = strings.ToLower(specs[i].Codec)
		if specs[i].Codec == "" {
			specs[i].Codec = "h264"
		}
	}
	return specs, nil
}

func chosen(specs []cameraSpec, only string) (some []cameraSpec) {
	for _, spec := range specs {
		if only == "" || strings.Contains(","+only+",", ","+spec.ID+",") {
			some = append(some, spec)
		}
	}
	return some
}
