package cli

import (
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/spf13/cobra"

	"watchfloor/ui/cli/probe"
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
		RunE:  run(func(cmd *cobra.Command, args []string) error { return p.probe(cmd, args[0], f) }),
	}
	flags := cmd.Flags()
	flags.BoolVar(&f.json, "json", false, "print one JSON object")
	flags.Float64Var(&f.seconds, "seconds", 5, "how long to look, in seconds")
	flags.StringVar(&f.transport, "transport", "tcp", "tcp or udp")
	return cmd
}
