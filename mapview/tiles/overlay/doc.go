// Package overlay slices GeoJSON files (RFC 7946) into vector tiles, and puts
// them over a map. Files are not trusted: their size and what is in them is
// limited.
package overlay
