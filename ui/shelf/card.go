package shelf

import (
	"fmt"

	"watchfloor/ui/views"
	"watchfloor/wall/layout"
)

// card is all that a row shows of a view.
type card struct {
	name, key, detail string
	plan              layout.Layout
	called, changed   bool
	first, last       bool
}

// callKeys is how many views a number key calls.
const callKeys = 9

func cards(m Model) []card {
	all := make([]card, len(m.Views))
	for i, v := range m.Views {
		c := card{name: v.Name, detail: detail(v), plan: v.Layout, first: i == 0, last: i == len(m.Views)-1}
		if i < callKeys {
			c.key = fmt.Sprintf("Ctrl+%d", i+1)
		}
		c.called = v.Name == m.Called && m.Called != ""
		c.changed = c.called && m.Changed
		all[i] = c
	}
	return all
}

// detail says in words what a view holds.
func detail(v views.View) string {
	used := 0
	for _, t := range v.Tiles[:min(len(v.Tiles), v.Layout.Len())] {
		if t.Kind != views.Empty {
			used++
		}
	}
	words := fmt.Sprintf("%s · %d of %d tiles in use", v.Layout.Name(), used, v.Layout.Len())
	if len(v.Rotation.Items) > 0 {
		words += " · rotates"
	}
	return words
}

// same says whether two cards look alike.
func (c card) same(other card) bool {
	plans := c.plan.Equal(other.plan)
	return plans && c.name == other.name && c.key == other.key && c.detail == other.detail &&
		c.called == other.called && c.changed == other.changed && c.first == other.first && c.last == other.last
}
