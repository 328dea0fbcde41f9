// Package recording makes recorded files of the demo city with the ffmpeg
// program, for screenshots and for tests of the real program.
//
//	place-du-casino.mp4     1280x720, 60 s from 15:30:00 by its metadata; B-frames, a key frame every 250 frames
//	20261124_153012.ts      960x540, 60 s from 15:30:12 by its name; a key frame every 50 frames
//	quai-antoine.mkv        960x540, 55 s from 15:30:08.400, which nothing in it tells
//	phone/VID_20261124_153020.mp4      960x540, 20 s with fewer and fewer frames: variable frame rate
//	damaged/cut-off.mp4     the first half of place-du-casino.mp4: the index, at the end, is missing
//	damaged/cut-off.ts      the first half of 20261124_153012.ts, which plays
//	damaged/sound-only.mp4  ten seconds of a tone
//	damaged/empty.mp4       nothing
//	damaged/no-video.avi    a text
//
// The clips of package assets are decoded, each frame gets a new mark, and the
// result is encoded again. The marks of all files count the same 25 frames a
// second from Epoch: pictures of one moment bear the same number, in whichever
// file they are, so a screenshot tells whether files run together. The clock
// burnt into the pictures agrees within its ten seconds.
package recording
