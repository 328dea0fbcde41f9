package views

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"watchfloor/wall/layout"
)

func book(names ...string) Book {
	var b Book
	for _, n := range names {
		b.Views = append(b.Views, plain(n))
	}
	return b
}

func names(b Book) string {
	var all []string
	for _, v := range b.Views {
		all = append(all, v.Name)
	}
	return strings.Join(all, ", ")
}

func TestBookChanges(t *testing.T) {
	for _, c := range []struct {
		what   string
		change func(Book) (Book, error)
		want   string // names after it, or a part of the error
		fails  bool
	}{
		{"put", func(b Book) (Book, error) { return b.Put(plain("Dusk")) }, "Day, Night, Gate, Dusk", false},
		{"put again", func(b Book) (Book, error) { return b.Put(plain("night")) }, "Day, night, Gate", false},
		{"put nameless", func(b Book) (Book, error) { return b.Put(plain("")) }, "needs a name", true},
		{"put empty", func(b Book) (Book, error) { return b.Put(View{Name: "x"}) }, "its layout", true},
		{"rename", func(b Book) (Book, error) { return b.Rename("Night", "Late") }, "Day, Late, Gate", false},
		{"rename case", func(b Book) (Book, error) { return b.Rename("Night", "NIGHT") }, "Day, NIGHT, Gate", false},
		{"rename to taken", func(b Book) (Book, error) { return b.Rename("Night", "day") }, "choose another name", true},
		{"rename to none", func(b Book) (Book, error) { return b.Rename("Night", "") }, "needs a name", true},
		{"rename none", func(b Book) (Book, error) { return b.Rename("x", "y") }, `there are "Day", "Night", "Gate"`, true},
		{"duplicate", func(b Book) (Book, error) { return b.Duplicate("day") }, "Day, Day (2), Night, Gate", false},
		{"duplicate none", func(b Book) (Book, error) { return b.Duplicate("x") }, "no view named", true},
		{"move", func(b Book) (Book, error) { return b.Move("Day", 1) }, "Night, Day, Gate", false},
		{"move far", func(b Book) (Book, error) { return b.Move("Day", 9) }, "Night, Gate, Day", false},
		{"move back", func(b Book) (Book, error) { return b.Move("Gate", -1) }, "Day, Gate, Night", false},
		{"move far back", func(b Book) (Book, error) { return b.Move("Gate", -9) }, "Gate, Day, Night", false},
		{"move none", func(b Book) (Book, error) { return b.Move("x", 1) }, "no view named", true},
		{"delete", func(b Book) (Book, error) { return b.Delete("NIGHT") }, "Day, Gate", false},
		{"delete none", func(b Book) (Book, error) { return b.Delete("x") }, "no view named", true},
		{"delete of none", func(Book) (Book, error) { return Book{}.Delete("x") }, "no view is saved yet", true},
	} {
		before := book("Day", "Night", "Gate")
		before.Views = slices.Grow(before.Views, 9) // a careless append would write there
		after, err := c.change(before)
		if names(before) != "Day, Night, Gate" {
			t.Errorf("%s changed its book to %s", c.what, names(before))
		}
		switch {
		case !c.fails && (err != nil || names(after) != c.want):
			t.Errorf("%s: got %s, %v; want %s", c.what, names(after), err, c.want)
		case c.fails && (err == nil || !strings.Contains(err.Error(), c.want)):
			t.Errorf("%s: got %v, want %q", c.what, err, c.want)
		case c.fails && names(after) != "Day, Night, Gate" && names(after) != "":
			t.Errorf("%s failed and made %s", c.what, names(after))
		}
	}
}

func TestRenameIsFollowedByRotations(t *testing.T) {
	last := rich("")
	b, err := Book{Views: []View{rich("Night"), rich("Tour")}, Last: &last}.Rename("night", "Late")
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range append(b.Views, *b.Last) {
		if got := strings.Join(v.Rotation.Items, ", "); got != "Day, Late" {
			t.Errorf("%q rotates through %s", v.Name, got)
		}
	}
	if last.Rotation.Items[1] != "Night" {
		t.Error("the book before was changed")
	}
}

func TestBookKeepsItsOwnCopies(t *testing.T) {
	mine := rich("Night")
	b, err := Book{}.Put(mine)
	if err != nil {
		t.Fatal(err)
	}
	mine.Tiles[0].Camera = "other"
	found, _ := b.Find("night")
	found.Tiles[0].Camera = "another"
	if found, ok := b.Find("night"); !ok || !reflect.DeepEqual(found, rich("Night")) {
		t.Errorf("found %+v", found)
	}
	if _, ok := b.Find("x"); ok {
		t.Error("found a view that is not there")
	}
}

func TestUnique(t *testing.T) {
	long := strings.Repeat("é", 64)
	b := book("Day", "Night", "Night (2)", "Gate 12", long)
	for name, want := range map[string]string{
		"Dusk": "Dusk", "day": "day (2)", "Night": "Night (3)", "Night (2)": "Night (3)",
		"Gate 12": "Gate 12 (2)", long: long[:2*58] + " (2)",
	} {
		got := b.Unique(name)
		if got != want || validName(got) != nil {
			t.Errorf("Unique(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestABookThatIsFullSaysSo(t *testing.T) {
	var b Book
	var err error
	for i := 0; err == nil && i <= viewsLimit; i++ {
		b, err = b.Put(plain(fmt.Sprint(i)))
	}
	if err == nil || !strings.Contains(err.Error(), "delete some") || len(b.Views) != viewsLimit {
		t.Errorf("%d views: %v", len(b.Views), err)
	}
	v := View{Name: "long", Layout: layout.Square(64)}
	for range 64 {
		v.Tiles = append(v.Tiles, Tile{Kind: Text, Text: strings.Repeat("x", textLimit)})
	}
	b, err = Book{}.Put(v)
	for err == nil {
		b, err = b.Duplicate("long")
	}
	if !strings.Contains(err.Error(), "export some and delete them") || len(b.Views) != 3 {
		t.Errorf("%d long views: %v", len(b.Views), err)
	}
	if _, err := encode(b); err != nil {
		t.Errorf("what was accepted cannot be written: %v", err)
	}
}
