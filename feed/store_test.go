package feed

import (
	"fmt"
	"maps"
	"slices"
	"sync"
	"testing"
)

func cameras(ids ...string) Entities {
	var e Entities
	for _, id := range ids {
		e.Cameras = append(e.Cameras, Camera{ID: id})
	}
	return e
}

func keys[E any](m map[string]E) []string { return slices.Sorted(maps.Keys(m)) }

func TestStoreFolds(t *testing.T) {
	for name, c := range map[string]struct {
		events []Event
		want   []string // cameras
	}{
		"nothing":              {nil, nil},
		"put":                  {[]Event{Changed{"cameras/pd", cameras("a", "b"), nil}}, []string{"a", "b"}},
		"put twice":            {[]Event{Changed{"cameras/pd", cameras("a"), nil}, Changed{"cameras/pd", cameras("a"), nil}}, []string{"a"}},
		"replace":              {[]Event{Replaced{"cameras/pd", cameras("a", "b")}, Replaced{"cameras/pd", cameras("c")}}, []string{"c"}},
		"replace by nothing":   {[]Event{Replaced{"cameras/pd", cameras("a")}, Replaced{Topic: "cameras/pd"}}, nil},
		"replace after change": {[]Event{Changed{"cameras/pd", cameras("a"), nil}, Replaced{"cameras/pd", cameras("b")}}, []string{"b"}},
		"topics stay apart":    {[]Event{Replaced{"cameras/pd", cameras("a")}, Replaced{"cameras/fd", cameras("b")}, Replaced{Topic: "cameras/pd"}}, []string{"b"}},
		"delete":               {[]Event{Replaced{"cameras/pd", cameras("a", "b")}, Changed{"cameras/pd", Entities{}, []string{"a", "x"}}}, []string{"b"}},
		"delete another's":     {[]Event{Replaced{"cameras/pd", cameras("a")}, Changed{"cameras/fd", Entities{}, []string{"a"}}}, []string{"a"}},
	} {
		t.Run(name, func(t *testing.T) {
			one, many := NewStore(), NewStore()
			one.Apply(c.events...)
			for _, e := range c.events {
				many.Apply(e)
			}
			for _, s := range []*Store{one, many} {
				if got := keys(s.Snapshot().Cameras); !slices.Equal(got, c.want) {
					t.Errorf("cameras %v, want %v", got, c.want)
				}
			}
		})
	}
}

func TestSnapshotsNeverChange(t *testing.T) {
	s := NewStore()
	s.Apply(Replaced{"cameras/pd", cameras("a")}, Changed{"zones/pd", Entities{Zones: []Zone{{ID: "z"}}}, nil})
	before := s.Snapshot()
	s.Apply(Changed{"cameras/pd", cameras("b"), []string{"a"}}, Changed{"zones/pd", Entities{}, []string{"z"}})
	if got := keys(before.Cameras); !slices.Equal(got, []string{"a"}) || len(before.Zones) != 1 {
		t.Errorf("the old snapshot changed: %v %v", got, before.Zones)
	}
	if got := keys(s.Snapshot().Cameras); !slices.Equal(got, []string{"b"}) || len(s.Snapshot().Zones) != 0 {
		t.Errorf("the new snapshot is %v", got)
	}
	same := s.Snapshot()
	if s.Apply(); s.Snapshot() != same {
		t.Error("no event made a new snapshot")
	}
}

func TestStoreKeepsTheNewestAnswers(t *testing.T) {
	s := NewStore()
	for i := range KeptAnswers + 10 {
		s.Apply(Answered{fmt.Sprint(i), Answer{Status: "accepted"}}, Answered{fmt.Sprint(i), Answer{Status: "effected"}})
	}
	got := s.Snapshot().Answers
	if len(got) != KeptAnswers || got["9"].Status != "" || got["10"].Status != "effected" {
		t.Errorf("%d answers, 9: %v, 10: %v", len(got), got["9"], got["10"])
	}
}

func TestStoreKnowsTheLink(t *testing.T) {
	s := NewStore()
	s.Apply(LinkChanged{Link{State: LinkLost, Try: 3, Err: "refused"}})
	if l := s.Snapshot().Link; l.State != LinkLost || l.Try != 3 {
		t.Errorf("link %+v", l)
	}
}

func TestStoreIsReadWhileItIsWritten(t *testing.T) {
	s := NewStore()
	var readers sync.WaitGroup
	done := make(chan struct{})
	for range 3 {
		readers.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
					for range s.Snapshot().Cameras {
					}
				}
			}
		})
	}
	for i := range 500 {
		s.Apply(Changed{"cameras/pd", cameras(fmt.Sprint(i % 20)), []string{fmt.Sprint((i + 7) % 20)}})
	}
	close(done)
	readers.Wait()
}

func BenchmarkApplyOneOfManyUnits(b *testing.B) {
	s := NewStore()
	var all Entities
	for i := range 5000 {
		all.Units = append(all.Units, Unit{ID: fmt.Sprint("u", i)})
	}
	s.Apply(Replaced{"units/pd", all})
	for b.Loop() {
		s.Apply(Changed{"units/pd", Entities{Units: all.Units[:25]}, nil})
	}
}
