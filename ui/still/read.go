package still

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"strings"
	"unicode/utf8"
)

// chunksLimit is how many chunks Read looks through.
const chunksLimit = 1 << 16

// Read returns the fields of a PNG that Write may have written, in their
// order. Compressed texts, which Write never makes, are passed over, and so
// is the picture. It fails where the file is no PNG, is cut off, or its
// checksums do not fit.
func Read(r io.Reader) ([]Field, error) {
	begin := make([]byte, len(signature))
	if _, err := io.ReadFull(r, begin); err != nil || string(begin) != signature {
		return nil, errors.New("read a picture: it is no PNG file")
	}
	var all []Field
	for range chunksLimit {
		name, data, err := next(r)
		if err != nil {
			return nil, fmt.Errorf("read a picture: %w", err)
		}
		if name == "IEND" {
			return all, nil
		}
		if f, ok := field(name, data); ok && len(all) < fieldsLimit {
			all = append(all, f)
		}
	}
	return nil, fmt.Errorf("read a picture: it has more than %d chunks", chunksLimit)
}

// next reads a chunk; data is nil unless it is a text.
func next(r io.Reader) (name string, data []byte, err error) {
	var head [8]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return "", nil, short(err)
	}
	length, name := binary.BigEndian.Uint32(head[:4]), string(head[4:])
	const longest = 1<<31 - 1 // section 5.3
	if length > longest {
		return "", nil, errors.New("it is damaged: a chunk is too long")
	}
	sum := crc32.NewIEEE()
	sum.Write(head[4:])
	var kept bytes.Buffer
	to := io.Writer(sum)
	if (name == "tEXt" || name == "iTXt") && length <= nameLimit+textLimit+8 {
		to = io.MultiWriter(sum, &kept)
	}
	if _, err := io.CopyN(to, r, int64(length)); err != nil {
		return "", nil, short(err)
	}
	var check [4]byte
	if _, err := io.ReadFull(r, check[:]); err != nil {
		return "", nil, short(err)
	}
	if binary.BigEndian.Uint32(check[:]) != sum.Sum32() {
		return "", nil, fmt.Errorf("it is damaged: the checksum of %q differs", name)
	}
	return name, kept.Bytes(), nil
}

// short says in words that a file ends too early.
func short(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return errors.New("it is cut off")
	}
	return err
}

// field is the text of a chunk, if it has one that is not compressed.
func field(name string, data []byte) (Field, bool) {
	key, text, found := strings.Cut(string(data), "\x00")
	if !found {
		return Field{}, false
	}
	if name == "iTXt" {
		if len(text) < 2 || text[0] != 0 {
			return Field{}, false
		}
		_, text, found = strings.Cut(text[2:], "\x00") // after the language
		if !found {
			return Field{}, false
		}
		if _, text, found = strings.Cut(text, "\x00"); !found { // after the translated name
			return Field{}, false
		}
	}
	f := Field{key, text}
	return f, utf8.ValidString(text) && f.validate() == nil
}
