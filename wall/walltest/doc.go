// Package walltest supplies Openers and Decoders for tests and demonstrations
// that need no camera and no libavcodec: a test pattern, failures, and frames
// that know whether they were given back.
package walltest
