package apart

import (
	"errors"
	"image"
	"log/slog"
	"os"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"watchfloor/wall/stream"
)

// lies are what a child that was taken over could answer to a unit.
var lies = map[string][]byte{
	"nothing of sense":    []byte("hello"),
	"far too much":        make([]byte, 100_000),
	"no bytes":            {},
	"a greeting":          (&answer{kind: sayHello}).put(nil),
	"a picture nowhere":   (&answer{kind: sayPicture, picture: small}).put(nil),
	"a picture of nobody": (&answer{kind: sayPicture, picture: small, number: 1 << 60}).put(nil),
	"a huge picture":      (&answer{kind: sayPicture, picture: wide}).put(nil),
	"room again and again": (&answer{
		kind: saySmall, need: 4096, // and again to the request that gives it
	}).put(nil),
}

var small = picture{size: image.Pt(16, 16), strides: [3]int{16, 8, 8}}

// Lie is the program of a hostile child. It starts like an honest one.
func Lie(name string) {
	say := func(b []byte) { _, _ = unix.Write(socketFD, b) }
	hear := func() { _, _ = unix.Read(socketFD, make([]byte, requestSize)) }
	say((&answer{kind: sayHello}).put(nil))
	hear()
	say((&answer{kind: sayOpened}).put(nil))
	for {
		hear()
		say(lies[name])
	}
}

// TestLiesAreNotBelieved sees each lie end its child, and only it.
func TestLiesAreNotBelieved(t *testing.T) {
	for name := range lies {
		t.Run(name, func(t *testing.T) {
			var log strings.Builder
			k := New(Config{
				Command: []string{os.Args[0], "lie", name},
				Log:     slog.New(slog.NewTextHandler(&log, nil)),
			})
			ended := make(chan struct{})
			go func() { defer close(ended); k.Run(t.Context()) }()
			t.Cleanup(func() { <-ended })
			d, err := k.NewDecoder(stream.Coding{Codec: stream.H264})
			if err != nil {
				t.Fatal(err)
			}
			defer d.Close()
			began := time.Now()
			f, err := d.Decode(stream.AccessUnit{Data: []byte{0}, Key: true})
			if f != nil || !errors.Is(err, stream.ErrGone) {
				t.Errorf("%+v, %v, want stream.ErrGone", f, err)
			}
			if took := time.Since(began); took > answerWithin/2 {
				t.Errorf("believed for %v", took)
			}
		})
	}
}

// TestAGreedyChildIsGivenUp sees a child that asks for larger slots again and
// again, and could keep the old ones, get no more than it may.
func TestAGreedyChildIsGivenUp(t *testing.T) {
	all := slots{left: allowance(image.Pt(640, 360))}
	defer all.close()
	var s *slot
	for given := 0; ; given += maxRoom {
		next, file, err := all.enlarge(s, maxRoom)
		if errors.Is(err, errGreedy) {
			break
		}
		if err != nil || given > 1<<30 {
			t.Fatalf("given %d bytes: %v", given, err)
		}
		_ = file.Close()
		s = next
	}
}
