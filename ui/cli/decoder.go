package cli

import (
	"context"
	"log/slog"

	"github.com/spf13/cobra"

	"watchfloor/wall/apart"
	"watchfloor/wall/decode"
)

// decoderCommand is what a window runs for each stream where the setting
// wall.decoder is process; nobody else can.
func (p Program) decoderCommand() *cobra.Command {
	return &cobra.Command{
		Use:    "decoder",
		Short:  "Decode one stream for the window that started this",
		Args:   cobra.NoArgs,
		Hidden: true,
		RunE: run(func(cmd *cobra.Command, _ []string) error {
			g := newGroup(cmd.Context(), p.log(slog.LevelWarn))
			defer g.stop()
			g.start(func(ctx context.Context) { decode.Watch(ctx, p.voice()) })
			return apart.Serve(decode.New)
		}),
	}
}

// voice is a logger for what the window puts into its own log, which says when
// and how bad.
func (p Program) voice() *slog.Logger {
	return slog.New(slog.NewTextHandler(p.Stderr, &slog.HandlerOptions{
		ReplaceAttr: func(groups []string, a slog.Attr) slog.Attr {
			if len(groups) == 0 && (a.Key == slog.TimeKey || a.Key == slog.LevelKey) {
				return slog.Attr{}
			}
			return a
		},
	}))
}
