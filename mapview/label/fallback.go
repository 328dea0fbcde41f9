package label

import (
	"bytes"
	"errors"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// A fallback is a font that most maps never need: until a text has letters
// which the fonts before it lack, nothing of it is in memory.
type fallback struct {
	loader  *opentype.Loader
	letters font.Cmap  // nil: not read yet
	face    *font.Face // nil: not read yet
	broken  bool       // it cannot be read
}

// openFallback checks that data is a font.
func openFallback(data []byte) (*fallback, error) {
	loader, err := opentype.NewLoader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	for _, table := range []string{"cmap", "head", "hhea", "hmtx", "maxp"} {
		if !loader.HasTable(opentype.MustNewTag(table)) {
			return nil, errors.New("it has no table " + table)
		}
	}
	return &fallback{loader: loader}, nil
}

// has says whether the font has a glyph for a rune, and reads the font when
// it has.
func (b *fallback) has(r rune) bool {
	if b.letters == nil && !b.broken {
		b.broken = b.readLetters() != nil
	}
	if b.broken {
		return false
	}
	if _, ok := b.letters.Lookup(r); !ok {
		return false
	}
	if b.face == nil {
		b.broken = b.readAll() != nil
	}
	return !b.broken
}

func (b *fallback) readLetters() error {
	raw, err := b.loader.RawTable(opentype.MustNewTag("cmap"))
	if err != nil {
		return err
	}
	table, _, err := tables.ParseCmap(raw)
	if err != nil {
		return err
	}
	b.letters, _, err = font.ProcessCmap(table, tables.FPNone)
	return err
}

func (b *fallback) readAll() error {
	whole, err := font.NewFont(b.loader)
	if err == nil {
		b.face = font.NewFace(whole)
	}
	return err
}
