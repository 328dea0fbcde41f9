package palette

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"watchfloor/ui/present"
)

func TestRank(t *testing.T) {
	all := []string{
		0: "Save the view",
		1: "Next alarm nobody has acknowledged",
		2: "Åsgårdstrand harbour",
		3: "Harbour – night",
		4: "Camera 12 Quay",
		5: "Camera 120 Quay",
		6: "Unsaved",
		7: "Straße 12",
		8: "Гавань",
	}
	for query, want := range map[string][]int{
		"":               {0, 1, 2, 3, 4, 5, 6, 7, 8},
		"  ":             {0, 1, 2, 3, 4, 5, 6, 7, 8},
		"save":           {0, 6}, // the beginning before the inside
		"SAVE":           {0, 6},
		"view save":      {0},
		"harbour":        {3, 2},
		"asgard":         {2},
		"ÅSGÅRD":         {2},
		"strasse":        {7},
		"12":             {7, 4, 5}, // the shorter first
		"12 camera":      {4, 5},
		"camera quay 12": {4, 5},
		"stv":            {0}, // initials
		"naack":          {1},
		"alnot":          {},
		"nxt":            {1}, // scattered
		"ackd":           {1},
		"zz":             {},
		"save zz":        {},
		"гав":            {8},
		"–":              {3},
	} {
		if got := Rank(query, all); !slices.Equal(got, want) {
			t.Errorf("%q finds %v, want %v", query, got, want)
		}
	}
}

func TestEmphasise(t *testing.T) {
	for _, c := range []struct{ title, query, want string }{
		{"Save the view", "", "Save the view"},
		{"Save the view", "sav", "[Sav]e the view"},
		{"Save the view", "view SAVE", "[Save] the [view]"},
		{"Save the view", "stv", "[S]ave [t]he [v]iew"},
		{"Save the view", "zz save", "[Save] the view"},
		{"Åsgårdstrand", "gar", "Ås[går]dstrand"},
		{"Straße 12", "asse", "Str[aße] 12"},
		{"Next alarm", "nxt", "[N]e[xt] alarm"},
		{"", "a", ""},
	} {
		var got strings.Builder
		for i, part := range emphasise(c.title, c.query) {
			if i%2 == 1 {
				part = "[" + part + "]"
			}
			got.WriteString(part)
		}
		if got.String() != c.want {
			t.Errorf("%q in %q: %s, want %s", c.query, c.title, got.String(), c.want)
		}
	}
}

func FuzzRank(f *testing.F) {
	f.Add("save", "Save the view")
	f.Add("aße 12", "Straße 12")
	f.Add("\xff\x00", "a\xffb")
	f.Fuzz(func(t *testing.T, query, text string) {
		found := len(Rank(query, []string{text})) == 1
		if !found && strings.Contains(present.Fold(text), present.Fold(query)) && strings.TrimSpace(query) == query && len(strings.Fields(query)) == 1 {
			t.Errorf("%q is not found in %q", query, text)
		}
		if whole := strings.Join(emphasise(text, query), ""); whole != text {
			t.Errorf("%q is shown as %q", text, whole)
		}
	})
}

// city are the names of as many cameras as a country has.
func city(n int) []string {
	streets := []string{"Åsgårdstrand quay", "Harbour tunnel", "Bow Street", "North interchange", "Straße der Einheit"}
	all := make([]string, n)
	for i := range all {
		all[i] = fmt.Sprintf("%d %s %c, agency %d, group %d", i+1, streets[i%len(streets)], 'A'+i%26, i%7, i%40)
	}
	return all
}

// BenchmarkRank ranks 34,000 names for each query that typing makes. It fails
// when the 95th percentile is above 30 ms.
func BenchmarkRank(b *testing.B) {
	for name, prepare := range map[string]func(string) string{
		"raw": func(s string) string { return s }, "folded": present.Fold,
	} {
		b.Run(name, func(b *testing.B) {
			all := city(34_000)
			for i := range all {
				all[i] = prepare(all[i])
			}
			queries := strings.Fields("h ha har harb harbour 1 12 340 a e ag agt nih street zzz hbrtnl")
			queries = append(queries, "", "quay 12", "street bow agency 3", "a e i o u")
			var took []time.Duration
			for b.Loop() {
				for _, q := range queries {
					begun := time.Now()
					Rank(q, all)
					took = append(took, time.Since(begun))
				}
			}
			slices.Sort(took)
			p95 := took[len(took)*95/100]
			b.ReportMetric(float64(p95.Microseconds())/1000, "p95-ms")
			if prepare("A") == "a" && p95 > 30*time.Millisecond {
				b.Errorf("the 95th percentile is %v", p95)
			}
		})
	}
}
