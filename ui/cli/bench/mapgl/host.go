//go:build linux

package main

import (
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"

	"watchfloor/assets"
	"watchfloor/mapview/tiles"
)

//go:embed page.html
var page []byte

// A report is what the page measured, or what went wrong in it.
type report struct {
	figure
	Problem string
}

// A host serves the page, MapLibre and the tiles on the loopback interface.
type host struct {
	source  tiles.Source
	file    io.Closer
	server  http.Server
	port    net.Listener
	served  chan struct{}
	reports chan report
}

// newHost serves until close.
func newHost(ctx context.Context, place, library string) (*host, error) {
	h := &host{served: make(chan struct{}), reports: make(chan report, 1)}
	var err error
	if h.source, h.file, err = tiles.Open(ctx, tiles.Spec{Place: place}); err != nil {
		return nil, fmt.Errorf("open %s: %w", place, err)
	}
	if h.port, err = net.Listen("tcp", "127.0.0.1:0"); err != nil {
		_ = h.file.Close() // it was only read
		return nil, err
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(page) })
	mux.HandleFunc("GET /style.json", h.style)
	mux.HandleFunc("GET /tiles/{z}/{x}/{y}", h.tile)
	mux.HandleFunc("POST /report", h.report)
	mux.Handle("GET /lib/", http.StripPrefix("/lib/", http.FileServer(http.Dir(library))))
	h.server.Handler = mux
	go func() { // close waits for it
		defer close(h.served)
		_ = h.server.Serve(h.port) // it ends when it is closed
	}()
	return h, nil
}

func (h *host) close() {
	_ = h.server.Close() // nobody is waiting for an answer
	<-h.served
	_ = h.file.Close() // it was only read
}

func (h *host) address() string { return "http://" + h.port.Addr().String() + "/" }

// style is our style by night without the labels, whose letters MapLibre would
// have to fetch, with the tiles' address and the place to look at.
func (h *host) style(w http.ResponseWriter, _ *http.Request) {
	var s map[string]any
	if err := json.Unmarshal(assets.Style("openmaptiles", "night"), &s); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	layers, _ := s["layers"].([]any)
	var kept []any
	for _, l := range layers {
		if layer, ok := l.(map[string]any); ok && layer["type"] != "symbol" {
			kept = append(kept, layer)
		}
	}
	meta := h.source.Meta()
	sources, _ := s["sources"].(map[string]any)
	for name := range sources {
		sources[name] = map[string]any{
			"type": "vector", "tiles": []string{h.address() + "tiles/{z}/{x}/{y}"}, "minzoom": meta.MinZoom, "maxzoom": meta.MaxZoom,
		}
	}
	s["layers"], s["center"], s["zoom"] = kept, meta.Centre, min(14, meta.MaxZoom)
	_ = json.NewEncoder(w).Encode(s) // a page that went away reports nothing
}

func (h *host) tile(w http.ResponseWriter, r *http.Request) {
	var at [3]int
	for i, name := range []string{"z", "x", "y"} {
		n, err := strconv.Atoi(r.PathValue(name))
		if err != nil {
			http.NotFound(w, r)
			return
		}
		at[i] = n
	}
	data, err := h.source.Tile(r.Context(), at[0], at[1], at[2])
	switch {
	case errors.Is(err, tiles.ErrNoTile):
		w.WriteHeader(http.StatusNoContent)
	case err != nil:
		http.Error(w, err.Error(), http.StatusInternalServerError)
	default:
		w.Header().Set("Content-Type", "application/vnd.mapbox-vector-tile")
		_, _ = w.Write(data) // as above
	}
}

func (h *host) report(w http.ResponseWriter, r *http.Request) {
	var got report
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<16)).Decode(&got); err != nil {
		got.Problem = err.Error()
	}
	select {
	case h.reports <- got:
	default: // it has reported
	}
}
