// Package cameras is the camera tree: cameras by agency and group, and a
// search that answers as one types. It announces what the operator does with
// a camera and decides nothing.
package cameras
