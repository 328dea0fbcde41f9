package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	"github.com/spf13/cobra"

	"watchfloor/feed/demo"
	"watchfloor/ui/settings"
)

func (p Program) demoCommand() *cobra.Command {
	var cfg demo.Config
	var tokenFile string
	cmd := &cobra.Command{
		Use:   "demo",
		Short: "Run the demo city alone, for any client",
		Long: "Run the demo city alone: an RTSP server with its cameras and a hub with its zones, units and\n" +
			"incidents. It prints where they are, then runs until it is interrupted.",
		Args: cobra.NoArgs,
		RunE: run(func(cmd *cobra.Command, _ []string) error {
			if err := errors.Join(address("--rtsp", cfg.RTSP), address("--ws", cfg.WS)); err != nil {
				return usageError{err}
			}
			cfg.Log = p.log(slog.LevelInfo)
			return p.demo(cmd.Context(), cfg, tokenFile)
		}),
	}
	flags := cmd.Flags()
	flags.StringVar(&cfg.RTSP, "rtsp", "127.0.0.1:8554", "serve the cameras at this `HOST:PORT`; port 0 takes a free one")
	flags.StringVar(&cfg.WS, "ws", "127.0.0.1:8443", "serve the hub at this `HOST:PORT`; port 0 takes a free one")
	flags.StringVar(&tokenFile, "token-file", "", "take the hub's token from this `FILE`, made if there is none; default: a temporary one")
	return cmd
}

func address(flag, value string) error {
	if _, _, err := net.SplitHostPort(value); err != nil {
		return fmt.Errorf("%s %q is not HOST:PORT, as in 127.0.0.1:8554", flag, value)
	}
	return nil
}

// demo runs the city until it is interrupted.
func (p Program) demo(ctx context.Context, cfg demo.Config, tokenFile string) error {
	ctx, cancel := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer cancel()
	if tokenFile == "" {
		dir, err := os.MkdirTemp("", "watchfloor-demo-")
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir)
		tokenFile = filepath.Join(dir, "token")
	} else if token, err := settings.ReadToken(tokenFile); err == nil {
		cfg.Token = token.Reveal()
	} else if _, missing := os.Stat(tokenFile); missing == nil {
		return usageError{fmt.Errorf("--token-file: %w", err)}
	}
	city, err := demo.New(cfg)
	if err != nil {
		return err
	}
	if err := os.WriteFile(tokenFile, []byte(city.Token()+"\n"), 0o600); err != nil {
		return fmt.Errorf("write the token: %w", err)
	}
	describe(p.Stdout, city, tokenFile)
	g := newGroup(ctx, cfg.Log)
	g.start(city.Run)
	<-ctx.Done()
	g.stop()
	return nil
}

// describe says where everything is, one thing a line; an empty line ends it.
func describe(out io.Writer, city *demo.City, tokenFile string) {
	fmt.Fprintln(out, "hub   ", city.HubURL())
	fmt.Fprintln(out, "token ", tokenFile)
	for _, c := range city.Cameras() {
		for _, s := range c.Streams {
			fmt.Fprintf(out, "camera %s  %-4s  %-4s  %4dx%-4d  %-24s  %s\n", c.ID, s.Codec, s.Role, s.Width, s.Height, c.Name, s.URL)
		}
	}
	fmt.Fprintln(out)
}
