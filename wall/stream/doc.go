// Package stream keeps cameras playing: a Player opens a Source, decodes its
// access units and publishes the newest Frame. It knows neither RTSP nor a
// screen.
package stream
