// Package stream keeps cameras playing: a Player opens a Source, decodes its
// access units and publishes the newest Frame. It knows neither RTSP nor a
// screen.
//
// What arrives goes through a ring, which keeps the newest group of pictures,
// to a decoding goroutine, and as a Frame into the mailbox of each watcher.
// Nothing on this way waits or allocates: who is slow skips, and that is
// counted. Each unit is looked at before a decoder sees it, as headers may ask
// for absurd memory; a decoder that crashes is replaced and fed again from the
// ring.
//
// What may go wrong is told by Status, which never calls an old picture live:
//
//	lost packets            the picture holds, marked, till the next key frame
//	no picture              stale after three intervals, at least 2 s; a second later a new connection
//	no key frames at all    after 12 s what comes is decoded, marked
//	a failed connection     again after 0.5 s, doubling to 15 s; each second while nobody answers,
//	                        or when there was a picture in the last two minutes
//	a refused password      again after a minute, as for all that is Permanent
//	a crashing stream       three crashes within a minute: again after ten
package stream
