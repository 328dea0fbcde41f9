package layout

import (
	"encoding/json"
	"testing"
)

// written are files of layouts, and whether they are taken.
var written = []struct {
	text string
	ok   bool
}{
	{`{"columns":2,"rows":1,"tiles":[[0,0,1,1],[1,0,2,1]]}`, true},
	{`{"columns":192,"rows":192,"tiles":[[0,0,192,192]],"later":1}`, true},
	{`{"columns":2,"rows":1,"tiles":[[0,0,1,1],[0,0,2,1]]}`, false},
	{`{"columns":2,"rows":1,"tiles":[[0,0,1]]}`, false},
	{`{"columns":2,"rows":1,"tiles":[[0,0,1,1,1]]}`, false},
	{`{"columns":2,"rows":1,"tiles":[[0,0,1.5,1]]}`, false},
	{`{"columns":2,"rows":1,"tiles":[]}`, false},
	{`{"columns":193,"rows":1,"tiles":[[0,0,1,1]]}`, false},
	{`{"columns":9223372036854775808,"rows":1,"tiles":[[0,0,1,1]]}`, false},
	{`{"columns":2,"rows":2,"tiles":[[-9223372036854775808,0,9223372036854775807,1]]}`, false},
	{`null`, false},
	{`[]`, false},
	{`{`, false},
}

func TestUnmarshalTakesOnlyValidLayouts(t *testing.T) {
	for _, c := range written {
		var l Layout
		err := json.Unmarshal([]byte(c.text), &l)
		if (err == nil) != c.ok || err != nil && l.Len() > 0 {
			t.Errorf("%s is %+v, %v", c.text, l, err)
		}
	}
}

func TestLayoutsComeBackFromJSON(t *testing.T) {
	for _, l := range layouts(t) {
		back(t, l)
	}
	text, err := json.Marshal(Square(1))
	if want := `{"columns":1,"rows":1,"tiles":[[0,0,1,1]]}`; err != nil || string(text) != want {
		t.Errorf("got %s, %v; want %s", text, err, want)
	}
}

// back writes a layout and reads it again.
func back(t *testing.T, l Layout) {
	t.Helper()
	text, err := json.Marshal(l)
	if err != nil {
		t.Fatal(err)
	}
	var got Layout
	if err := json.Unmarshal(text, &got); err != nil || !got.Equal(l) {
		t.Fatalf("%s came back as %+v: %v", text, got, err)
	}
}

func FuzzUnmarshal(f *testing.F) {
	for _, c := range written {
		f.Add([]byte(c.text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		var l Layout
		if json.Unmarshal(text, &l) != nil {
			return
		}
		if err := l.Validate(); err != nil {
			t.Fatalf("%s is taken: %v", text, err)
		}
		back(t, l)
	})
}
