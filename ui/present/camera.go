package present

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"watchfloor/feed"
)

// Where a camera is listed that tells no agency, or no tag.
const (
	NoAgency  = "No agency"
	Ungrouped = "Ungrouped"
)

// A CameraItem is a camera as a list of cameras shows it: every text is for
// reading. It is comparable; two that are equal look the same.
type CameraItem struct {
	ID       string
	Number   int // what an operator types, see CameraByNumber
	Name     string
	Agency   string
	Group    string      // the first of its tags
	Tags     string      // all of them
	Health   feed.Health // empty: not known, or not known any more
	State    string      // its health in words, or why it has no pictures
	Playable bool        // it has live pictures
}

// CameraItems are all cameras by agency, then by group, then by number. The
// cameras of no agency, and those of no group, come last.
func CameraItems(s *feed.Snapshot) []CameraItem {
	numbers, words := cameraNumbers(s.Cameras), lexicon{}
	items := make([]CameraItem, 0, len(s.Cameras))
	for id, c := range s.Cameras {
		items = append(items, cameraItem(c, numbers[id], words))
	}
	items = inTree(items)
	tell(items, s, words)
	return items
}

// RenewCameraItems are CameraItems of a snapshot, told what they were before:
// where no camera has come, gone, or changed more than its health, which is
// nearly always, it is many times quicker. before is not changed.
func RenewCameraItems(before []CameraItem, s *feed.Snapshot) []CameraItem {
	if len(before) != len(s.Cameras) {
		return CameraItems(s)
	}
	words := lexicon{}
	for i := range before {
		c, ok := s.Cameras[before[i].ID]
		if !ok || !sameCamera(&before[i], cameraItem(c, before[i].Number, words)) {
			return CameraItems(s)
		}
	}
	items := slices.Clone(before)
	tell(items, s, words)
	return items
}

// sameCamera says whether nothing but what tell writes differs.
func sameCamera(a *CameraItem, b CameraItem) bool {
	b.Health, b.State = a.Health, a.State
	return *a == b
}

func cameraItem(c feed.Camera, number int, words lexicon) CameraItem {
	item := CameraItem{
		ID: c.ID, Number: number, Name: cmp.Or(c.Name, c.ID), Agency: words.agency(c.Agency), Group: Ungrouped,
		Playable: Playable(c),
	}
	if len(c.Tags) > 0 {
		item.Group, item.Tags = words.of(c.Tags[0]), words.all(c.Tags)
	}
	return item
}

// tell writes the health of each camera, as far as it can be known.
func tell(items []CameraItem, s *feed.Snapshot, words lexicon) {
	stale := Stale(s)
	for i := range items {
		item, c := &items[i], s.Cameras[items[i].ID]
		item.Health = ""
		switch {
		case c.Tier == "registry":
			item.State = "Registry only: no live pictures"
		case !item.Playable:
			item.State = "No stream is announced"
		case stale:
			item.State = lostWords(c.Health)
		default:
			item.Health, item.State = c.Health, words.health(c.Health)
		}
	}
}

// lostWords tells of a health that nobody can be sure of any more.
func lostWords(h feed.Health) string {
	if h == "" || h == feed.Unknown {
		return "Link lost"
	}
	return "Link lost, was " + strings.ReplaceAll(string(h), "_", " ")
}

// inTree sorts cameras, by keys: the items are too big to be moved about.
func inTree(items []CameraItem) []CameraItem {
	agencies := places(items, func(c *CameraItem) string { return c.Agency }, NoAgency)
	groups := places(items, func(c *CameraItem) string { return c.Group }, Ungrouped)
	type key struct{ agency, group, number, item int }
	keys := make([]key, len(items))
	for i := range items {
		c := &items[i]
		keys[i] = key{agencies[c.Agency], groups[c.Group], c.Number, i}
	}
	slices.SortFunc(keys, func(a, b key) int {
		return cmp.Or(a.agency-b.agency, a.group-b.group, a.number-b.number)
	})
	sorted := make([]CameraItem, len(items))
	for i, k := range keys {
		sorted[i] = items[k.item]
	}
	return sorted
}

// places ranks the values that a field has, as a reader sorts them, with one
// of them last.
func places(items []CameraItem, field func(*CameraItem) string, last string) map[string]int {
	rank := map[string]int{}
	for i := range items {
		rank[field(&items[i])] = 0
	}
	values := slices.SortedFunc(maps.Keys(rank), func(a, b string) int {
		return cmp.Or(
			compareBool(a == last, b == last), strings.Compare(sortKey(a), sortKey(b)), strings.Compare(a, b),
		)
	})
	for i, v := range values {
		rank[v] = i
	}
	return rank
}

// sortKey sorts words without regard to case and diacritics, and the numbers
// in them by size: "Sector 9" comes before "Sector 10".
func sortKey(words string) string {
	const wide = "00000000"
	var key strings.Builder
	for folded := Fold(words); folded != ""; {
		word := strings.IndexAny(folded+"0", "0123456789")
		rest := strings.TrimLeft(folded[word:], "0123456789")
		digits := folded[word : len(folded)-len(rest)]
		key.WriteString(folded[:word])
		if digits != "" {
			key.WriteString(wide[min(len(digits), len(wide)):] + digits)
		}
		folded = rest
	}
	return key.String()
}
