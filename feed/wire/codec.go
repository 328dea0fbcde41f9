package wire

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"unicode/utf8"
)

// ErrTooBig is a frame above the limit of its direction.
var ErrTooBig = errors.New("the frame is too big")

// Encode returns a frame as one JSON object, "t" first. It fails when the
// frame breaks its own schema.
func Encode(f Frame) ([]byte, error) {
	if err := f.check(); err != nil {
		return nil, fmt.Errorf("encode %s: %w", f.kind(), err)
	}
	fields, err := json.Marshal(f)
	if err != nil {
		return nil, fmt.Errorf("encode %s: %w", f.kind(), err)
	}
	head, err := json.Marshal(f.kind())
	if err != nil {
		return nil, fmt.Errorf("encode %s: %w", f.kind(), err)
	}
	data := append([]byte(`{"t":`), head...)
	if !bytes.Equal(fields, []byte("{}")) {
		data = append(data, ',')
	}
	return append(data, fields[1:]...), nil
}

// Decode reads one frame of at most limit bytes. A frame with an unknown "t"
// is an *Unknown; unknown fields are ignored. Anything that is not a JSON
// object or breaks its schema is an error that quotes none of the content,
// which may be secret (protocol.md 1.12).
func Decode(data []byte, limit int) (Frame, error) {
	if len(data) > limit {
		return nil, ErrTooBig
	}
	if err := sane(data); err != nil {
		return nil, err
	}
	var head struct {
		T string `json:"t"`
	}
	if err := unmarshal(data, &head); err != nil {
		return nil, err
	}
	if head.T == "" {
		return nil, errors.New(`the frame has no "t"`)
	}
	f := blank(head.T)
	if _, unknown := f.(*Unknown); unknown {
		return f, nil
	}
	if err := unmarshal(data, f); err != nil {
		return nil, fmt.Errorf("%s: %w", head.T, err)
	}
	if err := f.check(); err != nil {
		return nil, fmt.Errorf("%s: %w", head.T, err)
	}
	return f, nil
}

// sane looks at the bytes before a JSON decoder does: one object, UTF-8, not
// too deep.
func sane(data []byte) error {
	if trimmed := bytes.TrimLeft(data, " \t\r\n"); len(trimmed) == 0 || trimmed[0] != '{' {
		return errors.New("the frame is not a JSON object")
	}
	if !utf8.Valid(data) {
		return errors.New("the frame is not UTF-8")
	}
	return shallow(data)
}

// shallow refuses JSON nested deeper than MaxDepth.
func shallow(data []byte) error {
	depth, quoted := 0, false
	for i := 0; i < len(data); i++ {
		switch c := data[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{' || c == '[':
			if depth++; depth > MaxDepth {
				return fmt.Errorf("the frame is nested deeper than %d", MaxDepth)
			}
		case c == '}' || c == ']':
			depth--
		}
	}
	return nil
}

// unmarshal is json.Unmarshal with errors that quote no content.
func unmarshal(data []byte, to any) error {
	err := json.Unmarshal(data, to)
	var syntax *json.SyntaxError
	var mistyped *json.UnmarshalTypeError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &syntax):
		return fmt.Errorf("not JSON at byte %d", syntax.Offset)
	case errors.As(err, &mistyped):
		return fmt.Errorf("field %q is not a %s", mistyped.Field, mistyped.Type)
	}
	return err
}
