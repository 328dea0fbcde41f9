package cli

import (
	"encoding/json"
	"fmt"
	"image"
	"log/slog"
	"slices"

	"github.com/spf13/cobra"

	"watchfloor/ui/cli/bench"
	"watchfloor/wall"
	"watchfloor/wall/decode"
	"watchfloor/wall/rtsp"
)

func (p Program) benchCommand() *cobra.Command {
	cmd := &cobra.Command{Use: "bench", Short: "Measure this machine"}
	cmd.AddCommand(p.benchWallCommand(), p.benchCamerasCommand(), p.benchMapCommand())
	return cmd
}

// benchFlags are the flags of bench wall as they were given.
type benchFlags struct {
	seconds                   float64
	size, renderer, transport string
}

func (p Program) benchWallCommand() *cobra.Command {
	var cfg bench.Config
	var f benchFlags
	cmd := &cobra.Command{
		Use:   "wall --url URL... -n 16",
		Short: "Play many tiles and print what it costs, as JSON",
		Args:  cobra.NoArgs,
		RunE: run(func(cmd *cobra.Command, _ []string) error {
			if err := f.into(&cfg); err != nil {
				return usageError{err}
			}
			return p.benchWall(cmd, cfg)
		}),
	}
	flags := cmd.Flags()
	flags.StringArrayVar(&cfg.URLs, "url", nil, "play this `URL`; repeatable, shared out over the tiles")
	flags.IntVarP(&cfg.Tiles, "tiles", "n", 16, "number of tiles, 1 to 64")
	flags.Float64Var(&f.seconds, "seconds", 20, "time to measure, in seconds")
	flags.BoolVar(&cfg.Sink, "sink", false, "do everything but painting: no window")
	flags.StringVar(&f.size, "size", "1920x1080", "`WIDTHxHEIGHT` of the window in pixels")
	flags.StringVar(&f.renderer, "renderer", "auto", "auto, shader or image")
	flags.StringVar(&f.transport, "transport", "tcp", "tcp, udp or multicast")
	return cmd
}

// into checks the flags and puts them into cfg.
func (f benchFlags) into(cfg *bench.Config) error {
	var err error
	if cfg.Duration, err = seconds(f.seconds); err != nil {
		return err
	}
	if cfg.Tiles < 1 || cfg.Tiles > 64 {
		return fmt.Errorf("-n %d is not between 1 and 64", cfg.Tiles)
	}
	if len(cfg.URLs) == 0 {
		return fmt.Errorf("--url says what to play: none is given")
	}
	if cfg.Size, err = pixels(f.size); err != nil {
		return err
	}
	if !slices.Contains([]string{"auto", "shader", "image"}, f.renderer) {
		return fmt.Errorf("--renderer %q is not one of auto, shader, image", f.renderer)
	}
	cfg.Renderer = wall.Renderer(f.renderer)
	cfg.Transport, err = transport(f.transport)
	return err
}

func pixels(text string) (image.Point, error) {
	var size image.Point
	var rest string
	n, _ := fmt.Sscanf(text+" ", "%dx%d%s", &size.X, &size.Y, &rest)
	if n != 2 || size.X < 64 || size.Y < 64 || size.X > 16384 || size.Y > 16384 {
		return image.Point{}, fmt.Errorf("--size %q is not WIDTHxHEIGHT in pixels, as in 1920x1080", text)
	}
	return size, nil
}

func (p Program) benchWall(cmd *cobra.Command, cfg bench.Config) error {
	cfg.Log = p.log(slog.LevelWarn)
	lean()
	for _, u := range cfg.URLs {
		if err := cameraURL(u); err != nil {
			return usageError{fmt.Errorf("--url %w", err)}
		}
	}
	if !cfg.Sink {
		if err := display(); err != nil {
			return err
		}
	}
	cfg.Opener = &rtsp.Opener{Log: cfg.Log}
	cfg.NewDecoder = decode.New
	cfg.NewScaler = newScaler
	cfg.NewApp = p.NewApp
	g := newGroup(cmd.Context(), cfg.Log)
	defer g.stop()
	g.start(decode.Forget)
	result, err := bench.Run(g.ctx, cfg)
	if err != nil {
		return err
	}
	return json.NewEncoder(p.Stdout).Encode(result)
}
