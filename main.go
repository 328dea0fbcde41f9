// Command watchfloor is one pane of glass for the room that watches a city:
// live cameras on a video wall, incidents on a map, and the way from one to
// the other in one click.
package main

import (
	"context"
	_ "embed"
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"watchfloor/ui/cli"
)

//go:embed assets/icon.png
var icon []byte

func main() {
	program := cli.Program{Args: os.Args[1:], Stdout: os.Stdout, Stderr: os.Stderr, NewApp: newApp}
	os.Exit(program.Run(context.Background()))
}

// newApp makes the Fyne application, the only one, with what FyneApp.toml
// says of it.
func newApp() fyne.App {
	app.SetMetadata(fyne.AppMetadata{
		ID:         "org.watchfloor.Watchfloor",
		Name:       "Watchfloor",
		Version:    cli.Version,
		Build:      1,
		Icon:       fyne.NewStaticResource("icon.png", icon),
		Release:    true,
		Migrations: map[string]bool{"fyneDo": true},
	})
	return app.New()
}
