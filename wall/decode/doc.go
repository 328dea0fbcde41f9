// Package decode turns coded video into pictures with FFmpeg's libavcodec,
// behind a C shim of five functions. It is the only cgo of the project.
//
// The pictures are the decoder's own reference-counted planes: nothing is
// copied unless a pixel format has to be converted first.
package decode
