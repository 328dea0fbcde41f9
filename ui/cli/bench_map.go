package cli

import (
	"encoding/json"
	"fmt"
	"log/slog"

	"github.com/spf13/cobra"

	"watchfloor/assets"
	"watchfloor/mapview/style"
	"watchfloor/mapview/tiles"
	mapbench "watchfloor/ui/cli/bench/chart"
)

// mapFlags are the flags of bench map as they were given.
type mapFlags struct {
	tiles, theme, size string
	seconds            float64
}

func (p Program) benchMapCommand() *cobra.Command {
	var f mapFlags
	cmd := &cobra.Command{
		Use:   "map --tiles FILE",
		Short: "Draw a map's tiles, pan and zoom over them under load, and print what it costs, as JSON",
		Args:  cobra.NoArgs,
		RunE: run(func(cmd *cobra.Command, _ []string) error {
			return p.benchMap(cmd, f)
		}),
	}
	flags := cmd.Flags()
	flags.StringVar(&f.tiles, "tiles", "", "draw this PMTiles or MBTiles `FILE`")
	flags.StringVar(&f.theme, "style", "night", "day, night or contrast")
	flags.StringVar(&f.size, "size", "1920x1080", "`WIDTHxHEIGHT` of the window in pixels")
	flags.Float64Var(&f.seconds, "seconds", 20, "time to pan and zoom, in seconds")
	return cmd
}

// config checks the flags and reads what they name, but for the tiles.
func (f mapFlags) config(log *slog.Logger) (cfg mapbench.Config, err error) {
	if f.tiles == "" {
		return cfg, fmt.Errorf("--tiles says what to draw: none is given")
	}
	if cfg.Pan, err = seconds(f.seconds); err != nil {
		return cfg, err
	}
	if cfg.Size, err = pixels(f.size); err != nil {
		return cfg, err
	}
	looks, err := readLooks(drawing{}, log)
	if err != nil {
		return cfg, err
	}
	var ok bool
	if cfg.Look, ok = looks[f.theme]; !ok {
		return cfg, fmt.Errorf("--style %q is not one of day, night, contrast", f.theme)
	}
	return cfg, nil
}

func (p Program) benchMap(cmd *cobra.Command, f mapFlags) error {
	log := p.log(slog.LevelWarn)
	cfg, err := f.config(log)
	if err != nil {
		return usageError{err}
	}
	if err := display(); err != nil {
		return err
	}
	if cfg.Sprites, err = style.ReadSprites(assets.Icons()); err != nil {
		return fmt.Errorf("the map's built-in icons: %w", err)
	}
	source, file, err := tiles.Open(cmd.Context(), tiles.Spec{Place: f.tiles})
	if err != nil {
		return fmt.Errorf("--tiles %s: %w", f.tiles, err)
	}
	defer file.Close() // it was only read
	cfg.Source, cfg.Fonts, cfg.NewApp, cfg.Log = source, assets.Fonts(), p.NewApp, log
	result, err := mapbench.Run(cmd.Context(), cfg)
	if err != nil {
		return err
	}
	return json.NewEncoder(p.Stdout).Encode(result)
}
