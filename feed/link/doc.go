// Package link is the client side of watchfloor.v1 (protocol.md): it keeps a
// feed.Store in step with a hub and carries the operator's intents to it.
//
// A replica is the protocol's state machine without sockets: frames in; frames
// to send and events out. A session is one connection around it; Client.Run
// makes sessions for ever.
package link
