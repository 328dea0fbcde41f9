package still

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/png"
	"io"
	"strings"
	"unicode/utf8"
)

// A Field is a named text of a picture. The names of PNG are "Title",
// "Author", "Description", "Copyright", "Creation Time", "Software",
// "Source", "Comment"; others are allowed.
type Field struct {
	Name string // 1 to 79 printable ASCII characters
	Text string // UTF-8 without NUL
}

// Limits of the fields of a picture.
const (
	nameLimit   = 79 // bytes, by the PNG specification
	textLimit   = 64 << 10
	fieldsLimit = 64
)

// signature and header are how every PNG begins: 8 bytes, and the chunk IHDR
// of 13 bytes with its length, name and checksum (sections 5.2, 11.2.1).
const (
	signature = "\x89PNG\r\n\x1a\n"
	header    = 4 + 4 + 13 + 4
)

// Write writes img as a PNG with fields: plain ASCII as tEXt, all else as
// iTXt, both before the picture so that a reader need not go to the end. It
// fails if a field cannot be written, or w fails.
func Write(w io.Writer, img image.Image, text []Field) error {
	words, err := chunks(text)
	if err != nil {
		return fmt.Errorf("write the picture: %w", err)
	}
	var picture bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := encoder.Encode(&picture, img); err != nil {
		return fmt.Errorf("write the picture: %w", err)
	}
	const begin = len(signature) + header
	for _, part := range [][]byte{picture.Bytes()[:begin], words, picture.Bytes()[begin:]} {
		if _, err := w.Write(part); err != nil {
			return fmt.Errorf("write the picture: %w", err)
		}
	}
	return nil
}

// chunks are fields as they lie in a PNG.
func chunks(text []Field) ([]byte, error) {
	if len(text) > fieldsLimit {
		return nil, fmt.Errorf("%d fields, more than %d", len(text), fieldsLimit)
	}
	var all []byte
	for _, f := range text {
		if err := f.validate(); err != nil {
			return nil, err
		}
		name, body := "tEXt", f.Name+"\x00"+f.Text
		if !plain(f.Text) {
			// compressed: no; method 0; no language; no translated name
			name, body = "iTXt", f.Name+"\x00\x00\x00\x00\x00"+f.Text
		}
		all = append(all, chunk(name, body)...)
	}
	return all, nil
}

func (f Field) validate() error {
	switch {
	case f.Name == "" || len(f.Name) > nameLimit || !plain(f.Name) || strings.Contains(f.Name, "\n"):
		return fmt.Errorf("%.80q cannot be the name of a field", f.Name)
	case strings.TrimSpace(f.Name) != f.Name || strings.Contains(f.Name, "  "):
		return fmt.Errorf("the name %q of a field has spaces that PNG does not allow", f.Name)
	case len(f.Text) > textLimit:
		return fmt.Errorf("%s takes %d bytes, more than %d", f.Name, len(f.Text), textLimit)
	case !utf8.ValidString(f.Text) || strings.ContainsRune(f.Text, 0):
		return fmt.Errorf("%s is not in UTF-8 or has a NUL", f.Name)
	}
	return nil
}

// plain says whether s is printable ASCII and line ends, which a tEXt holds.
func plain(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r != '\n' && (r < ' ' || r > '~') }) < 0
}

// chunk is one chunk of a PNG: length, name, data, and their checksum
// (section 5.3).
func chunk(name, data string) []byte {
	c := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
	c = append(append(c, name...), data...)
	return binary.BigEndian.AppendUint32(c, crc32.ChecksumIEEE(c[4:]))
}
