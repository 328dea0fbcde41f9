package tiles

import "encoding/json"

// described is what archives and TileJSON 3.0.0 say of their layers.
type described struct {
	VectorLayers []struct {
		ID string `json:"id"`
	} `json:"vector_layers"`
}

// schemaIn finds the schema in metadata; of what it cannot read none.
func schemaIn(metadata []byte) Schema {
	var d described
	if json.Unmarshal(metadata, &d) != nil {
		return ""
	}
	return d.schema()
}

// schema is the one that more of the layers belong to.
func (d described) schema() Schema {
	var open, proto int
	for _, l := range d.VectorLayers {
		switch l.ID { // those that only one of them has
		case "transportation", "transportation_name", "waterway", "boundary", "building", "place", "poi", "park", "aeroway":
			open++
		case "roads", "earth", "boundaries", "buildings", "places", "pois", "physical_point", "physical_line", "natural":
			proto++
		}
	}
	switch {
	case open > proto:
		return OpenMapTiles
	case proto > open:
		return Protomaps
	}
	return ""
}
