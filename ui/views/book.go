package views

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// viewsLimit is how many views a Book can hold.
const viewsLimit = 200

// A Book is everything arranged: the named views in the operator's order,
// and how the screen was left. It is a value: its methods leave it as it is
// and return a changed copy. Names are equal if they differ only in case.
type Book struct {
	Views   []View
	Last    *View             // the arrangement of the moment; nil: none yet
	Windows map[string]Window // panels in windows of their own: "wall", "map", "list"
}

// A Window is a place on the screen, in pixels.
type Window struct {
	X      int  `json:"x"`
	Y      int  `json:"y"`
	Width  int  `json:"width"`
	Height int  `json:"height"`
	Placed bool `json:"placed"` // X and Y are known
	Full   bool `json:"full"`   // it fills its screen
}

// Find returns a copy of the view of that name and whether there is one.
func (b Book) Find(name string) (View, bool) {
	i := b.index(name)
	if i < 0 {
		return View{}, false
	}
	return b.Views[i].Clone(), true
}

func (b Book) index(name string) int {
	return slices.IndexFunc(b.Views, func(v View) bool { return strings.EqualFold(v.Name, name) })
}

// Put saves a view under its name, in place of the one of the same name or
// as the last. It fails if the view has no name or is not valid, or the book
// has no room for it.
func (b Book) Put(v View) (Book, error) {
	at := len(b.Views)
	if i := b.index(v.Name); i >= 0 {
		at = i
	}
	changed := b
	changed.Views = slices.Concat(b.Views[:at], []View{v.Clone()}, b.Views[min(at+1, len(b.Views)):])
	return b.accept(changed)
}

// accept returns the changed book, or b if the other cannot be written.
func (b Book) accept(changed Book) (Book, error) {
	if _, err := encode(changed); err != nil {
		return b, err
	}
	return changed, nil
}

// Rename gives the view named from another name, also where views rotate.
// It fails if there is no such view, or the name is not valid or taken.
func (b Book) Rename(from, to string) (Book, error) {
	i, err := b.must(from)
	if err != nil {
		return b, err
	}
	if err := validName(to); err != nil {
		return b, err
	}
	if j := b.index(to); j >= 0 && j != i {
		return b, fmt.Errorf("there is a view named %q already: choose another name", b.Views[j].Name)
	}
	changed := b.clone()
	for k, v := range b.Views {
		changed.Views[k] = v.following(from, to)
	}
	if b.Last != nil {
		last := b.Last.following(from, to)
		changed.Last = &last
	}
	return b.accept(changed)
}

// following is v after the view named from has got another name.
func (v View) following(from, to string) View {
	v = v.Clone()
	if strings.EqualFold(v.Name, from) {
		v.Name = to
	}
	for i, item := range v.Rotation.Items {
		if strings.EqualFold(item, from) {
			v.Rotation.Items[i] = to
		}
	}
	return v
}

// Duplicate puts a copy, named Unique(name), after the view of that name. It
// fails if there is no such view or no room.
func (b Book) Duplicate(name string) (Book, error) {
	i, err := b.must(name)
	if err != nil {
		return b, err
	}
	v := b.Views[i].Clone()
	v.Name = b.Unique(v.Name)
	changed := b
	changed.Views = slices.Insert(slices.Clone(b.Views), i+1, v)
	return b.accept(changed)
}

// Move brings a view by places nearer to the end (negative: the start) of
// the order, as far as there are places. It fails if there is no such view.
func (b Book) Move(name string, by int) (Book, error) {
	i, err := b.must(name)
	if err != nil {
		return b, err
	}
	v, rest := b.Views[i], slices.Delete(slices.Clone(b.Views), i, i+1)
	by = min(max(by, -i), len(rest)-i)
	b.Views = slices.Insert(rest, i+by, v)
	return b, nil
}

// Delete takes a view out; rotations that name it pass over it. It fails if
// there is no such view.
func (b Book) Delete(name string) (Book, error) {
	i, err := b.must(name)
	if err != nil {
		return b, err
	}
	b.Views = slices.Delete(slices.Clone(b.Views), i, i+1)
	return b, nil
}

// must is index, or an error that says which views there are.
func (b Book) must(name string) (int, error) {
	if i := b.index(name); i >= 0 {
		return i, nil
	}
	if len(b.Views) == 0 {
		return -1, fmt.Errorf("there is no view named %q: no view is saved yet", name)
	}
	var names []string
	for _, v := range b.Views {
		names = append(names, strconv.Quote(v.Name))
	}
	return -1, fmt.Errorf("there is no view named %q: there are %s", name, strings.Join(names, ", "))
}

// Unique is name if no view has it, else the name with the first free number
// from 2 on: "Night (2)".
func (b Book) Unique(name string) string {
	if b.index(name) < 0 {
		return name
	}
	const room = len(" (200)")
	letters := []rune(number.ReplaceAllString(name, ""))
	stem := strings.TrimSpace(string(letters[:min(len(letters), nameLimit-room)]))
	for n := 2; ; n++ {
		if numbered := fmt.Sprintf("%s (%d)", stem, n); b.index(numbered) < 0 {
			return numbered
		}
	}
}

// number matches what Unique puts after a name.
var number = regexp.MustCompile(` \(\d+\)$`)

// clone is a copy that shares nothing that its owner may change: the views
// in a Book never do.
func (b Book) clone() Book {
	b.Views, b.Windows = slices.Clone(b.Views), maps.Clone(b.Windows)
	if b.Last != nil {
		last := b.Last.Clone()
		b.Last = &last
	}
	return b
}
