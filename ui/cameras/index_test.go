package cameras

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"watchfloor/ui/present"
)

// some are cameras in the order of the tree.
func some() []present.CameraItem {
	return []present.CameraItem{
		{ID: "a", Number: 12, Name: "Rond-Point Sainte-Dévote", Agency: "Fire", Group: "Harbour", Tags: "Harbour, Night shift"},
		{ID: "b", Number: 1, Name: "Place d’Armes", Agency: "PD", Group: "Old town", Tags: "Old town"},
		{ID: "c", Number: 2, Name: "Harbour North", Agency: "PD", Group: "Quays", Tags: "Quays"},
		{ID: "d", Number: 120, Name: "Old Harbour", Agency: "PD", Group: "Ungrouped"},
		{ID: "e", Number: 7, Name: "Station 12", Agency: "PD", Group: "Ungrouped"},
		{ID: "f", Number: 1002, Name: "Überseering", Agency: "PD", Group: "Ungrouped"},
	}
}

func TestSearch(t *testing.T) {
	x := NewIndex(some())
	for query, want := range map[string]string{
		"":                        "",
		"  ":                      "",
		"12":                      "a d e", // the number, numbers that begin so, a word of a name
		"012":                     "a d",
		"0":                       "a b c d e f", // the beginning of 01
		"harbour":                 "c d a",
		"HARBOUR pd":              "c d",
		"pd harbour":              "c d",
		"arbour":                  "a c d",
		"devote":                  "a",
		"dévote rond":             "a",
		"De\u0301vote":            "a",
		"shift 12":                "a",
		"d'armes":                 "b",
		"place old":               "b",
		"uber":                    "f",
		"quays harbour":           "c",
		"harbour nowhere":         "",
		"station 12 pd":           "e",
		strings.Repeat("o ", 400): "d b a c e",
	} {
		var got []string
		for _, m := range x.Search(query) {
			got = append(got, some()[m.Item].ID)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%.20q finds %v, want %s", query, got, want)
		}
	}
}

// Typing on never brings a camera back, and the words' order is of no matter.
func TestSearchNarrows(t *testing.T) {
	x := NewIndex(some())
	for _, query := range []string{"harbour north 2", "rond sainte dev", "1 place", "120 old"} {
		before := len(some())
		for end := range query {
			n := len(x.Search(query[:end+1]))
			if n > before || n == 0 {
				t.Errorf("%q finds %d after %d", query[:end+1], n, before)
			}
			before = n
		}
		words := strings.Fields(query)
		slices.Reverse(words)
		if got, want := found(x, strings.Join(words, "  ")), found(x, query); !slices.Equal(got, want) {
			t.Errorf("%q finds %v, the other way round %v", query, want, got)
		}
	}
}

// found are the items a query finds.
func found(x *Index, query string) (items []int) {
	for _, m := range x.Search(query) {
		items = append(items, m.Item)
	}
	return items
}

func TestEmphasise(t *testing.T) {
	for _, c := range []struct{ text, query, want string }{
		{"Rond-Point Sainte-Dévote", "devote", "Rond-Point Sainte-[Dévote]"},
		{"Old Harbour", "harb old", "[Old] [Harb]our"},
		{"Harbour Hard", "ha hard", "[Ha]rbour [Hard]"},
		{"Harbour", "harbour ha bour", "[Harbour]"},
		{"Straße 5", "ss 5", "Stra[ß]e [5]"},
		{"Straße", "ras", "St[raß]e"},
		{"Straße", "se", "Straß[e]"},
		{"a b c d e", "a b c d e", "[a] [b] [c] d e"},
		{"Quay", "", "Quay"},
		{"", "x", ""},
		{"Quay", "x", "Quay"},
	} {
		if got := bracketed(emphasise(c.text, wordsOf(c.query), mostMarks)); got != c.want {
			t.Errorf("%q in %q: %s, want %s", c.query, c.text, got, c.want)
		}
	}
}

func bracketed(cut []string) string {
	text := ""
	for i, part := range cut {
		if i%2 == 1 {
			part = "[" + part + "]"
		}
		text += part
	}
	return text
}

// Names come from hubs: whatever they hold, nothing of them is lost.
func FuzzEmphasise(f *testing.F) {
	for _, c := range [][2]string{{"Straße", "s"}, {"Dévote", "e\u0301"}, {"\xff\xfe", "\xff"}, {"①②", "1 2"}, {"가각", "각"}} {
		f.Add(c[0], c[1])
	}
	f.Fuzz(func(t *testing.T, text, query string) {
		cut := emphasise(text, wordsOf(query), mostMarks)
		if strings.Join(cut, "") != text || len(cut)%2 != 1 || len(cut) > 2*mostMarks+1 {
			t.Errorf("%q in %q: %q", query, text, cut)
		}
		item := present.CameraItem{Name: text}
		NewIndex([]present.CameraItem{item}).Search(query)
	})
}

// show draws a tree as text.
func show(items []present.CameraItem, lines []line) string {
	var out strings.Builder
	for _, l := range lines {
		switch {
		case l.heading:
			sign := "+"
			if l.open {
				sign = "-"
			}
			fmt.Fprintf(&out, "%*s%s%s%s %d/%d\n", l.depth(), "", sign, l.branch.agency, strings.TrimSuffix("/"+l.branch.group, "/"), l.count, l.ailing)
		default:
			fmt.Fprintf(&out, "%*s%s\n", l.depth(), "", items[l.item].ID)
		}
	}
	return out.String()
}

func TestTree(t *testing.T) {
	items := some()
	items[3].Health = "offline"
	all := "-Fire 1/0\n -Fire/Harbour 1/0\n  a\n-PD 5/1\n -PD/Old town 1/0\n  b\n -PD/Quays 1/0\n  c\n -PD/Ungrouped 3/1\n  d\n  e\n  f\n"
	closed := "+Fire 1/0\n-PD 5/1\n -PD/Old town 1/0\n  b\n -PD/Quays 1/0\n  c\n +PD/Ungrouped 3/1\n"
	for _, c := range []struct {
		items   []present.CameraItem
		toggled map[branch]bool
		want    string
	}{
		{nil, nil, ""},
		{items, nil, all},
		{items, map[branch]bool{{"Fire", ""}: false, {"PD", "Ungrouped"}: false, {"Gone", ""}: false}, closed},
		{items[3:], nil, "-PD 3/1\n  d\n  e\n  f\n"}, // no groups: no heading for none
	} {
		if got := show(c.items, tree(c.items, c.toggled)); got != c.want {
			t.Errorf("%d cameras, %v:\n%s\nwant\n%s", len(c.items), c.toggled, got, c.want)
		}
	}
}

func TestManyCamerasAreFolded(t *testing.T) {
	items := many(few + 1)
	for _, l := range tree(items, nil) {
		if !l.heading || l.open != (l.depth() == 0) {
			t.Fatalf("line %+v of %d cameras", l, len(items))
		}
	}
}
