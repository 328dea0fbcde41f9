package hub

import (
	"fmt"
	"testing"
	"time"

	"github.com/oklog/ulid/v2"

	"watchfloor/feed"
	"watchfloor/feed/wire"
)

func command(incident string) *wire.Cmd {
	return &wire.Cmd{
		ID: ulid.Make().String(), Op: wire.OpAcknowledge, Args: fmt.Appendf(nil, `{"k":%q}`, incident),
		TS: wire.TimeOf(time.Now()), Want: wire.Accepted,
	}
}

func TestCommandsAreCheckedOneByOne(t *testing.T) {
	with := func(change func(*wire.Cmd)) *wire.Cmd { c := command("inc-1"); change(c); return c }
	for name, c := range map[string]struct {
		token string
		cmd   *wire.Cmd
		want  string // status and code
	}{
		"fine":          {"s3cret", command("inc-1"), "accepted "},
		"no ULID":       {"s3cret", with(func(c *wire.Cmd) { c.ID = "7" }), "rejected bad_args"},
		"unknown op":    {"s3cret", with(func(c *wire.Cmd) { c.Op = "door.unlock" }), "rejected bad_args"},
		"a condition":   {"s3cret", with(func(c *wire.Cmd) { c.If = &wire.If{Ver: 1} }), "rejected bad_args"},
		"no k":          {"s3cret", with(func(c *wire.Cmd) { c.Args = []byte(`{}`) }), "rejected bad_args"},
		"k is a number": {"s3cret", with(func(c *wire.Cmd) { c.Args = []byte(`{"k":1}`) }), "rejected bad_args"},
		"not there":     {"s3cret", command("inc-2"), "rejected not_found"},
		"too late":      {"s3cret", with(func(c *wire.Cmd) { c.Exp = wire.TimeOf(time.Unix(1, 0)) }), "expired "},
		"year zero":     {"s3cret", with(func(c *wire.Cmd) { c.TS = wire.Time{Time: time.Date(1, 1, 1, 0, 0, 1, 0, time.UTC)} }), "accepted "},
		"only a viewer": {"look", command("inc-1"), "rejected forbidden"},
	} {
		t.Run(name, func(t *testing.T) {
			inBubble(t, func(b *bench) {
				b.hub.Put(feed.Entities{Incidents: []feed.Incident{{ID: "inc-1", OpenedAt: time.Now()}}})
				p := b.join(c.token)
				p.send(c.cmd)
				a := next[*wire.Ack](p)
				code := ""
				if a.Err != nil {
					code = a.Err.Code
				}
				if got := a.Status + " " + code; got != c.want || a.ID != c.cmd.ID {
					t.Errorf("%s of %s, want %s", got, a.ID, c.want)
				}
				i, _ := b.hub.Incident("inc-1")
				if acked := i.AckedBy == "u17" && !i.AckedAt.Before(i.OpenedAt); acked != (a.Status == wire.Accepted) {
					t.Errorf("the incident is %+v", i)
				}
			})
		})
	}
}

func TestRepeatedCommandHasOneEffect(t *testing.T) {
	inBubble(t, func(b *bench) {
		b.hub.Put(feed.Entities{Incidents: []feed.Incident{{ID: "inc-1"}}})
		c := command("inc-1")
		for n := range 5 {
			p := b.join("s3cret")
			p.send(c)
			if a := next[*wire.Ack](p); a.Status != wire.Accepted || a.Dup != (n > 0) || a.At == nil || a.At.Seq != 2 {
				t.Errorf("repeat %d: %+v", n, a)
			}
			_ = p.ws.Close()
		}
		p := b.join("s3cret")
		p.send(&wire.Sub{ID: 1, Topic: "incidents/pd"})
		if s := next[*wire.SubOK](p); s.Seq != 2 {
			t.Errorf("%d changes, want 2", s.Seq)
		}
	})
}

func TestResultsAreRememberedForADay(t *testing.T) {
	r, now := newResults(), time.Unix(1e9, 0)
	r.keep(now, key{"u17", "a"}, wire.Ack{Status: wire.Accepted})
	r.keep(now.Add(wire.DedupTime), key{"u17", "b"}, wire.Ack{Status: wire.Rejected})
	if a, ok := r.find(key{"u17", "a"}); !ok || !a.Dup || a.Status != wire.Accepted {
		t.Errorf("a day later: %+v", a)
	}
	if _, ok := r.find(key{"u02", "a"}); ok {
		t.Error("another user's command is taken for a repeat")
	}
	r.keep(now.Add(wire.DedupTime+time.Minute), key{"u17", "c"}, wire.Ack{Status: wire.Accepted})
	if _, ok := r.find(key{"u17", "a"}); ok || len(r.by) != 2 || len(r.order) != 2 {
		t.Errorf("for ever: %v", r.by)
	}
}

func TestTooFastCommandsAreTurnedDown(t *testing.T) {
	inBubble(t, func(b *bench) {
		b.hub.Put(feed.Entities{Incidents: []feed.Incident{{ID: "inc-1"}}})
		p := b.join("s3cret")
		refused := 0
		for range 25 {
			p.send(command("inc-1"))
			if a := next[*wire.Ack](p); a.Err != nil && a.Err.Code == wire.Rate && a.Err.Retry {
				refused++
			}
		}
		if refused != 5 {
			t.Errorf("%d of 25 refused", refused)
		}
		time.Sleep(time.Second)
		p.send(command("inc-1"))
		if a := next[*wire.Ack](p); a.Status != wire.Accepted {
			t.Errorf("a second later: %+v", a)
		}
	})
}
