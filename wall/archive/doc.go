// Package archive plays recorded files together, on one clock.
//
// A Playback has a Lane for each file. Each lane's goroutine chases the
// clock: it shows the last picture that is not after the clock's time, and
// says so when the file has none there. Commands never block: they move the
// clock, and the newest wish wins. While playing, the clock waits for lanes
// that look for their picture, for two seconds at most.
package archive
