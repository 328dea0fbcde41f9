// Package svg reads icons: SVG files of plain filled paths, as icon sets such
// as Maki ship them. It reads the viewBox (or width and height) of svg and the d
// of every path, with all commands of SVG 1.1, section 8.3; all else, such as
// colours, strokes, groups and transforms, is left out or, where that would
// change the shape, an error.
//
// Files come from anywhere: sizes are limited and nothing panics. An Icon never
// changes and is safe for concurrent use.
package svg
