package cli

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/spf13/cobra"

	"watchfloor/ui/cli/probe"
	"watchfloor/wall/decode"
	"watchfloor/wall/rtsp"
	"watchfloor/wall/stream"
)

// probeFlags are the flags of probe as they were given.
type probeFlags struct {
	json      bool
	seconds   float64
	transport string
}

func (p Program) probeCommand() *cobra.Command {
	var f probeFlags
	cmd := &cobra.Command{
		Use:   "probe URL",
		Short: "Connect to a camera and print what it sends",
		Long:  "Connect to a camera and print what it sends. The exit status is 0 with a picture, 1 without.",
		Args:  cobra.ExactArgs(1),
		RunE: run(func(cmd *cobra.Command, args []string) error {
			cfg, err := f.config(args[0])
			if err != nil {
				return usageError{err}
			}
			return p.probe(cmd.Context(), cfg, f.json)
		}),
	}
	flags := cmd.Flags()
	flags.BoolVar(&f.json, "json", false, "print one JSON object")
	flags.Float64Var(&f.seconds, "seconds", 5, "how long to look from the first picture on, in seconds")
	flags.StringVar(&f.transport, "transport", "tcp", "tcp, udp or multicast")
	return cmd
}

// config checks the address and the flags.
func (f probeFlags) config(address string) (probe.Config, error) {
	if err := cameraURL(address); err != nil {
		return probe.Config{}, err
	}
	d, err := seconds(f.seconds)
	if err != nil {
		return probe.Config{}, err
	}
	by, err := transport(f.transport)
	return probe.Config{
		Source: stream.Source{URL: address, Transport: by}, Opener: &rtsp.Opener{}, NewDecoder: decode.New,
		Duration: d,
	}, err
}

// probe prints what the camera sends, or why there is no picture: as a line
// on standard error, or in the JSON object.
func (p Program) probe(ctx context.Context, cfg probe.Config, asJSON bool) error {
	report, failure := probe.Run(ctx, cfg)
	if asJSON {
		if err := json.NewEncoder(p.Stdout).Encode(report); err != nil || failure == nil {
			return err
		}
		return errQuiet
	}
	if failure != nil {
		return fmt.Errorf("no picture from %s: %w", cfg.Source, failure)
	}
	return report.Print(p.Stdout)
}
