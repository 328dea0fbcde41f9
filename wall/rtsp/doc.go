// Package rtsp plays cameras over RTSP: a stream.Opener on gortsplib v4. It
// is the only package of the wall that knows that library, and works around
// what is known of it:
//
//   - Redirects are counted, and no other host is told who we are.
//   - Answers to logins whose nonce has grown old are given anew; a session
//     that refuses keep-alives twice in a row is ended.
//   - Over UDP and multicast this package receives the packets itself (see
//     datagrams): the library holds back up to 64 packets behind one that is
//     missing, for as long as they take to come. Over rtsps with UDP or
//     multicast, where the packets are encrypted (SRTP), it is left to do so.
//   - Packets that are missing are counted where they are, in order, once.
//   - Camera time is computed from sender reports by our own arithmetic (see
//     clock).
//   - Session descriptions are mended before the library reads them.
//
// What a packet costs is mostly the library's: over TCP it reads each into
// memory of its own. Accepted gaps of the library: Motion JPEG wider or higher
// than 2040 pixels or with restart markers, H.265 with sprop-max-don-diff, and
// interleaved units of H.264 (packetization-mode 2) are refused with a reason;
// a new SSRC in mid-stream is a new stream, for which we connect anew.
package rtsp
