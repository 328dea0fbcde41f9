// Package decode turns coded video into pictures with FFmpeg, behind two small
// C shims: Decoder gives access units of a live stream to libavcodec, and
// OpenFile reads recorded files with libavformat too. It is the only cgo of the
// project.
//
// The pictures are the decoder's own reference-counted planes: nothing is
// copied unless a pixel format has to be converted first.
//
// Files are foreign: only formats that hold their own pictures are read, no
// other file and no address is opened for one, and a limit is on pixels,
// streams, packets, memory and time.
package decode
