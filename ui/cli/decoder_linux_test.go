package cli

import (
	"bytes"
	"context"
	"errors"
	"os"
	"testing"

	"watchfloor/wall/apart"
	"watchfloor/wall/stream"
)

// TestMain lets this program be the decoder that it starts, as watchfloor is.
func TestMain(m *testing.M) {
	if len(os.Args) == 2 && os.Args[1] == "decoder" {
		os.Exit(Program{Args: os.Args[1:], Stdout: os.Stdout, Stderr: os.Stderr}.Run(context.Background()))
	}
	os.Exit(m.Run())
}

func TestDecoderCommandDecodes(t *testing.T) {
	k := apart.New(apart.Config{Log: Program{Stderr: t.Output()}.log(0)})
	g := newGroup(t.Context(), Program{Stderr: t.Output()}.log(0))
	defer g.stop()
	g.start(k.Run)
	d, err := k.NewDecoder(stream.Coding{Codec: stream.H264})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	film, err := os.ReadFile("../../wall/decode/testdata/pattern.h264")
	if err != nil {
		t.Fatal(err)
	}
	delimiter := []byte{0, 0, 0, 1, 9}
	unit := film[:len(delimiter)+bytes.Index(film[len(delimiter):], delimiter)]
	f, err := d.Decode(stream.AccessUnit{Data: unit, Key: true})
	if err != nil || f == nil {
		t.Fatalf("no picture: %v", err)
	}
	defer f.Release()
	if f.Size.X != 322 || f.Size.Y != 182 {
		t.Errorf("a picture of %v", f.Size)
	}
	if _, err := d.Decode(stream.AccessUnit{Data: []byte("no picture")}); err == nil || errors.Is(err, stream.ErrGone) {
		t.Errorf("what is no picture: %v", err)
	}
}

func TestDecoderCommandIsNotForPeople(t *testing.T) {
	code, _, said := try(t, "decoder")
	if code != failed || !bytes.Contains([]byte(said), []byte("run by watchfloor itself")) {
		t.Errorf("status %d: %s", code, said)
	}
}
