package wire

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/paulmach/orb"

	"watchfloor/feed"
)

func TestZonesGoToTheHub(t *testing.T) {
	want := full().Zones[0]
	args, err := PutZone(want)
	if err != nil {
		t.Fatal(err)
	}
	got, err := ReadPutZone(args)
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%v\ngot  %+v\nwant %+v", err, got, want)
	}
	if _, err := PutZone(feed.Zone{}); err == nil {
		t.Error("a zone without an id was sent")
	}
}

// badPuttings are args of zone.put that are refused, and what is said of them.
func badPuttings() map[string]string {
	return map[string]string{
		`[]`:                             "not a",
		`{"zone":{}}`:                    "k is missing",
		`{"k":"z"}`:                      "not JSON",
		`{"k":"z","zone":7}`:             "not a",
		`{"k":"z","zone":{"radius":-1}}`: "radius",
		`{"k":"z","zone":{"rules":[{"count":-1}]}}`: "negative",
	}
}

func TestBadPuttingsAreRefused(t *testing.T) {
	for args, want := range badPuttings() {
		if z, err := ReadPutZone(json.RawMessage(args)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %+v, %v, want an error with %q", args, z, err, want)
		}
	}
}

func FuzzReadPutZone(f *testing.F) {
	args, err := PutZone(full().Zones[0])
	if err != nil {
		f.Fatal(err)
	}
	f.Add([]byte(args))
	for args := range badPuttings() {
		f.Add([]byte(args))
	}
	f.Fuzz(func(t *testing.T, args []byte) {
		if z, err := ReadPutZone(args); err == nil && z.ID == "" {
			t.Error("a zone without an id was let in")
		}
	})
}

// some are the fixes of two units, in the order of their time.
func some() []feed.Fix {
	at := noon.Time
	return []feed.Fix{
		{Subject: "u-1", Kind: "patrol", At: orb.Point{7.4212345, 43.7398765}, Time: at, Speed: 8.25, Accuracy: 4},
		{Subject: "u-2", Kind: "fire", At: orb.Point{-179.9999999, -90}, Time: at.Add(1500 * time.Millisecond)},
		{Subject: "u-1", Kind: "patrol", At: orb.Point{7.4212346, 43.7398766}, Time: at.Add(2 * time.Second), Speed: 9},
	}
}

func TestHistoryGoesBothWays(t *testing.T) {
	want := feed.History{Fixes: some(), Until: noon.Add(time.Hour), More: true}
	detail, err := WriteHistory(want)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := ReadHistory(detail); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%v\ngot  %+v\nwant %+v", err, got, want)
	}
}

// An answer that is as full as it may be can be sent.
func TestFullestHistoryFitsAFrame(t *testing.T) {
	fixes := make([]feed.Fix, MaxHistory)
	for i := range fixes {
		fixes[i] = feed.Fix{
			Subject: strings.Repeat("s", 20), At: orb.Point{-179.1234567, -89.1234567},
			Time: noon.Add(time.Duration(i) * time.Millisecond), Speed: 111.11, Accuracy: 111.11,
		}
	}
	detail, err := WriteHistory(feed.History{Fixes: fixes, Until: noon.Add(24 * time.Hour)})
	if err != nil || len(detail) > MaxToClient*3/4 {
		t.Errorf("%d bytes, %v", len(detail), err)
	}
}

func badHistories() map[string]string {
	return map[string]string{
		`[]`: "not a",
		`{}`: "until",
		`{"until":"2026-08-22T10:00:00Z","units":[{"k":"u","fixes":[[-1,0,0,0,0]]}]}`:    "cannot be",
		`{"until":"2026-08-22T10:00:00Z","units":[{"k":"u","fixes":[[1e300,0,0,0,0]]}]}`: "cannot be",
		`{"until":"2026-08-22T10:00:00Z","units":[{"k":"u","fixes":[[0,181,0,0,0]]}]}`:   "cannot be",
		`{"until":"2026-08-22T10:00:00Z","units":[{"k":"u","fixes":[["a"]]}]}`:           "not a",
	}
}

func TestBadHistoriesAreRefused(t *testing.T) {
	for detail, want := range badHistories() {
		if past, err := ReadHistory(json.RawMessage(detail)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %+v, %v, want an error with %q", detail, past, err, want)
		}
	}
}

func FuzzReadHistory(f *testing.F) {
	detail, err := WriteHistory(feed.History{Fixes: some(), Until: noon.Add(time.Hour)})
	if err != nil {
		f.Fatal(err)
	}
	f.Add([]byte(detail))
	for detail := range badHistories() {
		f.Add([]byte(detail))
	}
	f.Fuzz(func(t *testing.T, detail []byte) {
		past, err := ReadHistory(detail)
		if err != nil {
			return
		}
		for i, f := range past.Fixes {
			if f.Time.After(past.Until) || i > 0 && f.Time.Before(past.Fixes[i-1].Time) {
				t.Fatalf("%s: the fixes are not in order: %v", detail, past.Fixes)
			}
		}
	})
}
