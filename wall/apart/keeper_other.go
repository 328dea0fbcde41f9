//go:build !linux

package apart

import (
	"context"
	"fmt"
	"runtime"
	"time"

	"watchfloor/wall/stream"
)

// Supported returns nil where decoding in processes of its own is possible,
// or says why not.
func Supported() error {
	return fmt.Errorf("decoding in processes of its own needs Linux; on %s leave wall.decoder at \"inside\"", runtime.GOOS)
}

// A Keeper makes decoders that decode in processes of their own, on Linux.
type Keeper struct{}

// New makes a Keeper.
func New(Config) *Keeper { return &Keeper{} }

// Run waits until ctx ends.
func (k *Keeper) Run(ctx context.Context) { <-ctx.Done() }

// ProcessorTime is 0.
func (k *Keeper) ProcessorTime() time.Duration { return 0 }

// NewDecoder returns the error of Supported.
func (k *Keeper) NewDecoder(stream.Coding) (stream.Decoder, error) { return nil, Supported() }

// Serve returns the error of Supported.
func Serve(stream.NewDecoder) error { return Supported() }
