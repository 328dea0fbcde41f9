package demo

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"
)

// A LoopConfig says what a Loop plays, and where.
type LoopConfig struct {
	Film    []byte  // H.264 in Annex B that begins with a key frame
	Rate    float64 // frames a second, 1 to 120
	Cameras int     // 1 to 256
	RTSP    string  // HOST:PORT; port 0 takes a free one
	Log     *slog.Logger
}

// A Loop is cameras that all play one film round and round, for measurements.
// It listens from NewLoop on and plays while Run runs.
type Loop struct {
	server *cameraServer
	n      int
}

// NewLoop opens the sockets. Run must follow, or they stay open.
func NewLoop(cfg LoopConfig) (*Loop, error) {
	if cfg.Rate < 1 || cfg.Rate > 120 || cfg.Cameras < 1 || cfg.Cameras > 256 {
		return nil, errors.New("a loop has 1 to 120 frames a second and 1 to 256 cameras")
	}
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.DiscardHandler)
	}
	film := cut(cfg.Film, kindH264)
	if len(film.frames) == 0 || !film.key[0] || film.sps == nil || film.pps == nil {
		return nil, errors.New("the film is no H.264 stream that begins with a key frame")
	}
	channels := map[string]*channel{}
	for i := range cfg.Cameras {
		c, err := newChannel(film, time.Duration(float64(time.Second)/cfg.Rate), stagger(i, cfg.Cameras), false)
		if err != nil {
			return nil, err
		}
		channels[loopPath(i)] = c
	}
	server, err := newCameraServer(Config{RTSP: cfg.RTSP, Log: cfg.Log}, channels)
	return &Loop{server, cfg.Cameras}, err
}

func loopPath(i int) string { return fmt.Sprintf("cam-%03d", i+1) }

// URLs are the cameras' addresses.
func (l *Loop) URLs() []string {
	all := make([]string, l.n)
	for i := range all {
		all[i] = "rtsp://" + l.server.address() + "/" + loopPath(i)
	}
	return all
}

// Run plays until ctx ends, then closes everything.
func (l *Loop) Run(ctx context.Context) { l.server.run(ctx) }
