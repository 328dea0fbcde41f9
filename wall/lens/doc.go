// Package lens straightens the picture of a fisheye camera: it says where in
// the picture a virtual camera looks that can turn and tilt.
package lens
