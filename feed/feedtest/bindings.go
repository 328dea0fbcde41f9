package feedtest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
)

// Bindings compares frames with those of a transcript. What no two runs have
// in common (names of connections and epochs, times) need not be equal, but
// where the transcript says the same, the run must too.
type Bindings map[string]string // of the transcript -> of this run

// Match says how got differs from want, "" when it does not.
func (b Bindings) Match(want, got []byte) string {
	var w, g any
	if json.Unmarshal(want, &w) != nil || json.Unmarshal(got, &g) != nil {
		return "not JSON"
	}
	return b.match("", w, g)
}

func (b Bindings) match(path string, want, got any) string {
	switch w := want.(type) {
	case map[string]any:
		return b.object(path, w, got)
	case []any:
		g, ok := got.([]any)
		if !ok || len(g) != len(w) {
			return fmt.Sprintf("%s: got %v, want %v", path, got, want)
		}
		for i := range w {
			if diff := b.match(fmt.Sprintf("%s[%d]", path, i), w[i], g[i]); diff != "" {
				return diff
			}
		}
		return ""
	}
	if want != got {
		return fmt.Sprintf("%s: got %v, want %v", path, got, want)
	}
	return ""
}

func (b Bindings) object(path string, want map[string]any, got any) string {
	g, ok := got.(map[string]any)
	if !ok || len(g) != len(want) {
		return fmt.Sprintf("%s: got %v, want %v", path, got, want)
	}
	for name, w := range want {
		here := path + "." + name
		text, isText := w.(string)
		actual, bindable := g[name].(string)
		if isText && bindable && slices.Contains([]string{"conn", "epoch", "now", "at", "acked_at", "updated_at"}, name) {
			if b[name+text] == "" {
				b[name+text] = actual
			}
			w = b[name+text]
		}
		if diff := b.match(here, w, g[name]); diff != "" {
			return diff
		}
	}
	return ""
}

// Bind puts this run's epochs into a frame of the transcript.
func (b Bindings) Bind(frame []byte) []byte {
	for want, got := range b {
		if epoch, ok := bytes.CutPrefix([]byte(want), []byte("epoch")); ok {
			frame = bytes.ReplaceAll(frame, fmt.Appendf(nil, `"epoch":"%s"`, epoch), fmt.Appendf(nil, `"epoch":"%s"`, got))
		}
	}
	return frame
}
