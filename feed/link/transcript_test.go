package link

import (
	"encoding/json"
	"reflect"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"watchfloor/feed"
	"watchfloor/feed/feedtest"
	"watchfloor/feed/wire"
)

// The client says word by word what the golden transcripts say, and ends up
// knowing what they tell.
func TestClientReplaysTranscripts(t *testing.T) {
	for name, lines := range feedtest.Transcripts(t, "../wire/testdata") {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				net, store := feedtest.NewNet(), feed.NewStore()
				r := &replay{T: t, lines: lines, told: map[string]map[string]wire.Item{}, asked: map[string]bool{}, end: make(chan struct{})}
				r.client = New(Config{URL: "ws://hub.test/", Token: "s3cret", Station: "wall-3", Version: "0.1.0", Dial: net.Dial}, store)
				feedtest.ServeOn(t, net, r.play)
				done := make(chan struct{})
				go func() { defer close(done); r.client.Run(t.Context()) }()
				t.Cleanup(func() { <-done })
				<-r.end
				settle(time.Second)
				r.compare(store.Snapshot())
			})
		})
	}
}

// A replay is the hub's part of a transcript.
type replay struct {
	*testing.T
	lines  []feedtest.Line
	client *Client
	told   map[string]map[string]wire.Item // what the client has been told, by topic
	asked  map[string]bool                 // commands given by the operator
	once   sync.Once
	end    chan struct{} // closed when the client has had every line
}

// play plays one connection.
func (r *replay) play(c *feedtest.Conn) {
	for len(r.lines) > 0 {
		l := r.lines[0]
		r.lines = r.lines[1:]
		if len(r.lines) == 0 {
			defer r.once.Do(func() { close(r.end) })
		}
		switch {
		case l.Dir == "hub" && l.Deed(r).Cut:
			return
		case l.Dir == "hub" || l.Lost:
		case l.Close != 0:
			c.Close(l.Close)
		case l.Dir == "c2s":
			r.expect(c, l)
		default:
			r.tell(l)
			c.SendText(string(l.Frame))
		}
	}
	r.once.Do(func() { close(r.end) })
	c.Hold()
}

// expect reads the client's next frame; a command is given by the operator
// the first time.
func (r *replay) expect(c *feedtest.Conn, l feedtest.Line) {
	want, err := wire.Decode(l.Frame, wire.MaxToHub)
	if err != nil {
		r.Errorf("%s: %v", l.Where, err)
	}
	if cmd, ok := want.(*wire.Cmd); ok && !r.asked[cmd.ID] {
		r.asked[cmd.ID] = true
		var args wire.Target
		if err := json.Unmarshal(cmd.Args, &args); err != nil {
			r.Errorf("%s: %v", l.Where, err)
		}
		if err := r.client.Send(feed.Acknowledge{ID: cmd.ID, Incident: args.K, At: cmd.TS.Time}); err != nil {
			r.Errorf("%s: %v", l.Where, err)
		}
	}
	got, err := wire.Encode(c.Read())
	if diff := (feedtest.Bindings{}).Match(l.Frame, got); err != nil || diff != "" {
		r.Errorf("%s: %s %v\n got %s\nwant %s", l.Where, diff, err, got, l.Frame)
	}
}

// tell remembers what a frame says, in the simplest way there is.
func (r *replay) tell(l feedtest.Line) {
	f, err := wire.Decode(l.Frame, wire.MaxToClient)
	if err != nil {
		r.Errorf("%s: %v", l.Where, err)
	}
	switch f := f.(type) {
	case *wire.Snap:
		r.told[f.Topic] = map[string]wire.Item{}
		for _, i := range f.Items {
			r.told[f.Topic][i.K] = i
		}
	case *wire.Delta:
		for _, op := range f.Ops {
			delete(r.told[f.Topic], op.K)
			if op.Op == wire.Put {
				r.told[f.Topic][op.K] = wire.Item{K: op.K, V: op.V, D: op.D}
			}
		}
	}
}

func (r *replay) compare(got *feed.Snapshot) {
	var want feed.Entities
	for topic, items := range r.told {
		for k, i := range items {
			if err := wire.Add(&want, wire.KindOf(topic), k, i.D); err != nil {
				r.Error(err)
			}
		}
	}
	want = inOrder(want)
	have := everything(got)
	if !reflect.DeepEqual(have, want) {
		r.Errorf("the client knows\n%+v\nand was told\n%+v", have, want)
	}
	for id := range r.asked {
		if got.Answers[id].Status == "" {
			r.Errorf("command %s has no answer", id)
		}
	}
}
