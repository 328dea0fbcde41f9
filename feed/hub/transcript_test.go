package hub

import (
	"testing"

	"watchfloor/feed"
	"watchfloor/feed/feedtest"
	"watchfloor/feed/wire"
)

// The hub says word by word what the golden transcripts say, but for names
// of its own and times.
func TestHubReplaysTranscripts(t *testing.T) {
	for name, lines := range feedtest.Transcripts(t, "../wire/testdata") {
		t.Run(name, func(t *testing.T) {
			inBubble(t, func(b *bench) {
				r := &replay{bench: b, bound: feedtest.Bindings{}}
				for _, l := range lines {
					r.step(l)
				}
			})
		})
	}
}

// A replay is the client's part of a transcript.
type replay struct {
	*bench
	peer  *peer
	bound feedtest.Bindings
}

func (r *replay) step(l feedtest.Line) {
	r.Helper()
	switch l.Dir {
	case "hub":
		r.do(l.Deed(r.T))
	case "c2s":
		if f, err := wire.Decode(l.Frame, wire.MaxToHub); err != nil {
			r.Fatalf("%s: %v", l.Where, err)
		} else if _, hello := f.(*wire.Hello); hello {
			r.peer = r.dial()
		}
		r.peer.text(string(r.bound.Bind(l.Frame)))
	case "s2c":
		got, code := r.peer.raw()
		if code != l.Close {
			r.Fatalf("%s: closed with %d, want %d", l.Where, code, l.Close)
		}
		if l.Close != 0 {
			return
		}
		if diff := r.bound.Match(l.Frame, got); diff != "" {
			r.Fatalf("%s: %s\n got %s\nwant %s", l.Where, diff, got, l.Frame)
		}
	default:
		r.Fatalf("%s: direction %q", l.Where, l.Dir)
	}
}

func (r *replay) do(d feedtest.Deed) {
	r.Helper()
	switch {
	case d.Cut:
		_ = r.peer.ws.Close()
	case d.Drain:
		go r.stop()
	case d.Restart:
		r.stop()
		r.start()
	case d.Revoke != "":
		r.hub.Revoke(d.Revoke)
	}
	kind := wire.KindOf(d.Topic)
	var put feed.Entities
	for _, op := range d.Ops {
		if op.Op == wire.Delete {
			r.hub.Delete(kind, op.K)
		} else if err := wire.Add(&put, kind, op.K, op.D); err != nil {
			r.Fatal(err)
		}
	}
	r.hub.Put(put)
}
