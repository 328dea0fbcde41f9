package ui

import (
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"watchfloor/feed"
	"watchfloor/mapview"
	"watchfloor/mapview/names"
	"watchfloor/ui/palette"
	"watchfloor/ui/present"
)

// printed are names on a map.
type printed []names.Place

func (p *printed) Places() []names.Place { return *p }

func titles(items []palette.Item) string {
	var all []string
	for _, i := range items {
		all = append(all, i.Title)
	}
	return strings.Join(all, ", ")
}

func TestOneToolIsInHand(t *testing.T) {
	d := newDesk(t)
	d.press("Alt+M")
	expect(t, "in hand", d.mapping.inHand, rulerTool)
	d.press("Alt+A")
	expect(t, "instead", d.mapping.inHand, lassoTool)
	d.press("Alt+M", "Alt+M")
	expect(t, "put down by its own key", d.mapping.inHand, "")
	d.press("Alt+M", "Escape")
	expect(t, "put down by Escape", d.mapping.inHand, "")
}

func TestPlacesAreWrittenInFourWays(t *testing.T) {
	d := newDesk(t)
	for _, want := range []string{"43.738400, 7.424600", `43°44'18.2"N 7°25'28.6"E`, "32N 373139 4844024", "32T LP 73139 44024", "43.738400, 7.424600"} {
		d.hover(mapview.Pointer{At: orb.Point{7.4246, 43.7384}})
		d.copyPlace(orb.Point{7.4246, 43.7384})
		expect(t, "copied", d.cfg.App.Clipboard().Content(), want)
		d.nextFormat()
	}
	d.mapping.format = 2
	d.copyPlace(orb.Point{10, 89})
	expect(t, "at the pole there is no UTM", d.cfg.App.Clipboard().Content(), "89.000000, 10.000000")
}

func TestThePaletteFindsPlaces(t *testing.T) {
	book := &printed{{Name: "Rue Grimaldi", Kind: "Street", At: orb.Point{7.4201, 43.7301}, Zoom: 16.5}}
	d := newDesk(t, func(c *Config) { c.Places = book })
	d.step(live, hubCameras(3), feed.Replaced{Topic: "zones/pd", Entities: feed.Entities{Zones: []feed.Zone{
		{ID: "z", Name: "Harbour", Kind: "secure", Shape: "circle", Geometry: orb.Point{7.43, 43.73}, Radius: 100},
	}}}, feed.Replaced{Topic: "units/pd", Entities: feed.Entities{Units: []feed.Unit{{ID: "u", Name: "Patrol 3", Position: orb.Point{7.41, 43.72}}}}})

	d.names.grow(book)
	expect(t, "a street, without accents and case", titles(d.nameItems("rue grim")), "Rue Grimaldi")
	expect(t, "nothing asked", titles(d.nameItems("")), "")
	*book = append(*book, names.Place{Name: "Église Sainte-Dévote", At: orb.Point{7.4, 43.7}, Zoom: 16})
	d.names.grow(book)
	expect(t, "found later", titles(d.nameItems("devote")), "Église Sainte-Dévote")

	d.nameItems("rue grim")[0].Do()
	expect(t, "the street", d.maps.View().Zoom, 16.5)
	expect(t, "has a pin", d.pin[0].Label, "Rue Grimaldi")
	d.press("Escape")
	expect(t, "which Escape takes", len(d.pin), 0)

	items := d.pointItems("32T LP 73139 44024")
	expect(t, "a square", titles(items), "Go to 43.738403, 7.424602")
	items[0].Do()
	if at := d.maps.View().Centre; at != d.pin[0].At || !strings.Contains(items[0].Detail, "32T LP") {
		t.Errorf("went to %v, the pin is at %v; %q", at, d.pin[0].At, items[0].Detail)
	}
	expect(t, "no place", len(d.pointItems("harbour")), 0)
	expect(t, "zones", titles(d.zoneItems()), "Harbour")
	d.zoneItems()[0].Do()
	if at := d.maps.View().Centre; at.Lon() < 7.429 || at.Lon() > 7.431 {
		t.Errorf("the zone is in view at %v", at)
	}
	expect(t, "units", titles(d.unitItems()), "Patrol 3")
	d.unitItems()[0].Do()
	expect(t, "the unit", d.maps.View().Centre, orb.Point{7.41, 43.72})
}

func TestAViewKeepsLayersAndStyle(t *testing.T) {
	var styles []string
	d := newDesk(t, func(c *Config) { c.Styled = func(name string) { styles = append(styles, name) } })
	d.setLayers(d.desk.Layers.Toggled(present.ZoneLayer).Toggled(present.HeatLayer))
	d.setMapStyle("contrast")
	kept := d.capture("Coverage")
	expect(t, "layers kept", strings.Join(kept.Map.Layers, " "), "zones heat")
	d.setLayers(0)
	d.setMapStyle("")
	d.recall(kept)
	if d.desk.Layers.Has(present.ZoneLayer) || !d.desk.Layers.Has(present.HeatLayer) {
		t.Errorf("the layers come back as %v", d.desk.Layers.Changed())
	}
	d.toggleTheme()
	expect(t, "styles", strings.Join(styles, " "), "night contrast night contrast contrast")
	d.setMapStyle("")
	expect(t, "as the window, by day", styles[len(styles)-1], "day")
}
