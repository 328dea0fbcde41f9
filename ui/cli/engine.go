package cli

import (
	"context"
	"log/slog"

	"watchfloor/ui/settings"
	"watchfloor/wall"
	"watchfloor/wall/apart"
	"watchfloor/wall/decode"
	"watchfloor/wall/rtsp"
	"watchfloor/wall/sound"
	"watchfloor/wall/sound/speaker"
	"watchfloor/wall/stream"
)

// An engine is what plays cameras.
type engine struct {
	opener     *rtsp.Opener
	newDecoder stream.NewDecoder
	keeper     *apart.Keeper // nil: decoding is inside
	sound      *sound.Player
	log        *slog.Logger
}

// newEngine makes what the settings ask for.
func newEngine(s *settings.Settings, log *slog.Logger) (*engine, error) {
	e := &engine{opener: &rtsp.Opener{TLS: trust(s.Wall.CA), Log: log}, newDecoder: decode.New, log: log}
	if s.Wall.Decoder == "process" {
		if err := apart.Supported(); err != nil {
			return nil, s.Problem("wall.decoder", err)
		}
		e.keeper = apart.New(apart.Config{Log: log})
		e.newDecoder = e.keeper.NewDecoder
	}
	e.sound = sound.New(sound.Config{Listener: e.opener, NewDecoder: decode.NewSound, Output: speaker.Output{}, Log: log})
	return e, nil
}

// start runs it as part of a group.
func (e *engine) start(g *group) {
	g.start(func(ctx context.Context) { decode.Watch(ctx, e.log) })
	g.start(decode.Forget)
	g.start(e.sound.Run)
	if e.keeper != nil {
		g.start(e.keeper.Run)
	}
}

// wall makes the wall that shows what is played.
func (e *engine) wall(s *settings.Settings) *wall.Wall {
	cfg := wall.Config{
		Opener: e.opener, NewDecoder: e.newDecoder, NewScaler: newScaler,
		Renderer: wall.Renderer(s.Wall.Renderer), Govern: s.Wall.Govern, Log: e.log,
	}
	if e.keeper != nil {
		cfg.Beside = e.keeper.ProcessorTime
	}
	return wall.New(cfg)
}

func newScaler() wall.Scaler { return new(decode.Scaler) }
