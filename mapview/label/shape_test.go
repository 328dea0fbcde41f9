package label

import (
	"slices"
	"testing"

	"github.com/go-text/typesetting/font"

	"fyne.io/fyne/v2/theme"

	"watchfloor/assets"
)

// allFonts are the program's.
func allFonts(t testing.TB) *Fonts {
	t.Helper()
	f, err := ParseFonts(theme.DefaultTextFont().Content(), theme.DefaultTextBoldFont().Content(),
		theme.DefaultTextItalicFont().Content(), assets.Fonts()...)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// names are of places in their own scripts.
var names = map[string]string{
	"Latin": "Đà Nẵng", "Greek": "Αθήνα", "Cyrillic": "Москва", "Arabic": "شارع الملك فيصل", "Persian": "تهران",
	"Hebrew": "תֵּל אָבִיב", "Devanagari": "क्षत्रिय मार्ग", "Thai": "กรุงเทพมหานคร", "Bengali": "ঢাকা",
	"Tamil": "சென்னை", "Telugu": "హైదరాబాద్", "Kannada": "ಬೆಂಗಳೂರು", "Malayalam": "കൊച്ചി", "Gujarati": "અમદાવાદ",
	"Gurmukhi": "ਅੰਮ੍ਰਿਤਸਰ", "Oriya": "ଭୁବନେଶ୍ୱର", "Sinhala": "කොළඹ", "Khmer": "ភ្នំពេញ", "Lao": "ວຽງຈັນ",
	"Burmese": "ရန်ကုန်", "Tibetan": "ལྷ་ས", "Georgian": "თბილისი", "Armenian": "Երևան", "Ethiopic": "አዲስ አበባ",
	"Thaana": "މާލެ", "Tifinagh": "ⵜⵉⴼⵉⵏⴰⵖ", "Inuktitut": "ᐃᖃᓗᐃᑦ", "Chinese": "北京市朝阳区", "Traditional": "臺北市",
	"Japanese": "さいたま市", "Katakana": "アメリカ", "Korean": "서울특별시",
}

// TestEveryScriptHasGlyphs: no letter is missing, and each name has ink.
func TestEveryScriptHasGlyphs(t *testing.T) {
	f := allFonts(t)
	for script, text := range names {
		if kept := string(f.drawable(text, Regular)); kept != text {
			t.Errorf("%s: of %q only %q can be drawn", script, text, kept)
		}
		for _, face := range []Face{Regular, Bold} {
			for _, c := range f.shape(text, face, 16, 0).clusters {
				for _, g := range c.glyphs {
					if g.id == 0 {
						t.Errorf("%s: a glyph is missing", script)
					}
				}
			}
		}
		if ink := sum(f.Text(text, Regular, 16, 0, 0).ink); ink < 100 {
			t.Errorf("%s: no ink", script)
		}
		if regular, bold := sum(f.Text(text, Regular, 40, 0, 0).ink), sum(f.Text(text, Bold, 40, 0, 0).ink); bold <= regular {
			t.Errorf("%s: bold has no more ink (%d) than regular (%d)", script, bold, regular)
		}
	}
}

func sum(mask []uint8) (n int) {
	for _, a := range mask {
		n += int(a)
	}
	return n
}

// order are the glyphs of a text from left to right, but those without ink.
func order(f *Fonts, text string) []font.GID {
	var ids []font.GID
	for _, c := range f.shape(text, Regular, 16, 0).clusters {
		for _, g := range c.glyphs {
			if !g.ink.empty() {
				ids = append(ids, g.id)
			}
		}
	}
	return ids
}

// TestBidi: Hebrew letters do not change their form, so that how a text looks
// can be written between marks that force its direction.
func TestBidi(t *testing.T) {
	f := allFonts(t)
	const leftToRight, end = "\u202D", "\u202C"
	for _, c := range []struct{ text, looks string }{
		{"אבג", "גבא"},
		{"רחוב 12", "12 בוחר"},
		{"רחוב 12 דיזנגוף", "ףוגנזיד 12 בוחר"},
		{"7 Rue אבג", "7 Rue גבא"},
		{"Rue אבג 7", "Rue 7 גבא"},
		{"Rue אבג דה", "Rue הד גבא"},
		{"אבג Rue Un דה", "הד Rue Un גבא"},
		{"אב Rue", "Rue בא"},
	} {
		got, want := order(f, c.text), order(f, leftToRight+c.looks+end)
		if len(want) == 0 || !slices.Equal(got, want) {
			t.Errorf("%q looks like %v, not %v", c.text, got, want)
		}
	}
}

// TestArabicJoins: a letter's form depends on its neighbours.
func TestArabicJoins(t *testing.T) {
	f := allFonts(t)
	alone, joined := order(f, "ه"), order(f, "ههه")
	if len(joined) != 3 || joined[0] == alone[0] || joined[1] == joined[0] || joined[2] == joined[1] {
		t.Errorf("alone %v, in a word %v", alone, joined)
	}
	if spaced, tight := f.shape("ههه", Regular, 16, 5), f.shape("ههه", Regular, 16, 0); spaced.width != tight.width {
		t.Error("letter spacing tears it apart")
	}
}

func TestWhatNoFontHasIsLeftOut(t *testing.T) {
	f := allFonts(t)
	if got := string(f.drawable("Škofja Loka \U0001F600\uE000", Regular)); got != "Škofja Loka " {
		t.Errorf("%q is left", got)
	}
	if text := f.Text("\uE000\uE001", Regular, 16, 0, 1); !text.Bounds.Empty() {
		t.Error("signs that no font has are drawn")
	}
}

func TestFallbacksAreReadWhenNeeded(t *testing.T) {
	f := allFonts(t)
	read := func() (n int) {
		for _, b := range f.fallbacks {
			if b.face != nil {
				n++
			}
		}
		return n
	}
	f.Text("Monaco", Regular, 12, 0, 0)
	if read() != 0 {
		t.Error("fallback fonts are read for Latin")
	}
	f.Text("القاهرة", Regular, 12, 0, 0)
	if read() != 1 {
		t.Errorf("%d fonts are read for Arabic", read())
	}
	if _, err := ParseFonts(theme.DefaultTextFont().Content(), theme.DefaultTextFont().Content(),
		theme.DefaultTextFont().Content(), []byte("no font")); err == nil {
		t.Error("a fallback that is no font is taken")
	}
}

// FuzzText: names are what strangers wrote.
func FuzzText(f *testing.F) {
	for _, text := range names {
		f.Add(text)
	}
	f.Add("\u202E\u0301a\u200D\n\xff\U0010FFFF")
	fonts := allFonts(f)
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > longest {
			return
		}
		for _, face := range []Face{Regular, Bold} {
			s := fonts.setting(settingKey{text: text, face: face, size: 14, halo: 1.5, maxWidth: 60})
			if drawn := fonts.printed(s); !drawn.Bounds.In(s.bounds) {
				t.Errorf("%q is drawn at %v, outside %v", text, drawn.Bounds, s.bounds)
			}
		}
	})
}
