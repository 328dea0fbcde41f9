package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"fyne.io/fyne/v2"
	"github.com/spf13/cobra"

	"watchfloor/ui/settings"
)

// Version is the program's; FyneApp.toml says the same.
const Version = "0.1.0"

// A Program is what the commands need from the outside.
type Program struct {
	Args   []string // without the program's name
	Stdout io.Writer
	Stderr io.Writer
	NewApp func() fyne.App // on the main goroutine, once
}

// The exit statuses.
const (
	ok     = 0
	failed = 1 // it went wrong
	misuse = 2 // what was asked for makes no sense here
)

// Run does what the arguments say until it is done or ctx ends, and returns
// the exit status. It must be called on the main goroutine, as windows want.
func (p Program) Run(ctx context.Context) int {
	root := p.root()
	root.SetArgs(p.Args)
	root.SetOut(p.Stdout)
	root.SetErr(p.Stderr)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return ok
	}
	if !errors.Is(err, errQuiet) {
		fmt.Fprintln(p.Stderr, "watchfloor:", settings.Redact(firstLine(err)))
	}
	return status(err)
}

// firstLine is an error in one line: cobra's suggestions take several.
func firstLine(err error) string {
	return strings.Join(strings.Fields(err.Error()), " ")
}

// errQuiet ends a command with status 1 that has already said why.
var errQuiet = errors.New("failed")

// runError is an error of a command that was understood; all others are
// misuse.
type runError struct{ error }

func (e runError) Unwrap() error { return e.error }

// usageError is a misuse found out while running.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

func status(err error) int {
	var ran runError
	var misused usageError
	var setting *settings.Error
	if errors.As(err, &misused) || errors.As(err, &setting) || !errors.As(err, &ran) {
		return misuse
	}
	return failed
}

// run makes a cobra function whose errors are known to come from running.
func run(f func(cmd *cobra.Command, args []string) error) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, args []string) error {
		if err := f(cmd, args); err != nil {
			return runError{err}
		}
		return nil
	}
}

func (p Program) root() *cobra.Command {
	root := p.consoleCommand()
	root.SilenceErrors, root.SilenceUsage = true, true
	root.CompletionOptions.HiddenDefaultCmd = true
	root.AddCommand(p.demoCommand(), p.probeCommand(), p.benchCommand(), p.decoderCommand(),
		p.versionCommand())
	return root
}

func (p Program) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Args:  cobra.NoArgs,
		RunE: run(func(*cobra.Command, []string) error {
			_, err := fmt.Fprintln(p.Stdout, "watchfloor", Version)
			return err
		}),
	}
}
