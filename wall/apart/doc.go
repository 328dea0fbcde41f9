// Package apart decodes streams in processes of their own, so that a stream
// which crashes its decoder, eats memory, or takes it over, harms nothing but
// its own picture. A Keeper makes the decoders; Serve is the other side, which
// the same program runs as a hidden command.
//
// One decoder is one child process, started before it is needed. Its only ways
// out are three things of its parent's: a socket for short messages, memory in
// which coded pictures come, and memory for decoded pictures, which the screen
// then reads without another copy. All memory is sealed at its size: the child
// can change no more than pixels. It reaches no file, no network and no other
// process (package confine), has an empty environment, and ends with its
// parent.
//
//	parent                         child
//	       <- hello                    confined, waits
//	open   ->                          makes the decoder
//	       <- opened | refused
//	decode ->   unit in memory         decodes
//	       <- nothing | refused | picture, in the slot it was given
//	       <- small                    there is a picture, which needs more room
//	put    ->   another slot           copies it there
//	       <- picture
//
// The child is believed nothing: every answer is checked, and one that makes
// no sense ends it. So does silence, after two seconds of computing, or ten on
// a machine so busy that it cannot. The decoder then says stream.ErrGone, and
// the next is there in a moment.
//
// It needs Linux: other systems have no memory that a process can share and
// not shrink under its reader. There, Supported says so.
package apart
