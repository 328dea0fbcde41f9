// Package soundtest makes sound for tests with the ffmpeg program, serves it
// as a camera does, and tells how far what was heard is from it.
package soundtest
