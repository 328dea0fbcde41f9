package assets

import _ "embed" // the fonts

//go:embed fonts/NotoSansArabic-Regular.ttf
var arabic []byte

//go:embed fonts/NotoSansHebrew-Regular.ttf
var hebrew []byte

//go:embed fonts/NotoSansDevanagari-Regular.ttf
var devanagari []byte

//go:embed fonts/NotoSansThai-Regular.ttf
var thai []byte

//go:embed fonts/NotoSansBengali-Regular.ttf
var bengali []byte

//go:embed fonts/NotoSansTamil-Regular.ttf
var tamil []byte

//go:embed fonts/NotoSansTelugu-Regular.ttf
var telugu []byte

//go:embed fonts/NotoSansKannada-Regular.ttf
var kannada []byte

//go:embed fonts/NotoSansMalayalam-Regular.ttf
var malayalam []byte

//go:embed fonts/NotoSansGujarati-Regular.ttf
var gujarati []byte

//go:embed fonts/NotoSansGurmukhi-Regular.ttf
var gurmukhi []byte

//go:embed fonts/NotoSansOriya-Regular.ttf
var oriya []byte

//go:embed fonts/NotoSansSinhala-Regular.ttf
var sinhala []byte

//go:embed fonts/NotoSansKhmer-Regular.ttf
var khmer []byte

//go:embed fonts/NotoSansLao-Regular.ttf
var lao []byte

//go:embed fonts/NotoSansMyanmar-Regular.ttf
var myanmar []byte

//go:embed fonts/NotoSerifTibetan-Regular.ttf
var tibetan []byte

//go:embed fonts/NotoSansGeorgian-Regular.ttf
var georgian []byte

//go:embed fonts/NotoSansArmenian-Regular.ttf
var armenian []byte

//go:embed fonts/NotoSansEthiopic-Regular.ttf
var ethiopic []byte

//go:embed fonts/NotoSansThaana-Regular.ttf
var thaana []byte

//go:embed fonts/NotoSansTifinagh-Regular.ttf
var tifinagh []byte

//go:embed fonts/NotoSansCanadianAboriginal-Regular.ttf
var canadianAboriginal []byte

//go:embed fonts/DroidSansFallback.ttf
var chineseJapaneseKorean []byte

// Fonts are OpenType files for the scripts that a Latin face lacks: Arabic,
// Hebrew, those of India, Indochina, Tibet, the Caucasus, Ethiopia, the
// Maldives, the Berbers and the first Canadians, and Chinese, Japanese and
// Korean. Where two have a letter, the first is meant for it.
func Fonts() [][]byte {
	return [][]byte{
		arabic, hebrew, devanagari, thai, bengali, tamil, telugu, kannada, malayalam, gujarati, gurmukhi,
		oriya, sinhala, khmer, lao, myanmar, tibetan, georgian, armenian, ethiopic, thaana, tifinagh,
		canadianAboriginal, chineseJapaneseKorean,
	}
}
