package track

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/paulmach/orb"

	"watchfloor/feed"
)

var noon = time.Date(2026, 8, 22, 12, 0, 0, 0, time.UTC)

func fix(subject string, seconds int) feed.Fix {
	return feed.Fix{
		Subject: subject, Kind: "patrol", At: orb.Point{-179.9999999, 89.1234567},
		Time: noon.Add(time.Duration(seconds) * time.Second), Speed: 8.5, Accuracy: 4,
	}
}

func TestTrail(t *testing.T) {
	tracks := New(Config{})
	for i, want := range []bool{0: true, 1: true, 2: false, 3: false, 4: true} {
		if seconds := []int{0, 10, 5, 10, 20}[i]; tracks.Add(fix("u", seconds)) != want {
			t.Errorf("fix %d, at %d s: added %v", i, seconds, !want)
		}
	}
	if got, want := tracks.Trail("u", noon.Add(time.Second)), []feed.Fix{fix("u", 10), fix("u", 20)}; !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if got := tracks.Trail("v", noon); got != nil {
		t.Errorf("somebody else: %+v", got)
	}
	if tracks.Add(feed.Fix{Subject: "v"}) {
		t.Error("a fix without a time was added")
	}
	if got := tracks.Trail("v", noon); got != nil || tracks.count != 3 {
		t.Errorf("%+v, %d fixes", got, tracks.count)
	}
}

// Asking on from until on gives every fix once, in order, whatever the page.
func TestPages(t *testing.T) {
	dice := rand.New(rand.NewPCG(1, 1))
	tracks := New(Config{})
	var want []feed.Fix
	for s := range 600 {
		for n := range 5 {
			if f := fix(fmt.Sprint("u", n), s); dice.Float64() < 0.6 {
				want = append(want, f)
				tracks.Add(f)
			}
		}
	}
	from, to := noon.Add(100*time.Second), noon.Add(500*time.Second)
	want = slices.DeleteFunc(want, func(f feed.Fix) bool { return f.Time.Before(from) || !f.Time.Before(to) })
	for _, most := range []int{5, 17, 500, 10_000} {
		var got []feed.Fix
		for at := from; at.Before(to); {
			page, until := tracks.Between(at, to, most)
			if len(page) > most || !until.After(at) {
				t.Fatalf("pages of %d: %d until %v, asked from %v", most, len(page), until, at)
			}
			got, at = append(got, page...), until
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("pages of %d: %d fixes, want %d", most, len(got), len(want))
		}
	}
}

func TestOldFixesAreForgotten(t *testing.T) {
	tracks := New(Config{For: time.Hour})
	tracks.Add(fix("silent", 0))
	for s := range 2 * 3600 {
		tracks.Add(fix("u", s))
	}
	if n := len(tracks.Trail("u", time.Time{})); n < 3600 || n > 3661 || tracks.count != n {
		t.Errorf("%d fixes of an hour, %d in all", n, tracks.count)
	}
	if tracks.paths["silent"] != nil {
		t.Error("who is silent is never forgotten")
	}
}

func TestTooManyFixesAreForgotten(t *testing.T) {
	tracks := New(Config{Most: 1000})
	for s := range 5000 {
		for n := range 3 {
			tracks.Add(fix(fmt.Sprint("u", n), s))
			if tracks.count > 1000 {
				t.Fatalf("%d fixes", tracks.count)
			}
		}
	}
	if n := len(tracks.Trail("u0", time.Time{})); n < 250 {
		t.Errorf("only %d of the newest fixes are left", n)
	}
}

func TestSnapshotsAreTaken(t *testing.T) {
	tracks := New(Config{})
	units := map[string]feed.Unit{
		"u": {ID: "u", Kind: "patrol", FixAt: noon.Add(time.Second), Accuracy: 3},
		"v": {ID: "v", Kind: "fire", FixAt: noon}, "w": {ID: "w"},
	}
	news := tracks.Take(units)
	if len(news) != 2 || news[0].Subject != "v" || news[1].Kind != "patrol" || news[1].Accuracy != 3 {
		t.Errorf("%+v", news)
	}
	if again := tracks.Take(units); again != nil {
		t.Errorf("the same again: %+v", again)
	}
}
