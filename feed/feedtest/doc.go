// Package feedtest is a scripted backend for tests of what talks to a hub: it
// speaks watchfloor.v1 frame by frame, as well or as badly as a test wants.
// For a backend that behaves, use feed/hub.
package feedtest
