// Package zones lists the geofences, edits what one is and looks out for, and
// shows what it would have done: the side sheet, the form and the editing bar.
// It announces what the operator does and decides nothing; the outline itself
// is drawn by mapview/draw.
package zones
