package archive

import (
	"testing"
	"time"
)

func TestCivilTimes(t *testing.T) {
	zone := time.FixedZone("CET", 3600)
	for at, want := range map[time.Time]string{
		time.Date(2026, 11, 24, 14, 30, 0, 0, time.UTC): "2026-11-24T15:30:00+01:00",
		unknownStart().Add(5 * time.Second):             "1970-01-01T00:00:05Z",
	} {
		if got := Civil(at, zone).Format(time.RFC3339); got != want {
			t.Errorf("%v is %s, want %s", at, got, want)
		}
	}
}
