// Package wire is watchfloor.v1 as bytes (protocol.md): one struct per frame,
// Encode and Decode with hard limits, the close codes and the numbers of
// section 7, and the entities of section 8 as JSON. It does no input or output
// and keeps no state; its functions may be called from any goroutine.
package wire
