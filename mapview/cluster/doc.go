// Package cluster says which of many places on a map are drawn as one at each
// zoom, so that they do not cover each other. It is pure arithmetic.
//
// Clusters nest: those of a zoom consist of whole clusters of the next one. So
// they stand still while the map is panned, and fall apart as it is zoomed in.
package cluster
