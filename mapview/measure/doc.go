// Package measure tells distances, bearings and areas on the WGS 84 ellipsoid,
// and is the map's ruler: a Tool that measures what is clicked.
package measure
