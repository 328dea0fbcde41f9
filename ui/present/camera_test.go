package present

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"watchfloor/feed"
)

// listed is a camera of an agency, with tags.
func listed(id, name, agency string, health feed.Health, tags ...string) feed.Camera {
	return cam(id, here, 0, func(c *feed.Camera) { c.Name, c.Agency, c.Health, c.Tags = name, agency, health, tags })
}

func TestCameraItems(t *testing.T) {
	paper := listed("cam-90", "Kiosk", "pd", feed.Online, "old_port")
	paper.Tier, paper.Streams = "registry", nil
	mute := listed("cam-91", "Mute", "pd", feed.Online, "old_port")
	mute.Streams = nil
	s := snapshot([]feed.Camera{
		listed("cam-12", "", "pd", feed.Online),
		listed("cam-03", "Gate", "pd", feed.Offline, "zoo"),
		listed("x", "Roof", "", ""),
		listed("cam-20", "Quay", "pd", feed.Online, "old_port", "night_shift"),
		listed("cam-4", "Lock", "pd", feed.Tampered, "École"),
		listed("cam-5", "Depot", "fire", feed.Unknown),
		paper, mute,
	})
	want := []CameraItem{
		{"cam-5", 5, "Depot", "Fire", "Ungrouped", "", feed.Unknown, "Health unknown", true},
		{"cam-4", 4, "Lock", "PD", "École", "École", feed.Tampered, "Tampered", true},
		{"cam-20", 20, "Quay", "PD", "Old port", "Old port, Night shift", feed.Online, "Online", true},
		{"cam-90", 90, "Kiosk", "PD", "Old port", "Old port", "", "Registry only: no live pictures", false},
		{"cam-91", 91, "Mute", "PD", "Old port", "Old port", "", "No stream is announced", false},
		{"cam-03", 3, "Gate", "PD", "Zoo", "Zoo", feed.Offline, "Offline", true},
		{"cam-12", 12, "cam-12", "PD", "Ungrouped", "", feed.Online, "Online", true},
		{"x", 1, "Roof", "No agency", "Ungrouped", "", "", "Health unknown", true},
	}
	got := CameraItems(s)
	if !slices.Equal(got, want) {
		for i := range got {
			t.Errorf("%d: %+v", i, got[i])
		}
	}
}

func TestHealthIsNotKnownWithoutALink(t *testing.T) {
	s := snapshot([]feed.Camera{listed("c1", "A", "pd", feed.Online), listed("c2", "B", "pd", "")})
	s.Link.State = feed.LinkLost
	items := CameraItems(s)
	if items[0].State != "Link lost, was online" || items[1].State != "Link lost" || items[0].Health != "" {
		t.Errorf("%+v", items)
	}
}

func TestNumbersOfCameras(t *testing.T) {
	for _, c := range []struct {
		ids  []string
		want map[string]int
	}{
		{[]string{"cam-01", "cam-12"}, map[string]int{"cam-01": 1, "cam-12": 12}},
		{[]string{"b", "a"}, map[string]int{"a": 1, "b": 2}},
		{[]string{"b", "a", "cam-1"}, map[string]int{"a": 2, "b": 3, "cam-1": 1}},                                       // 1 is taken
		{[]string{"north-1", "south-1", "x7"}, map[string]int{"north-1": 1, "south-1": 2, "x7": 7}},                     // 1 is nobody's own
		{[]string{"cam-0", "cam-00"}, map[string]int{"cam-0": 1, "cam-00": 2}},                                          // 0 is no number
		{[]string{"c000042", "c20260822", "c999999"}, map[string]int{"c000042": 42, "c20260822": 1, "c999999": 999999}}, // too long to type
		{nil, map[string]int{}},
	} {
		var all []feed.Camera
		for _, id := range c.ids {
			all = append(all, cam(id, here, 0))
		}
		s := snapshot(all)
		if got := cameraNumbers(s.Cameras); fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("%v: %v, want %v", c.ids, got, c.want)
		}
		for id, n := range c.want {
			if got, ok := CameraByNumber(s, n); !ok || got.ID != id {
				t.Errorf("%v: %d is %q, want %s", c.ids, n, got.ID, id)
			}
		}
		if got, ok := CameraByNumber(s, math.MaxInt); ok {
			t.Errorf("%v: an unknown number is %s", c.ids, got.ID)
		}
	}
}

func TestSortKey(t *testing.T) {
	sorted := []string{"", "12 Oaks", "Dock", "École", "Gate 2a", "Gate 2b", "gate 10", "Gate 123456789", "Zoo"}
	for i := 1; i < len(sorted); i++ {
		if a, b := sortKey(sorted[i-1]), sortKey(sorted[i]); a >= b {
			t.Errorf("%q (%s) comes after %q (%s)", sorted[i-1], a, sorted[i], b)
		}
	}
}

func TestFold(t *testing.T) {
	for text, want := range map[string]string{
		"":                         "",
		"plain 12":                 "plain 12",
		"Rond-Point Sainte-Dévote": "rond-point sainte-devote",
		"De\u0301VOTE":             "devote", // a combining accent
		"Straße ŁÓDŹ Ærø Œuvre":    "strasse lodz aero oeuvre",
		"Place d’Armes – Süd":      "place d'armes - sud",
		"ΑΘΉΝΑ Ёлка":               "αθηνα елка",
		"ﬁve ①":                    "five 1",
		"\xff broken":              "\ufffd broken",
	} {
		if got := Fold(text); got != want {
			t.Errorf("%q folds to %q, want %q", text, got, want)
		}
		if again := Fold(want); again != want {
			t.Errorf("%q folds again, to %q", want, again)
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, text := range []string{"Dévote", "De\u0301", "ß", "\xff", "가", "①"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		whole, parts := Fold(text), ""
		for _, r := range text {
			parts += Fold(string(r))
		}
		if whole != parts {
			t.Errorf("%q folds to %q, its runes to %q", text, whole, parts)
		}
	})
}

func TestRenewedCameraItemsAreTheItems(t *testing.T) {
	a, b, c := listed("c1", "A", "pd", feed.Online, "x"), listed("c2", "B", "pd", "", "y"), listed("c3", "C", "fd", feed.Online)
	before := snapshot([]feed.Camera{a, b, c})
	old := CameraItems(before)
	kept := slices.Clone(old)
	ill, moved, mute := a, b, c
	ill.Health, moved.Tags, mute.Streams = feed.Offline, []string{"x"}, nil
	lost := snapshot([]feed.Camera{a, b, c})
	lost.Link.State = feed.LinkLost
	for name, after := range map[string]*feed.Snapshot{
		"nothing": before, "health": snapshot([]feed.Camera{ill, b, c}), "a tag": snapshot([]feed.Camera{a, moved, c}),
		"streams": snapshot([]feed.Camera{a, b, mute}), "fewer": snapshot([]feed.Camera{a, b}), "link": lost,
		"another": snapshot([]feed.Camera{a, b, listed("c4", "C", "fd", feed.Online)}),
	} {
		if got, want := RenewCameraItems(old, after), CameraItems(after); !slices.Equal(got, want) {
			t.Errorf("%s changed: %+v, want %+v", name, got, want)
		}
	}
	if !slices.Equal(old, kept) {
		t.Error("the old items have changed")
	}
}

// bigCity is a snapshot of 34,000 cameras.
func bigCity() *feed.Snapshot {
	var all []feed.Camera
	for i := range 34_000 {
		all = append(all, listed(fmt.Sprintf("cam-%05d", i+1), fmt.Sprintf("Street %d", i%700), fmt.Sprintf("agency%d", i%23),
			feed.Online, fmt.Sprintf("district_%d", i%97)))
	}
	return snapshot(all)
}

func BenchmarkCameraItems34000(b *testing.B) {
	s := bigCity()
	for b.Loop() {
		CameraItems(s)
	}
}

func BenchmarkRenewCameraItems34000(b *testing.B) {
	s := bigCity()
	before := CameraItems(s)
	for b.Loop() {
		RenewCameraItems(before, s)
	}
}
