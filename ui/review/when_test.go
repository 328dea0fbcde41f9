package review

import (
	"testing"
	"time"
)

var noon = time.Date(2026, 11, 24, 12, 0, 0, 0, time.FixedZone("CET", 3600))

var moments = []struct {
	text string
	want string // RFC 3339; "" refused
}{
	{"15:30:12", "2026-11-24T15:30:12+01:00"},
	{"15:30:12.25", "2026-11-24T15:30:12.25+01:00"},
	{" 15:30 ", "2026-11-24T15:30:00+01:00"},
	{"2025-01-02 03:04:05.006", "2025-01-02T03:04:05.006+01:00"},
	{"2025-01-02T03:04:05Z", "2025-01-02T03:04:05Z"},
	{"2025-01-02", "2025-01-02T00:00:00+01:00"},
	{"+90", "2026-11-24T12:01:30+01:00"},
	{"-0.04", "2026-11-24T11:59:59.96+01:00"},
	{"", ""},
	{"25:00", ""},
	{"+x", ""},
	{"+NaN", ""},
	{"-1e300", ""},
	{"noon", ""},
}

func TestWhen(t *testing.T) {
	for _, m := range moments {
		got, err := When(m.text, noon)
		if m.want == "" {
			if err == nil {
				t.Errorf("%q is %v", m.text, got)
			}
			continue
		}
		if err != nil || got.Format(time.RFC3339Nano) != m.want {
			t.Errorf("%q is %v, %v; want %s", m.text, got, err, m.want)
		}
	}
}

func FuzzWhen(f *testing.F) {
	for _, m := range moments {
		f.Add(m.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if got, err := When(text, noon); err != nil && !got.IsZero() {
			t.Errorf("%q is %v and refused: %v", text, got, err)
		}
	})
}
