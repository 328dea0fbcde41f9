package mapview

// content is what others gave the map to show. It is a value: the slices in
// it never change.
type content struct {
	look       Look
	markers    []Marker
	shapes     []Shape
	sketch     []Shape
	handles    []Handle
	trails     []Trail
	heat       []HeatPoint
	cover      *Cover
	clustering bool
	rev        revisions
}

// revisions count how often parts of the content were replaced: whoever draws
// them knows by that what is still good.
type revisions struct{ markers, shapes, sketch, trails, heat int }

// A scene is all that the map shows at one moment; it never changes.
type scene struct {
	content
	view   Viewport
	goal   Viewport // where it comes to rest
	moving bool     // it is not at rest
	beat   int      // of the pulse
	spread string   // a member's ID of the cluster that is spread out; empty: none
}
