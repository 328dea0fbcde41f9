package wire

import (
	"errors"
	"fmt"
	"time"
)

// layout is RFC 3339 in UTC with milliseconds (protocol.md 1.13).
const layout = "2006-01-02T15:04:05.000Z"

// A Time is a time of the wire: UTC, whole milliseconds. The zero Time means
// that there is none.
type Time struct{ time.Time }

// TimeOf is t as it travels.
func TimeOf(t time.Time) Time {
	if t.IsZero() {
		return Time{}
	}
	return Time{t.UTC().Truncate(time.Millisecond)}
}

// sane refuses years that RFC 3339 cannot write.
func (t Time) sane() error {
	if y := t.UTC().Year(); y < 1 || y > 9999 {
		return fmt.Errorf("the year %d is outside RFC 3339", y)
	}
	return nil
}

// MarshalJSON implements json.Marshaler.
func (t Time) MarshalJSON() ([]byte, error) {
	if err := t.sane(); err != nil {
		return nil, err
	}
	return []byte(t.UTC().Format(`"` + layout + `"`)), nil
}

// UnmarshalJSON implements json.Unmarshaler. It reads any RFC 3339 time;
// null is none.
func (t *Time) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		*t = Time{}
		return nil
	}
	parsed, err := time.Parse(`"`+time.RFC3339Nano+`"`, string(data))
	if err != nil {
		return errors.New("not a time of RFC 3339")
	}
	if *t = TimeOf(parsed); t.sane() != nil {
		return errors.New("not a time of RFC 3339")
	}
	return nil
}
