// Command styles makes the six styles of the map: each of two schemas of tiles
// in each of three themes. What a map shows is written once, in ground.go,
// roads.go, borders.go and labels.go; a schema says where that is in its tiles,
// a theme gives it colours.
package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"log"
	"os"
	"path/filepath"
)

func main() {
	root := flag.String("assets", ".", "the assets directory")
	flag.Parse()
	for _, s := range []schema{openMapTiles(), protomaps()} {
		for _, t := range []theme{day(), night(), contrast()} {
			name := filepath.Join(*root, "styles", s.name+"-"+t.name+".json")
			data, err := encode(build(s, t))
			if err == nil {
				err = os.WriteFile(name, data, 0o644)
			}
			if err != nil {
				log.Fatal(err)
			}
		}
	}
}

// build is a style: its layers from below.
func build(s schema, t theme) document {
	d := document{
		Version: 8, Name: "Watchfloor " + t.name + " (" + s.name + ")",
		Sources: map[string]any{source: map[string]any{"type": "vector"}},
	}
	for _, part := range []func(schema, theme) []layer{
		ground, water, paved, tunnels, buildings, roads, rails, bridges, borders, labels,
	} {
		d.Layers = append(d.Layers, part(s, t)...)
	}
	return d
}

// encode writes a layer to a line.
func encode(d document) ([]byte, error) {
	var out bytes.Buffer
	head, err := json.Marshal(document{Version: d.Version, Name: d.Name, Sources: d.Sources, Layers: []layer{}})
	if err != nil {
		return nil, err
	}
	out.Write(bytes.TrimSuffix(head, []byte("]}")))
	for i, l := range d.Layers {
		line, err := json.Marshal(l)
		if err != nil {
			return nil, err
		}
		if i > 0 {
			out.WriteByte(',')
		}
		out.WriteString("\n")
		out.Write(line)
	}
	out.WriteString("\n]}\n")
	return out.Bytes(), nil
}
