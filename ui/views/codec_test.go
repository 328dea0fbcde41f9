package views

import (
	"bytes"
	"reflect"
	"strings"
	"testing"
)

const oneTile = `"layout":{"columns":1,"rows":1,"tiles":[[0,0,1,1]]}`

// files are contents of files, and a part of the error they give.
var files = []struct{ text, want string }{
	{`{"format":"watchfloor.views/1"}`, ""},
	{`{"format":"watchfloor.views/1","views":[{"name":"Day",` + oneTile + `}],"later":{}}`, ""},
	{`{"format":"watchfloor.views/1","last":{` + oneTile + `,"tiles":[{"kind":"spot"}]},"windows":{"map":{"width":800}}}`, ""},
	{`{"format":"watchfloor.views/1","views":[{` + oneTile + `}]}`, "view 1"},
	{`{"format":"watchfloor.views/1","views":[{"name":"Day",` + oneTile + `},{"name":"day",` + oneTile + `}]}`, "both named"},
	{`{"format":"watchfloor.views/1","views":[null]}`, "view 1"},
	{`{"format":"watchfloor.views/1","views":[{"name":"Day","layout":null}]}`, "layout"},
	{`{"format":"watchfloor.views/1","views":{}}`, "damaged"},
	{`{"format":"watchfloor.views/1","last":{` + oneTile + `,"rotation":{"items":["a"],"dwell":1e300}}}`, "dwell"},
	{`{"format":"watchfloor.views/1","last":{` + oneTile + `,"rotation":{"items":["a"],"dwell":-5}}}`, "dwell"},
	{`{"format":"watchfloor.views/1","last":{` + oneTile + `,"map":{"lat":1e9}}}`, "arrangement of the moment"},
	{`{"format":"watchfloor.views/1","windows":{"map":{"width":-1}}}`, `window "map"`},
	{`{"format":"watchfloor.views/2","views":7}`, "another version"},
	{`{"views":[]}`, "another version"},
	{`{"format":"watchfloor.views/1"} {}`, "damaged"},
	{`{"format":"watchfloor.views/1","views":[`, "damaged"},
	{"", "damaged"},
	{"null", "another version"},
	{strings.Repeat("[", 20000), "damaged"},
	{strings.Repeat(" ", sizeLimit+1), "more than"},
}

func TestDecodeSaysWhatIsWrong(t *testing.T) {
	for _, c := range files {
		b, err := decode([]byte(c.text))
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%.120s: got %v, want %q", c.text, err, c.want)
		}
		if err != nil && !reflect.DeepEqual(b, Book{}) {
			t.Errorf("%.120s: half a book: %+v", c.text, b)
		}
	}
}

func FuzzDecode(f *testing.F) {
	for _, c := range files {
		f.Add([]byte(c.text))
	}
	full, err := encode(Book{Views: []View{rich("Night")}})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(full)
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := decode(data)
		if err != nil {
			return
		}
		text, err := encode(b)
		if err != nil {
			if len(data) < sizeLimit/16 { // indented it may be too long
				t.Fatalf("%q is read but cannot be written: %v", data, err)
			}
			return
		}
		again, err := decode(text)
		if err != nil {
			t.Fatalf("%s is written but cannot be read: %v", text, err)
		}
		if twice, err := encode(again); err != nil || !bytes.Equal(twice, text) {
			t.Fatalf("%s came back as %s: %v", text, twice, err)
		}
	})
}

func TestBooksComeBack(t *testing.T) {
	last := rich("")
	b := Book{
		Views: []View{rich("Night"), plain("Day")}, Last: &last,
		Windows: map[string]Window{"map": {-1920, 0, 1920, 1080, true, true}, "list": {Width: 400, Height: 900}},
	}
	text, err := encode(b)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := decode(text); err != nil || !reflect.DeepEqual(got, b) {
		t.Errorf("%s\ncame back as %+v: %v", text, got, err)
	}
}

func TestFilesAreForPeople(t *testing.T) {
	v := plain("Gate <B>")
	v.Tiles = []Tile{{Kind: Camera, Camera: "cam/7", Rotation: Rotation{Items: []string{"cam/1"}, Dwell: 2500e6}}}
	want := `{
	"format": "watchfloor.views/1",
	"views": [
		{
			"name": "Gate <B>",
			"layout": {
				"columns": 1,
				"rows": 1,
				"tiles": [
					[0, 0, 1, 1]
				]
			},
			"tiles": [
				{
					"kind": "camera",
					"camera": "cam/7",
					"rotation": {
						"items": [
							"cam/1"
						],
						"dwell": 2.5
					}
				}
			]
		}
	]
}
`
	if got, err := encode(Book{Views: []View{v}}); err != nil || string(got) != want {
		t.Errorf("got %s, %v", got, err)
	}
}
