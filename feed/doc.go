// Package feed is the vocabulary of the backend: cameras, zones, units and
// incidents, the events that change them, and what an operator may ask for.
// Geometry is orb's, always lon, lat in degrees WGS 84; lengths are metres,
// speeds m/s, angles degrees clockwise from true north; times are UTC.
package feed
