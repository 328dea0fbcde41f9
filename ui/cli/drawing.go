package cli

import (
	"encoding/json"
	"errors"
	"fmt"

	"watchfloor/assets"
	"watchfloor/mapview/tiles"
)

// A drawing is how the map is drawn: as the built-in styles say or the user's
// own, with the overlays on top. Its zero value is the built-in styles.
type drawing struct {
	file     string       // of the user's own style; empty: none
	own      []byte       // the style
	schema   tiles.Schema // of the tiles that it is for
	overlays []string     // layers of tiles
}

// style is the MapLibre style for tiles of a schema. The contrasting one is
// always built in: it is for those who need it.
func (d drawing) style(schema tiles.Schema, theme string) (name string, data []byte, err error) {
	name, data = fmt.Sprintf("the map's built-in style %s %s", schema, theme), assets.Style(string(schema), theme)
	if d.file != "" && theme != "contrast" && (schema == d.schema || d.schema == "" && schema == tiles.OpenMapTiles) {
		name, data = d.file, d.own
	}
	if len(d.overlays) > 0 {
		data, err = d.add(data, theme)
	}
	return name, data, err
}

// add puts the overlays' layers on top of a style's.
func (d drawing) add(data []byte, theme string) ([]byte, error) {
	var doc map[string]json.RawMessage
	var layers []json.RawMessage
	if err := json.Unmarshal(data, &doc); err != nil {
		return nil, fmt.Errorf("it is no MapLibre style: %w", err)
	}
	if err := json.Unmarshal(doc["layers"], &layers); err != nil {
		return nil, errors.New("it is no MapLibre style: it has no list of layers")
	}
	for _, name := range d.overlays {
		layers = append(layers, overlayLayers(name, theme)...)
	}
	var err error
	if doc["layers"], err = json.Marshal(layers); err != nil {
		return nil, err
	}
	return json.Marshal(doc)
}

// inks are what overlays are drawn with by theme where their features do not
// say: the colour, that of names and that around names.
var inks = map[string][3]string{
	"day":      {"#c2410c", "#7c2d12", "#ffffff"},
	"night":    {"#fb923c", "#fed7aa", "#131a21"},
	"contrast": {"#ffff00", "#ffff00", "#000000"},
}

// overlayLayers draw areas, lines, places and names. Features may say how, by
// the words of Mapbox's simplestyle-spec 1.1.
func overlayLayers(name, theme string) []json.RawMessage {
	type object = map[string]any
	type list = []any
	word := func(word string, otherwise any) list { return list{"coalesce", list{"get", word}, otherwise} }
	is := func(kind string) list { return list{"==", list{"geometry-type"}, kind} }
	ink := inks[theme]
	all := []object{
		{"type": "fill", "filter": is("Polygon"), "paint": object{
			"fill-color": word("fill", ink[0]), "fill-opacity": word("fill-opacity", 0.2),
		}},
		{"type": "line", "filter": list{"!", is("Point")}, "layout": object{"line-cap": "round", "line-join": "round"}, "paint": object{
			"line-color": word("stroke", ink[0]), "line-width": word("stroke-width", 2), "line-opacity": word("stroke-opacity", 1),
		}},
		{"type": "circle", "filter": is("Point"), "paint": object{
			"circle-color": word("marker-color", ink[0]), "circle-radius": 5, "circle-stroke-color": ink[2], "circle-stroke-width": 1.5,
		}},
		{"type": "symbol", "layout": object{
			"text-field": list{"coalesce", list{"get", "name"}, list{"get", "title"}, ""}, "text-size": 13,
			"text-anchor": "top", "text-offset": list{0, 0.6},
		}, "paint": object{"text-color": ink[1], "text-halo-color": ink[2], "text-halo-width": 1.5}},
	}
	raw := make([]json.RawMessage, len(all))
	for i, l := range all {
		l["id"], l["source"], l["source-layer"] = fmt.Sprintf("%s %s", name, l["type"]), "overlays", name
		raw[i], _ = json.Marshal(l) // texts and numbers
	}
	return raw
}
