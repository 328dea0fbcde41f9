// Package style reads a subset of the MapLibre style specification, version
// 8, and draws decoded tiles with it.
//
// Layers may be of type background, fill, line and symbol. Filters may be
// expressions or of the legacy form. Expressions are literal, get, has, zoom,
// geometry-type, the comparisons, in, all, any, !, case, match, coalesce, step,
// interpolate (linear and exponential), + - * /, concat, upcase and downcase;
// properties also take the legacy {"stops"} of zoom, and text-field {tokens}.
// What is not supported is reported once with its JSON path, and skipped.
//
// A Style never changes after Parse and is safe for concurrent use.
//
// Source: https://maplibre.org/maplibre-style-spec/
package style
