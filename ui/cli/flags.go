package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"watchfloor/ui/settings"
)

// addSettings gives a command a flag for each setting and --config.
func addSettings(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.String("config", "", "read the settings from this `FILE` (YAML or TOML)")
	for _, k := range settings.Keys() {
		switch d := k.Default.(type) {
		case bool:
			flags.Bool(k.Flag, d, k.Help)
		case []string:
			flags.StringArray(k.Flag, d, k.Help)
		default:
			flags.String(k.Flag, fmt.Sprint(d), k.Help)
		}
	}
}

// readSettings reads the settings with the flags that were given on top.
func readSettings(cmd *cobra.Command) (*settings.Settings, error) {
	flags := cmd.Flags()
	given := map[string]any{}
	for _, k := range settings.Keys() {
		if !flags.Changed(k.Flag) {
			continue
		}
		switch k.Default.(type) {
		case []string:
			given[k.Name], _ = flags.GetStringArray(k.Flag)
		default:
			given[k.Name] = flags.Lookup(k.Flag).Value.String()
		}
	}
	file, err := flags.GetString("config")
	if err != nil {
		return nil, err
	}
	if flags.Changed("config") && file == "" {
		return nil, &settings.Error{Key: "--config", Problem: "it names no file"}
	}
	return settings.Load(file, given)
}
