// Package mask finds the pixels that nobody may see: those which a camera's
// privacy masks touch, however its picture is scaled and cropped. What it
// does not understand it covers.
package mask
