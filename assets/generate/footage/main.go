// Command footage makes a folder of recorded files of the demo city, as
// somebody might hand them over: see package recording.
//
//	go run ./assets/generate/footage DIR
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"

	"watchfloor/assets/generate/footage/recording"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: footage DIR (it is made if it is not there)")
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := recording.Make(ctx, os.Args[1])
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "footage:", err)
		os.Exit(1)
	}
}
