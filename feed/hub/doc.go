// Package hub is the server side of watchfloor.v1 (protocol.md): it keeps the
// entities of one agency in memory and every connected client in step.
//
// A topic is its content plus a log of changes. A connection remembers how far
// it has sent each topic and, woken by a change, takes from the log what is
// missing: nothing is queued per client, so a slow one costs no memory. What
// it skips on a latest topic was superseded; on an ordered topic it is closed
// with 4420 before it could skip anything.
package hub
