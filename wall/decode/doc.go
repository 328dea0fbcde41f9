// Package decode turns coded video into pictures with FFmpeg 5.1 to 8, behind
// small C shims: Decoder gives access units of a live stream to libavcodec
// (live.c), and OpenFile reads recorded files with libavformat too (reader.c).
// It is the only cgo of the project.
//
// The pictures are the decoder's own reference-counted planes: nothing is
// copied unless a pixel format has to be converted first (picture.c), and that
// keeps the stream's chroma. Frames use their memory again (pool), so that
// playing allocates nothing in Go.
//
// Live streams are H.264, H.265, MJPEG, MPEG-4 part 2, AV1, VP8 and VP9, as far
// as the installed FFmpeg has decoders for them. One thread decodes each, and
// no picture is held back but for reordering. A graphics device (device.c)
// decodes where the source asks for it, and by itself H.265 and pictures from
// 1080 lines on; it is looked for once, and where it fails software goes on.
// The deblocking filter is never skipped: measured on 640x360, leaving it out
// of pictures that no other needs saves nothing, and leaving it out of all
// saves a tenth but drifts until the next key frame.
//
// What FFmpeg says is counted, and Watch tells it once a second (log.c).
//
// Files are foreign: only formats that hold their own pictures are read, no
// other file and no address is opened for one, and a limit is on pixels,
// streams, packets, memory and time.
//
// Both bring large libraries whose start needs more than their work: Forget
// lets go of that.
package decode
