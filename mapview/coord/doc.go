// Package coord reads and writes places on the earth as people do: in decimal
// degrees, in degrees, minutes and seconds, and as UTM and MGRS references, all
// on the WGS 84 ellipsoid.
//
// People say the latitude first; orb.Point holds the longitude first.
package coord
