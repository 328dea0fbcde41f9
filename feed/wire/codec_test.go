package wire

import (
	"bytes"
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"
)

var noon = TimeOf(time.Date(2026, 8, 22, 12, 0, 0, 123_456_789, time.FixedZone("", 7200)))

// frames is one of each frame, with every field.
func frames() map[string]Frame {
	one := 1
	return map[string]Frame{
		`{"t":"hello","proto":"watchfloor.v1","auth":{"scheme":"bearer","token":"x"},"client":{"app":"watchfloor","ver":"0.9.0","station":"wall-3"},"feat":["merge"]}`: &Hello{
			Protocol, Auth{Scheme, "x"}, Client{"watchfloor", "0.9.0", "wall-3"}, []string{Merge},
		},
		`{"t":"welcome","conn":"01J6ZA","user":{"id":"u17","name":"Op","roles":["operator"],"agency":"pd"},"now":"2026-08-22T10:00:00.123Z","hb":5,"limits":{"frame":1048576,"cmd_per_s":20},"feat":[],"topics":["cameras/pd"]}`: &Welcome{
			"01J6ZA", User{"u17", "Op", []string{"operator"}, "pd"}, noon, 5, Limits{MaxToClient, 20}, []string{}, []string{"cameras/pd"},
		},
		`{"t":"sub","id":2,"topic":"incidents/pd","cursor":{"epoch":"e8","seq":1998}}`:      &Sub{2, "incidents/pd", &Cursor{"e8", 1998}},
		`{"t":"sync","id":3,"topic":"incidents/pd"}`:                                        &Sync{ID: 3, Topic: "incidents/pd"},
		`{"t":"subok","id":3,"topic":"cameras/pd","mode":"snapshot","epoch":"c1","seq":40}`: &SubOK{3, "cameras/pd", ModeSnapshot, "c1", 40},
		`{"t":"unsub","topic":"cameras/pd"}`:                                                &Unsub{"cameras/pd"},
		`{"t":"snap","topic":"cameras/pd","epoch":"c1","at":40,"part":1,"last":true,"items":[{"k":"cam-1","v":4,"d":{"name":"Gate 1"}}],"count":1,"hash":"sha256:00"}`: &Snap{
			"cameras/pd", "c1", 40, 1, true, []Item{{"cam-1", 4, json.RawMessage(`{"name":"Gate 1"}`)}}, &one, "sha256:00",
		},
		`{"t":"delta","topic":"incidents/pd","epoch":"e8","prev":1998,"seq":2003,"at":"2026-08-22T10:00:00.123Z","ops":[{"op":"put","k":"inc-9","v":5,"by":"u17","d":{}},{"op":"del","k":"inc-8","v":2}]}`: &Delta{
			"incidents/pd", "e8", 1998, 2003, noon, []Op{{Put, "inc-9", 5, "u17", json.RawMessage("{}")}, {Op: Delete, K: "inc-8", V: 2}},
		},
		`{"t":"cmd","id":"01J6ZP","op":"incident.state","args":{"k":"inc-9"},"if":{"ver":5},"exp":"2026-08-22T10:00:00.123Z","ts":"2026-08-22T10:00:00.123Z","want":"accepted"}`: &Cmd{
			"01J6ZP", "incident.state", json.RawMessage(`{"k":"inc-9"}`), &If{5}, noon, noon, Accepted,
		},
		`{"t":"ack","id":"01J6ZP","st":"rejected","dup":false,"err":{"code":"version_conflict","msg":"owned by u02","retry":false}}`: &Ack{
			ID: "01J6ZP", Status: Rejected, Err: &Fault{"version_conflict", "owned by u02", false},
		},
		`{"t":"ack","id":"01J6ZM","st":"effected","dup":true,"at":{"topic":"doors/pd","seq":7},"detail":{"ok":197}}`: &Ack{
			"01J6ZM", Effected, true, &At{"doors/pd", 7}, json.RawMessage(`{"ok":197}`), nil,
		},
		`{"t":"err","id":2,"code":"not_found","msg":"no such topic"}`:                          &Err{2, NotFound, "no such topic"},
		`{"t":"hb","now":"2026-08-22T10:00:00.123Z","heads":{"cameras/pd":40}}`:                &Beat{noon, map[string]uint64{"cameras/pd": 40}},
		`{"t":"hb","now":"2026-08-22T10:00:00.123Z"}`:                                          &Beat{Now: noon},
		`{"t":"bye","code":4503,"reason":"draining","reconnect":true,"after_ms":1500,"to":[]}`: &Bye{CloseDraining, "draining", true, 1500, []string{}},
	}
}

func TestFramesGoBothWays(t *testing.T) {
	for text, frame := range frames() {
		data, err := Encode(frame)
		if err != nil || string(data) != text {
			t.Errorf("encoded\n%s %v, want\n%s", data, err, text)
		}
		got, err := Decode([]byte(text), MaxToClient)
		if err != nil || !reflect.DeepEqual(got, frame) {
			t.Errorf("decoded %+v, %v, want %+v", got, err, frame)
		}
	}
}

// bad are messages that are none, and what is said of them.
func bad() map[string]string {
	return map[string]string{
		"":                        "not a JSON object",
		"null":                    "not a JSON object",
		"[]":                      "not a JSON object",
		`"t"`:                     "not a JSON object",
		"{":                       "not JSON",
		`{"t":"hb"`:               "not JSON",
		`{"t":"hb"}{}`:            "not JSON",
		"{\"t\":\"\xff\"}":        "not UTF-8",
		"{}":                      `no "t"`,
		`{"t":5}`:                 "t",
		`{"t":"hb"}`:              "now is missing",
		`{"t":"hb","now":"noon"}`: "RFC 3339",
		`{"t":"hb","now":5}`:      "RFC 3339",
		`{"t":"hello","proto":"` + strings.Repeat("x", 300) + `"}`:                                                              "longer than",
		`{"t":"sub","id":-1,"topic":"a"}`:                                                                                       "id",
		`{"t":"sub","id":1.5,"topic":"a"}`:                                                                                      "id",
		`{"t":"sub","id":9007199254740992,"topic":"a"}`:                                                                         "2^53",
		`{"t":"sub","id":1}`:                                                                                                    "topic is missing",
		`{"t":"sub","id":1,"topic":"a","cursor":{"seq":1}}`:                                                                     "epoch",
		`{"t":"subok","id":1,"topic":"a","mode":"half","epoch":"e","seq":1}`:                                                    "mode",
		`{"t":"snap","topic":"a","epoch":"e","at":1,"part":0,"last":false}`:                                                     "items",
		`{"t":"snap","topic":"a","epoch":"e","at":1,"part":-1,"last":false,"items":[]}`:                                         "part",
		`{"t":"snap","topic":"a","epoch":"e","at":1,"part":0,"last":true,"items":[]}`:                                           "count or hash",
		`{"t":"snap","topic":"a","epoch":"e","at":1,"part":0,"last":false,"items":[{"k":"a","v":0,"d":{}}]}`:                    "v is missing",
		`{"t":"snap","topic":"a","epoch":"e","at":1,"part":0,"last":false,"items":[{"k":"a","v":1,"d":[]}]}`:                    "d is not an object",
		`{"t":"delta","topic":"a","epoch":"e","prev":2,"seq":2,"at":"2026-08-22T10:00:00Z","ops":[]}`:                           "seq is not above",
		`{"t":"delta","topic":"a","epoch":"e","prev":1,"seq":2,"at":"2026-08-22T10:00:00Z"}`:                                    "ops",
		`{"t":"delta","topic":"a","epoch":"e","prev":1,"seq":2,"at":"2026-08-22T10:00:00Z","ops":[{"op":"add","k":"a","v":1}]}`: "op",
		`{"t":"cmd","id":"1","op":"x","args":[],"ts":"2026-08-22T10:00:00Z","want":"accepted"}`:                                 "args",
		`{"t":"cmd","id":"1","op":"x","args":{},"ts":"2026-08-22T10:00:00Z","want":"soon"}`:                                     "want",
		`{"t":"ack","id":"1","st":"maybe"}`:                                                                                     "st",
		`{"t":"bye","code":4503,"after_ms":-1}`:                                                                                 "after_ms",
		`{"t":"bye","code":1e400}`:                                                                                              "code",
		`{"t":"x","x":` + strings.Repeat("[", 32) + strings.Repeat("]", 32) + "}":                                               "deeper",
	}
}

func TestBadFramesAreRefused(t *testing.T) {
	for text, want := range bad() {
		f, err := Decode([]byte(text), MaxToClient)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %+v, %v, want an error with %q", text, f, err, want)
		}
	}
	if _, err := Decode(make([]byte, 11), 10); !errors.Is(err, ErrTooBig) {
		t.Errorf("too big: %v", err)
	}
}

func TestErrorsQuoteNoSecrets(t *testing.T) {
	for _, text := range []string{
		`{"t":"hello","proto":"watchfloor.v1","auth":{"scheme":"bearer","token":s3cret}}`,
		`{"t":"hello","proto":"watchfloor.v1","auth":"s3cret"}`,
		`{"t":"hello","proto":"watchfloor.v1","auth":{"scheme":"bearer","token":["s3cret"]}}`,
		`{"t":"hello","auth":{"scheme":"bearer","token":"s3cret"}}`,
	} {
		if _, err := Decode([]byte(text), MaxToHub); err == nil || strings.Contains(err.Error(), "s3cret") {
			t.Errorf("%s: %v", text, err)
		}
	}
}

func TestLaterVersionsAreIgnored(t *testing.T) {
	f, err := Decode([]byte(`{"t":"hologram","x":{"t":"hb"}}`), MaxToClient)
	if u, ok := f.(*Unknown); !ok || u.T != "hologram" || err != nil {
		t.Errorf("%+v, %v", f, err)
	}
	f, err = Decode([]byte(`{"now":"2026-08-22T10:00:00Z","mood":"good","t":"hb"}`), MaxToClient)
	if _, ok := f.(*Beat); !ok || err != nil {
		t.Errorf("%+v, %v", f, err)
	}
	deepest := `{"t":"x","x":` + strings.Repeat("[", 31) + `"[[\"[["` + strings.Repeat("]", 31) + "}"
	if _, err := Decode([]byte(deepest), MaxToClient); err != nil {
		t.Errorf("32 levels: %v", err)
	}
}

func TestBrokenFramesAreNotEncoded(t *testing.T) {
	for _, f := range []Frame{&Hello{}, &Beat{}, &Cmd{}, &Delta{}, &SubOK{}, &Unsub{}} {
		if data, err := Encode(f); err == nil {
			t.Errorf("%T: %s", f, data)
		}
	}
	if data, err := Encode(&Beat{Now: Time{time.Date(10_000, 1, 1, 0, 0, 0, 0, time.UTC)}}); err == nil {
		t.Errorf("the year 10000: %s", data)
	}
}

func TestHash(t *testing.T) {
	versions := func(yield func(string, uint64) bool) {
		for _, k := range []string{"é", "b", "a", "Z"} {
			if !yield(k, uint64(len(k))*12) {
				return
			}
		}
	}
	// printf 'Z\0%d\na\0%d\nb\0%d\né\0%d\n' 12 12 12 24 | sha256sum
	const want = "sha256:b339709f92886f55f0397554d943527dda955ca56768a6f63d0aac52837f71b7"
	if got := Hash(versions); got != want {
		t.Errorf("got %s", got)
	}
	const empty = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
	if got := Hash(func(func(string, uint64) bool) {}); got != empty {
		t.Errorf("of nothing: %s", got)
	}
}

// Whatever comes in, Decode does not panic, and what it lets in can be sent
// on and means the same.
func FuzzDecode(f *testing.F) {
	for text := range frames() {
		f.Add([]byte(text))
	}
	for text := range bad() {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		frame, err := Decode(data, MaxToHub)
		if err != nil {
			return
		}
		if _, unknown := frame.(*Unknown); unknown {
			return
		}
		out, err := Encode(frame)
		if err != nil {
			t.Fatalf("%s: %v", data, err)
		}
		again, err := Decode(out, 8*MaxToHub)
		if err != nil {
			t.Fatalf("%s became %s: %v", data, out, err)
		}
		if once, err := Encode(again); err != nil || !bytes.Equal(once, out) {
			t.Fatalf("%s became %s, then %s, %v", data, out, once, err)
		}
	})
}
