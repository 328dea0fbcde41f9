package present

// A Layer is a part of what the map shows, which can be left out.
type Layer uint8

// The layers, in the order in which a station lists them.
const (
	CameraLayer Layer = iota
	ViewLayer         // fields of view
	IncidentLayer
	UnitLayer
	TrailLayer
	ZoneLayer
	CoverLayer // what all cameras see together
	HeatLayer  // where incidents are many
	layerCount
)

// names of the layers, as views keep them.
func (l Layer) String() string {
	return [...]string{"cameras", "views", "incidents", "units", "trails", "zones", "coverage", "heat"}[l]
}

// Title is the layer's name for operators.
func (l Layer) Title() string {
	return [...]string{
		"Cameras", "Fields of view", "Incidents", "Units", "Trails of units", "Zones", "Coverage of all cameras", "Heat of incidents",
	}[l]
}

// AllLayers lists the layers.
func AllLayers() []Layer {
	all := make([]Layer, layerCount)
	for i := range all {
		all[i] = Layer(i)
	}
	return all
}

// Layers says which layers are on. The zero Layers is what a station shows at
// first: everything but coverage and heat, which cover the rest.
type Layers uint16 // a bit for each that is not as at first

// Has says whether a layer is on.
func (s Layers) Has(l Layer) bool {
	first := l != CoverLayer && l != HeatLayer
	return first != (s>>l&1 == 1)
}

// Toggled has a layer turned on or off.
func (s Layers) Toggled(l Layer) Layers { return s ^ 1<<l }

// Changed names the layers that are not as at first.
func (s Layers) Changed() []string {
	var names []string
	for _, l := range AllLayers() {
		if s>>l&1 == 1 {
			names = append(names, l.String())
		}
	}
	return names
}

// LayersOf is the inverse of Changed. Names that are not known are left out:
// a newer program may have written them.
func LayersOf(changed []string) Layers {
	var s Layers
	for _, name := range changed {
		for _, l := range AllLayers() {
			if l.String() == name {
				s |= 1 << l
			}
		}
	}
	return s
}
