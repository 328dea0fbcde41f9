// Command routes makes the net of streets that the demo city's vehicles use
// from the map and writes city/routes.json.
package main

import (
	"encoding/json"
	"flag"
	"log"
	"os"
	"path/filepath"

	"github.com/paulmach/orb"

	"watchfloor/assets/generate/city"
)

type edge struct {
	From  int            `json:"from"`
	To    int            `json:"to"`
	Name  string         `json:"name,omitempty"`
	Speed float64        `json:"speed"` // m/s
	Line  orb.LineString `json:"line"`
}

type network struct {
	Nodes []orb.Point `json:"nodes"`
	Edges []edge      `json:"edges"`
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
	n := connected(build(town))
	log.Printf("%d junctions, %d stretches", len(n.Nodes), len(n.Edges))
	data, err := json.Marshal(n)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(root, "city", "routes.json"), append(data, '\n'), 0o644)
}

// Build cuts the streets at their junctions.
func build(town *city.City) network {
	uses := map[int64]int{}
	for _, s := range town.Streets {
		if s.Drivable() {
			for i, id := range s.Nodes {
				uses[id]++
				if i == 0 || i == len(s.Nodes)-1 {
					uses[id]++
				}
			}
		}
	}
	n, index := network{}, map[int64]int{}
	node := func(id int64, at orb.Point) int {
		if _, ok := index[id]; !ok {
			index[id] = len(n.Nodes)
			n.Nodes = append(n.Nodes, rounded(at))
		}
		return index[id]
	}
	for _, s := range town.Streets {
		if !s.Drivable() || !town.Bounds.Contains(s.Line[0]) || !town.Bounds.Contains(s.Line[len(s.Line)-1]) {
			continue
		}
		for start, i := 0, 1; i < len(s.Line); i++ {
			if uses[s.Nodes[i]] < 2 {
				continue
			}
			e := edge{node(s.Nodes[start], s.Line[start]), node(s.Nodes[i], s.Line[i]), s.Name, speed(s), line(s.Line[start : i+1])}
			n.Edges = append(n.Edges, e)
			if !s.OneWay {
				n.Edges = append(n.Edges, e.back())
			}
			start = i
		}
	}
	return n
}

func (e edge) back() edge {
	e.From, e.To, e.Line = e.To, e.From, e.Line.Clone()
	e.Line.Reverse()
	return e
}

func speed(s city.Street) float64 {
	switch {
	case s.Width >= 8:
		return 11
	case s.Width >= 7:
		return 9
	case s.Width >= 6:
		return 7
	}
	return 5
}

func line(points orb.LineString) (l orb.LineString) {
	for _, p := range points {
		l = append(l, rounded(p))
	}
	return l
}
