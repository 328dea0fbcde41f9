package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"watchfloor/ui"
)

func addShot(cmd *cobra.Command, s *ui.Screenshot) {
	cmd.Flags().StringVar(&s.File, "screenshot", "", "write what the window shows as PNG to this `FILE`, and exit")
	cmd.Flags().DurationVar(&s.After, "after", 10*time.Second, "how long to run before --screenshot")
}

// checkShot finds out before the run what would fail after it.
func checkShot(cmd *cobra.Command, s ui.Screenshot) error {
	switch {
	case s.After < 0:
		return usageError{fmt.Errorf("--after %v: time does not run backwards", s.After)}
	case cmd.Flags().Changed("after") && s.File == "":
		return usageError{errors.New("--after says when to take a picture: --screenshot FILE must say where")}
	case s.File == "":
		return nil
	}
	info, err := os.Stat(filepath.Dir(s.File))
	if err != nil || !info.IsDir() {
		return usageError{fmt.Errorf("--screenshot %s: there is no folder %s", s.File, filepath.Dir(s.File))}
	}
	return nil
}
