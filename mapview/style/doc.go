// Package style reads the part of the MapLibre style specification, version 8,
// that base maps use, and draws decoded tiles with it.
//
// Layers may be of type background, fill, line, circle, fill-extrusion (drawn
// flat) and symbol (text and icon, at points, along lines or at their middle;
// package label places them). Lines have widths, gaps between two lines,
// offsets, dashes, caps, joins and translations. Patterns, blur and gradients
// are not drawn.
//
// Filters may be expressions or of the legacy form, properties expressions,
// legacy functions ({"stops"}) or texts with {tokens}. Expressions are
//
//	literal array boolean number string to-boolean to-color to-number to-string
//	typeof image format number-format concat upcase downcase length at index-of
//	slice is-supported-script rgb rgba to-rgba get has id geometry-type zoom let var
//	! == != < <= > >= all any in case match coalesce
//	step interpolate (linear, exponential, cubic-bezier)
//	+ - * / % ^ abs ceil floor round sqrt min max ln log2 log10 pi e ln2
//	sin cos tan asin acos atan
//
// What an expression cannot evaluate is null, and a property that is null has
// its default; format joins its texts and leaves out their sizes and colours.
// What is not supported is reported once with its JSON path, and skipped. A
// style's sprite and glyphs are not loaded: icons are those of Sprites, fonts
// those of package label.
//
// A Style never changes after Parse and is safe for concurrent use. Pictures
// are the same to the bit on every system.
//
// Source: https://maplibre.org/maplibre-style-spec/
package style
