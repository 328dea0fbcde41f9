package mapview

import (
	"image/color"

	"github.com/paulmach/orb"
)

// A Trail is where something has been.
type Trail struct {
	ID     string
	Colour color.NRGBA
	Points []TrailPoint // in the order of time
}

// A TrailPoint is a place on a Trail.
type TrailPoint struct {
	At  orb.Point // lon, lat in degrees
	Age float64   // from 0, new, to 1, gone
}

// A HeatPoint adds to the heat about its place.
type HeatPoint struct {
	At     orb.Point // lon, lat in degrees
	Weight float64   // 1 is one ordinary event
}

// A Cover says which part of an area cameras see: a grid of equal steps in
// longitude and latitude, its rows from south to north.
type Cover struct {
	Bound      orb.Bound // lon, lat in degrees
	Cols, Rows int
	Seen       []uint8 // how many see each cell, row by row; its length is Cols*Rows
	Inside     []bool  // the cells that matter: those nobody sees are hatched; nil: none are
}

// valid says whether the grid has as many cells as it claims.
func (c *Cover) valid() bool {
	cells := c.Cols * c.Rows
	return c.Cols > 0 && c.Rows > 0 && len(c.Seen) == cells && (c.Inside == nil || len(c.Inside) == cells) &&
		c.Bound.Max[0] > c.Bound.Min[0] && c.Bound.Max[1] > c.Bound.Min[1]
}

// SetTrails replaces the trails, drawn under the markers. The map keeps the
// slice: do not change it.
func (m *Map) SetTrails(trails []Trail) {
	m.content.trails = trails
	m.content.rev.trails++
	m.dirty = true
}

// SetHeat shows a heat map of points under the shapes; nil shows none. The
// map keeps the slice: do not change it.
func (m *Map) SetHeat(points []HeatPoint) {
	m.content.heat = points
	m.content.rev.heat++
	m.dirty = true
}

// SetCover shows what cameras cover, under the shapes; nil shows nothing. The
// map keeps the grid: do not change it. A grid whose parts do not fit each
// other is not shown.
func (m *Map) SetCover(c *Cover) {
	if c != nil && !c.valid() {
		m.cfg.Log.Warn("the map cannot show a coverage grid", "columns", c.Cols, "rows", c.Rows, "cells", len(c.Seen))
		c = nil
	}
	if c != m.content.cover {
		m.content.cover, m.dirty = c, true
	}
}
