package settings

import (
	"log/slog"
	"strings"
)

const hidden = "[hidden]"

// A Secret is text that does not print. Reveal gives it to the one who sends
// it.
type Secret string

// Reveal returns the secret itself.
func (s Secret) Reveal() string { return string(s) }

// String implements fmt.Stringer.
func (s Secret) String() string {
	if s == "" {
		return ""
	}
	return hidden
}

// GoString implements fmt.GoStringer.
func (s Secret) GoString() string { return s.String() }

// LogValue implements slog.LogValuer.
func (s Secret) LogValue() slog.Value { return slog.StringValue(s.String()) }

// MarshalText implements encoding.TextMarshaler.
func (s Secret) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// Redact hides the user info of every URL in text, however malformed.
func Redact(text string) string {
	var out strings.Builder
	for {
		head, tail, found := strings.Cut(text, "://")
		out.WriteString(head)
		if !found {
			return out.String()
		}
		out.WriteString("://")
		end := strings.IndexAny(tail, " \t\r\n\"'`<>")
		if end < 0 {
			end = len(tail)
		}
		if at := strings.LastIndexByte(tail[:end], '@'); at >= 0 {
			out.WriteString("***")
			tail = tail[at:]
		}
		text = tail
	}
}

// ReadToken reads a bearer token from a file.
func ReadToken(file string) (Secret, error) { return value{raw: file}.token() }
