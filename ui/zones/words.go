package zones

import (
	"cmp"
	"fmt"
	"image/color"
	"slices"
	"strings"
	"time"

	"watchfloor/feed"
	"watchfloor/ui/present"
)

// Kinds lists the kinds of zones (protocol.md section 8).
func Kinds() []string {
	return []string{"secure", "exclusion", "school", "event", "patrol", "speed", "evacuation", "custom"}
}

// An Item is what the list shows of a zone.
type Item struct {
	ID, Name, Detail string
	Colour           color.NRGBA
	Pending          bool   // what was asked of the hub has no answer yet
	Problem          string // why it was not done
}

// Items are the zones of a snapshot that a query fits, by name, with what
// became of what was asked for them, by id.
func Items(s *feed.Snapshot, asked map[string]present.Attempt, query string) []Item {
	query = present.Fold(strings.TrimSpace(query))
	var all []Item
	for id, z := range s.Zones {
		if !strings.Contains(present.Fold(z.Name+" "+z.Kind), query) {
			continue
		}
		all = append(all, Item{
			ID: id, Name: cmp.Or(z.Name, id), Detail: detail(z), Colour: present.ZoneColour(z.Kind),
			Pending: asked[id].Pending, Problem: asked[id].Problem,
		})
	}
	slices.SortFunc(all, func(a, b Item) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID)) })
	return all
}

// detail says in a line what a zone is and looks out for.
func detail(z feed.Zone) string {
	armed := 0
	for _, r := range z.Rules {
		if r.Enabled {
			armed++
		}
	}
	words := present.Words(z.Kind)
	switch n := len(z.Rules); {
	case n == 0:
		words += " · no rules"
	case armed < n:
		words += fmt.Sprintf(" · %d of %s armed", armed, present.Count(n, "rule", "rules"))
	default:
		words += " · " + present.Count(n, "rule", "rules") + " armed"
	}
	if len(z.Schedule) > 0 {
		words += " · " + WriteSchedule(z.Schedule)
	}
	return words
}

// triggerWords say what a trigger looks out for.
func triggerWords(t feed.Trigger) string {
	switch t {
	case feed.OnEnter:
		return "Enters"
	case feed.OnExit:
		return "Leaves"
	case feed.OnCross:
		return "Crosses"
	case feed.OnInside:
		return "Is inside"
	case feed.OnOutside:
		return "Is outside"
	case feed.OnDwell:
		return "Stays"
	case feed.OnCount:
		return "Too many inside"
	case feed.OnSpeed:
		return "Is too fast"
	case feed.OnAbsence:
		return "Nobody inside"
	}
	return present.Words(string(t))
}

// newRule is a rule with figures that raise few false alerts.
func newRule(all []feed.Rule, on feed.Trigger) feed.Rule {
	r := feed.Rule{
		On: on, Hysteresis: 15, Cooldown: 5 * time.Minute, Severity: feed.Moderate,
		Urgency: "Immediate", Certainty: "Observed", Type: typeOf(on), Enabled: true,
	}
	for n := len(all) + 1; ; n++ {
		r.ID = fmt.Sprintf("r%d", n)
		if !slices.ContainsFunc(all, func(other feed.Rule) bool { return other.ID == r.ID }) {
			return fitting(r)
		}
	}
}

// fitting is a rule with the figures that its trigger needs.
func fitting(r feed.Rule) feed.Rule {
	switch r.On {
	case feed.OnDwell, feed.OnAbsence, feed.OnOutside:
		r.For = cmp.Or(r.For, 2*time.Minute)
	case feed.OnCount:
		r.Count = cmp.Or(r.Count, 3)
	case feed.OnSpeed:
		r.Speed = cmp.Or(r.Speed, 50/3.6)
	}
	if r.Type == "" || strings.HasPrefix(r.Type, typeOf("")) {
		r.Type = typeOf(r.On)
	}
	return r
}

// typeOf is the type of the incidents that a trigger opens.
func typeOf(on feed.Trigger) string { return "fence." + string(on) }
