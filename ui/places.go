package ui

import (
	"image/color"
	"maps"
	"slices"

	"github.com/paulmach/orb"

	"watchfloor/feed/geo"
	"watchfloor/mapview"
	"watchfloor/mapview/coord"
	"watchfloor/mapview/names"
	"watchfloor/ui/palette"
	"watchfloor/ui/present"
)

// Places are the names on the map. It is safe for concurrent use, what it
// returns only grows, and nobody changes it.
type Places interface{ Places() []names.Place }

// A gazetteer has the names on the map ready for searching.
type gazetteer struct {
	places []names.Place
	titles []string // folded
}

// grow takes the names that have been found since.
func (g *gazetteer) grow(p Places) {
	if p == nil {
		return
	}
	g.places = p.Places()
	for _, place := range g.places[len(g.titles):] {
		g.titles = append(g.titles, present.Fold(place.Name))
	}
}

// mostNames is how many names of the map the palette lists.
const mostNames = 30

// nameItems are the names on the map that a query finds.
func (a *App) nameItems(query string) []palette.Item {
	if query == "" {
		return nil
	}
	var items []palette.Item
	for _, i := range first(palette.Rank(query, a.names.titles), mostNames) {
		p := a.names.places[i]
		items = append(items, palette.Item{Kind: "Map", Title: p.Name, Detail: p.Kind, Do: func() { a.goTo(p.At, p.Zoom, p.Name) }})
	}
	return items
}

// pointItems are the place whose coordinates a query is.
func (a *App) pointItems(query string) []palette.Item {
	at, err := coord.Parse(query)
	if err != nil {
		return nil
	}
	detail := coord.DMS(at)
	if grid, err := coord.MGRS(at); err == nil {
		detail += " · " + grid
	}
	return []palette.Item{{
		Kind: "Place", Title: "Go to " + coord.Decimal(at), Detail: detail,
		Do: func() { a.goTo(at, max(16, a.maps.View().Zoom), coord.Decimal(at)) },
	}}
}

func (a *App) zoneItems() []palette.Item {
	var items []palette.Item
	for _, id := range slices.Sorted(maps.Keys(a.shown.Zones)) {
		z := a.shown.Zones[id]
		items = append(items, palette.Item{Kind: "Zone", Title: z.Name, Detail: present.Words(z.Kind), Do: func() {
			if area := geo.Area(z); area != nil {
				a.see()
				a.maps.Frame(area.Bound())
			}
		}})
	}
	return items
}

func (a *App) unitItems() []palette.Item {
	var items []palette.Item
	for _, id := range slices.Sorted(maps.Keys(a.shown.Units)) {
		u := a.shown.Units[id]
		items = append(items, palette.Item{Kind: "Unit", Title: u.Name, Detail: present.Words(u.Kind) + " · " + present.Words(u.State), Do: func() {
			a.see()
			a.maps.Goto(mapview.View{Centre: u.Position, Zoom: max(16, a.maps.View().Zoom)})
			a.notify(unitWords(u))
		}})
	}
	return items
}

// goTo shows a place and puts a pin there, which Escape takes away.
func (a *App) goTo(at orb.Point, zoom float64, name string) {
	a.see()
	a.pin = []mapview.Marker{{
		ID: "pin", At: at, Symbol: mapview.SymbolRing, Colour: color.NRGBA{0x4C, 0xB5, 0xFF, 0xFF}, Label: name, Selected: true, Rank: topmost,
	}}
	a.maps.Goto(mapview.View{Centre: at, Zoom: zoom})
	a.showMap(a.taken)
}

// topmost is the rank of what lies over all markers.
const topmost = 100

// unpin takes the pin away, and says whether there was one.
func (a *App) unpin() bool {
	was := a.pin != nil
	a.pin = nil
	if was {
		a.showMap(a.taken)
	}
	return was
}

// see brings the map on screen, if it is not.
func (a *App) see() {
	if !a.panels.shows(mapPanel) {
		a.setMode(console)
	}
}
