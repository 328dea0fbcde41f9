// Package geo reads and writes zones as files of other programs: GeoJSON
// (RFC 7946) and KML 2.2 (OGC 07-147r2). It also says what ground a zone
// covers.
//
// Nothing that is read is trusted: sizes, depths and numbers have limits, and
// what cannot be used is named, not passed over. All positions are lon, lat in
// degrees WGS 84, all lengths metres. Everything here is pure and safe for
// concurrent use.
package geo
