package feedtest

import "testing"

func TestBindingsFindDifferences(t *testing.T) {
	for name, c := range map[string]struct {
		want, got string // in turn: two lines of a transcript
		same      bool
	}{
		"equal":                {`{"a":[1,{"b":null}]}`, `{"a":[1,{"b":null}]}`, true},
		"other value":          {`{"a":1}`, `{"a":2}`, false},
		"other type":           {`{"a":1}`, `{"a":"1"}`, false},
		"more fields":          {`{"a":1}`, `{"a":1,"b":1}`, false},
		"fewer fields":         {`{"a":1,"b":1}`, `{"a":1}`, false},
		"other field":          {`{"a":1}`, `{"b":1}`, false},
		"longer list":          {`[1]`, `[1,2]`, false},
		"no list":              {`[1]`, `{"a":1}`, false},
		"no object":            {`{"a":1}`, `[1]`, false},
		"not JSON":             {`{"a":1}`, `{`, false},
		"another epoch":        {`{"epoch":"e1"}`, `{"epoch":"x"}`, true},
		"the same epoch twice": {`[{"epoch":"e1"},{"epoch":"e1"}]`, `[{"epoch":"x"},{"epoch":"x"}]`, true},
		"then another":         {`[{"epoch":"e1"},{"epoch":"e1"}]`, `[{"epoch":"x"},{"epoch":"y"}]`, false},
		"an epoch no text":     {`{"epoch":"e1"}`, `{"epoch":1}`, false},
		"seq is not bound":     {`{"at":1}`, `{"at":2}`, false},
		"a key is not bound":   {`{"k":"a"}`, `{"k":"b"}`, false},
	} {
		diff := Bindings{}.Match([]byte(c.want), []byte(c.got))
		if (diff == "") != c.same {
			t.Errorf("%s: %q", name, diff)
		}
	}
}

func TestBindPutsThisRunsEpochIn(t *testing.T) {
	b := Bindings{}
	if diff := b.Match([]byte(`{"epoch":"e1","conn":"c"}`), []byte(`{"epoch":"x","conn":"y"}`)); diff != "" {
		t.Fatal(diff)
	}
	if got := string(b.Bind([]byte(`{"cursor":{"epoch":"e1"},"conn":"c"}`))); got != `{"cursor":{"epoch":"x"},"conn":"c"}` {
		t.Error(got)
	}
}
