package cli

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"watchfloor/feed"
	"watchfloor/ui"
	"watchfloor/ui/document"
	"watchfloor/ui/settings"
	"watchfloor/ui/views"
	"watchfloor/wall/decode"
	"watchfloor/wall/stream"
)

func (p Program) consoleCommand() *cobra.Command {
	var shot ui.Screenshot
	cmd := &cobra.Command{
		Use:   "watchfloor [FILE...]",
		Short: "Live cameras, incidents and a map in one window; recorded files on one clock",
		Long: "Watchfloor shows live cameras, incidents and a map in one window. Without --hub, --camera and files,\n" +
			"and with none in the settings, it starts a demo city of its own and connects to that.\n\n" +
			"FILE is recorded footage (MP4, MKV, AVI, TS, MJPEG), a folder of it, or a .watchfloor session.",
		Args: cobra.ArbitraryArgs,
		RunE: run(func(cmd *cobra.Command, files []string) error {
			s, err := readSettings(cmd)
			if err != nil {
				return err
			}
			if err := checkShot(cmd, shot); err != nil {
				return err
			}
			return p.console(cmd.Context(), s, files, shot)
		}),
	}
	addSettings(cmd)
	addShot(cmd, &shot)
	return cmd
}

// log is a logger to standard error.
func (p Program) log(level slog.Level) *slog.Logger {
	return slog.New(slog.NewTextHandler(p.Stderr, &slog.HandlerOptions{Level: level}))
}

// A desk is all that a window shows, opened and not yet running.
type desk struct {
	settings *settings.Settings
	log      *slog.Logger
	shelf    shelf
	source   basemap
	hub      backend
	playing  *engine
}

// console runs the window and everything behind it until it is closed.
func (p Program) console(ctx context.Context, s *settings.Settings, files []string, shot ui.Screenshot) error {
	st := desk{settings: s, log: p.log(s.Log), shelf: openShelf(s)}
	if err := checkConsole(s, st.shelf.book, files); err != nil {
		return err
	}
	var err error
	if st.source, err = openBasemap(ctx, s, st.log); err != nil {
		return err
	}
	defer st.source.close()
	if err := display(); err != nil {
		return err
	}
	if st.hub, err = chooseBackend(s, len(files) > 0, st.log); err != nil {
		return err
	}
	if st.playing, err = newEngine(s, st.log); err != nil {
		return err
	}
	lean()
	return p.show(ctx, st, files, shot)
}

// show opens the window over a desk, and closes both.
func (p Program) show(ctx context.Context, st desk, files []string, shot ui.Screenshot) error {
	app, s := p.NewApp(), st.settings
	ui.Dress(app, s.Window.Theme)
	chart, err := newChart(st.source, st.log)
	if err != nil {
		return err
	}
	store, tiles := feed.NewStore(), st.playing.wall(s)
	g := newGroup(ctx, st.log)
	defer g.stop()
	window, err := ui.New(ui.Config{
		App: app, Store: store, Sender: st.hub.start(g, store), Wall: tiles, Map: chart.Map,
		Styled: chart.dress, Places: chart.names, Sight: chart.sight,
		Cameras: s.Cameras, How: how(s), Grid: s.Wall.Grid,
		Fullscreen: s.Window.Fullscreen, View: s.View, Theme: s.Window.Theme, Screenshot: shot, Log: st.log,
		Keeper: st.shelf.keeper, Book: st.shelf.book, Notice: st.shelf.notice, Keys: s.Keys,
		Sound: st.playing.sound, OpenRecording: decode.OpenFile, NewScaler: newScaler, Files: files,
	})
	if err != nil {
		return usageError{err}
	}
	st.playing.start(g)
	for _, run := range []func(context.Context){st.shelf.run, tiles.Run, chart.run, window.Run} {
		g.start(run)
	}
	return window.ShowAndRun()
}

// checkConsole finds mistakes before there is a window.
func checkConsole(s *settings.Settings, book views.Book, files []string) error {
	for _, f := range files {
		if _, err := os.Stat(f); err != nil {
			return usageError{fmt.Errorf("open %s: %w; it is no command either (--help lists them)", f, document.Bare(err))}
		}
	}
	if err := ui.CheckView(book, s.View); err != nil {
		return s.Problem("view", err)
	}
	return nil
}

// how says how cameras are played: a source without an address, by the
// camera's id.
func how(s *settings.Settings) func(id string) stream.Source {
	like := stream.Source{Transport: rtpBy(s.Wall.Transport), Hardware: devices(s.Wall.Hardware)}
	return func(id string) stream.Source {
		src := like
		if slices.Contains(s.Wall.HardwareCameras, id) {
			src.Hardware = stream.HardwareOn
		}
		return src
	}
}

// rtpBy is the transport by the name the settings have for it.
func rtpBy(name string) stream.Transport {
	if name == "tcp" {
		return stream.TCP
	}
	return stream.Transport(name)
}

// devices is whether hardware decodes, by the name the settings have for it.
func devices(name string) stream.Hardware {
	if name == "auto" {
		return stream.HardwareAuto
	}
	return stream.Hardware(name)
}
