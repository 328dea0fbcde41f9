package label

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// A fallback is a font that most maps never need: until one does, only its
// list of characters is in memory.
type fallback struct {
	loader  *opentype.Loader
	letters font.Cmap
	face    *font.Face // nil: not read yet
	broken  bool       // it cannot be read
}

// openFallback checks that data is a font, and reads which characters it has.
func openFallback(data []byte) (*fallback, error) {
	loader, err := opentype.NewLoader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	for _, table := range []string{"head", "hhea", "hmtx", "maxp"} {
		if !loader.HasTable(opentype.MustNewTag(table)) {
			return nil, errors.New("it has no table " + table)
		}
	}
	letters, err := lettersOf(loader)
	if err != nil {
		return nil, fmt.Errorf("read its list of characters: %w", err)
	}
	return &fallback{loader: loader, letters: letters}, nil
}

func lettersOf(loader *opentype.Loader) (font.Cmap, error) {
	raw, err := loader.RawTable(opentype.MustNewTag("cmap"))
	if err != nil {
		return nil, err
	}
	table, _, err := tables.ParseCmap(raw)
	if err != nil {
		return nil, err
	}
	letters, _, err := font.ProcessCmap(table, tables.FPNone)
	return letters, err
}

// has says whether the font has a glyph for a rune, and reads the font when
// it has.
func (b *fallback) has(r rune) bool {
	if _, ok := b.letters.Lookup(r); !ok || b.broken {
		return false
	}
	if b.face == nil {
		whole, err := font.NewFont(b.loader)
		if b.broken = err != nil; b.broken {
			return false
		}
		b.face = font.NewFace(whole)
	}
	return true
}
