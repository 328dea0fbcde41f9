package cli

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"watchfloor/feed/demo"
)

// filmLimit is how large a film may be, in bytes.
const filmLimit = 256 << 20

func (p Program) benchCamerasCommand() *cobra.Command {
	var cfg demo.LoopConfig
	var film string
	cmd := &cobra.Command{
		Use:   "cameras --film FILE -n 16",
		Short: "Serve a film as many cameras, for measurements",
		Long:  "Serve an H.264 film (Annex B) round and round as many cameras, print their addresses, and run until interrupted.",
		Args:  cobra.NoArgs,
		RunE: run(func(cmd *cobra.Command, _ []string) (err error) {
			if err := address("--rtsp", cfg.RTSP); err != nil {
				return usageError{err}
			}
			if cfg.Film, err = readFilm(film); err != nil {
				return usageError{fmt.Errorf("--film: %w", err)}
			}
			cfg.Log = p.log(slog.LevelWarn)
			return p.benchCameras(cmd.Context(), cfg)
		}),
	}
	flags := cmd.Flags()
	flags.StringVar(&film, "film", "", "play this H.264 `FILE`")
	flags.Float64Var(&cfg.Rate, "fps", 25, "frames a second, 1 to 120")
	flags.IntVarP(&cfg.Cameras, "cameras", "n", 16, "number of cameras, 1 to 256")
	flags.StringVar(&cfg.RTSP, "rtsp", "127.0.0.1:0", "serve them at this `HOST:PORT`; port 0 takes a free one")
	return cmd
}

func readFilm(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() || info.Size() > filmLimit {
		return nil, errors.New("it is no file of at most 256 MiB")
	}
	return os.ReadFile(path)
}

// benchCameras serves until it is interrupted.
func (p Program) benchCameras(ctx context.Context, cfg demo.LoopConfig) error {
	ctx, cancel := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer cancel()
	loop, err := demo.NewLoop(cfg)
	if err != nil {
		return err
	}
	for _, url := range loop.URLs() {
		fmt.Fprintln(p.Stdout, url)
	}
	fmt.Fprintln(p.Stdout)
	loop.Run(ctx)
	return nil
}
