//go:build !linux

package decode

// forget does nothing: these systems trim what is not used by themselves, or
// have no safe way to ask for it.
func forget() {}
