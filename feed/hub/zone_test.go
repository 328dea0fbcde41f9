package hub

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"github.com/oklog/ulid/v2"

	"watchfloor/feed"
	"watchfloor/feed/wire"
)

// cmd is a command with args.
func cmd(op string, args json.RawMessage) *wire.Cmd {
	return &wire.Cmd{ID: ulid.Make().String(), Op: op, Args: args, TS: wire.TimeOf(time.Now()), Want: wire.Accepted}
}

// putting is a zone.put of the port with a revision.
func putting(t *testing.T, revision int, change func(*feed.Zone)) *wire.Cmd {
	t.Helper()
	z := port()
	z.Revision = revision
	change(&z)
	args, err := wire.PutZone(z)
	if err != nil {
		t.Fatal(err)
	}
	return cmd(wire.OpPutZone, args)
}

func TestZoneCommands(t *testing.T) {
	same := func(*feed.Zone) {}
	deleting := func(k string) *wire.Cmd { return cmd(wire.OpDeleteZone, fmt.Appendf(nil, `{"k":%q}`, k)) }
	onlyIf := func(c *wire.Cmd, v uint64) *wire.Cmd { c.If = &wire.If{Ver: v}; return c }
	for name, c := range map[string]struct {
		token string
		cmd   *wire.Cmd
		want  string // status and code
	}{
		"put":                    {"chief", putting(t, 2, same), "accepted "},
		"put a new one":          {"chief", putting(t, 0, func(z *feed.Zone) { z.ID = "z-2" }), "accepted "},
		"put as an operator":     {"s3cret", putting(t, 2, same), "rejected forbidden"},
		"put what is older":      {"chief", putting(t, 1, same), "rejected version_conflict"},
		"put over another":       {"chief", putting(t, 0, same), "rejected version_conflict"},
		"put what was deleted":   {"chief", putting(t, 2, func(z *feed.Zone) { z.ID = "z-2" }), "rejected version_conflict"},
		"put on a condition":     {"chief", onlyIf(putting(t, 2, same), 1), "accepted "},
		"put on a false one":     {"chief", onlyIf(putting(t, 2, same), 7), "rejected version_conflict"},
		"put without a name":     {"chief", putting(t, 2, func(z *feed.Zone) { z.Name = "" }), "rejected bad_args"},
		"put nonsense":           {"chief", cmd(wire.OpPutZone, []byte(`{"k":"z-1","zone":[]}`)), "rejected bad_args"},
		"delete":                 {"chief", deleting("z-1"), "accepted "},
		"delete as an operator":  {"s3cret", deleting("z-1"), "rejected forbidden"},
		"delete none":            {"chief", deleting("z-9"), "rejected not_found"},
		"delete nothing":         {"chief", cmd(wire.OpDeleteZone, []byte(`{}`)), "rejected bad_args"},
		"delete on a false if":   {"chief", onlyIf(deleting("z-1"), 7), "rejected version_conflict"},
		"history of no time":     {"look", cmd(wire.OpHistory, []byte(`{}`)), "rejected bad_args"},
		"history of a past time": {"look", cmd(wire.OpHistory, []byte(`{"from":"2026-01-01T00:00:00Z","to":"2026-01-01T01:00:00Z"}`)), "accepted "},
	} {
		t.Run(name, func(t *testing.T) {
			inBubble(t, func(b *bench) {
				z := port()
				z.Revision = 2
				b.hub.Put(feed.Entities{Zones: []feed.Zone{z}})
				time.Sleep(2 * time.Second)
				p := b.join(c.token)
				p.send(c.cmd)
				a := next[*wire.Ack](p)
				code := ""
				if a.Err != nil {
					code = a.Err.Code
				}
				if got := a.Status + " " + code; got != c.want || a.ID != c.cmd.ID {
					t.Errorf("%s of %s, want %s: %+v", got, a.ID, c.want, a.Err)
				}
			})
		})
	}
}

// Two supervisors edit the same zone: the second is told, even before the
// first one's change is published.
func TestNobodyOverwritesUnseen(t *testing.T) {
	inBubble(t, func(b *bench) {
		p := b.join("chief")
		for n, want := range []string{wire.Accepted, wire.Accepted, wire.Rejected} {
			p.send(putting(t, min(n, 1), func(z *feed.Zone) { z.Name = fmt.Sprint("name ", n) }))
			if a := next[*wire.Ack](p); a.Status != want {
				t.Fatalf("edit %d: %+v", n, a)
			}
		}
		time.Sleep(2 * time.Second)
		z := b.hub.Entities().Zones[0]
		if z.Name != "name 1" || z.Revision != 2 || z.Agency != "pd" || z.UpdatedAt.IsZero() {
			t.Errorf("%+v", z)
		}
	})
}

// A zone that is put is watched at once, one that is deleted no more.
func TestZonesAreArmedByCommand(t *testing.T) {
	inBubble(t, func(b *bench) {
		p := b.join("chief")
		p.send(putting(t, 0, func(*feed.Zone) {}))
		next[*wire.Ack](p)
		b.drive("1", "patrol", 500)
		time.Sleep(10 * time.Second)
		b.drive("1", "patrol", 0)
		if n := len(b.incidents()); n != 1 {
			t.Fatalf("%d incidents", n)
		}
		p = b.join("chief")
		p.send(cmd(wire.OpDeleteZone, []byte(`{"k":"z-1"}`)))
		next[*wire.Ack](p)
		b.drive("2", "patrol", 500)
		time.Sleep(10 * time.Second)
		b.drive("2", "patrol", 0)
		if n := len(b.incidents()); n != 1 {
			t.Errorf("%d incidents after the zone was deleted", n)
		}
	})
}

func TestHistoryComesInPages(t *testing.T) {
	inBubble(t, func(b *bench) {
		from := time.Now()
		const units, seconds = 12, 1000
		for range seconds {
			for n := range units {
				b.drive(fmt.Sprint(n), "patrol", float64(n))
			}
			time.Sleep(time.Second)
		}
		p := b.join("look")
		var fixes []feed.Fix
		pages := 0
		for more, at := true, from; more; pages++ {
			args, err := json.Marshal(wire.Span{From: wire.TimeOf(at), To: wire.TimeOf(time.Now())})
			if err != nil {
				t.Fatal(err)
			}
			p.send(cmd(wire.OpHistory, args))
			past, err := wire.ReadHistory(next[*wire.Ack](p).Detail)
			if err != nil {
				t.Fatal(err)
			}
			fixes, more, at = append(fixes, past.Fixes...), past.More, past.Until
		}
		if len(fixes) != units*seconds || pages != 2 || fixes[0].Kind != "patrol" || !fixes[0].Time.Equal(from) {
			t.Errorf("%d fixes in %d pages, the first %+v", len(fixes), pages, fixes[0])
		}
	})
}

// TestThePastCanBeTold: positions from before the hub was there.
func TestThePastCanBeTold(t *testing.T) {
	inBubble(t, func(b *bench) {
		begin := time.Now().Add(-time.Hour)
		b.hub.Remember([]feed.Fix{{Subject: "1", Kind: "patrol", Time: begin}, {Subject: "1", Kind: "patrol", Time: begin.Add(time.Minute)}})
		args, err := json.Marshal(wire.Span{From: wire.TimeOf(begin), To: wire.TimeOf(time.Now())})
		if err != nil {
			t.Fatal(err)
		}
		p := b.join("look")
		p.send(cmd(wire.OpHistory, args))
		past, err := wire.ReadHistory(next[*wire.Ack](p).Detail)
		if err != nil || len(past.Fixes) != 2 || !past.Fixes[0].Time.Equal(begin) || past.More {
			t.Errorf("the past is %+v, %v", past, err)
		}
		if n := len(b.incidents()); n != 0 {
			t.Errorf("the past raised %d incidents", n)
		}
	})
}
