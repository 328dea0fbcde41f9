package wire

import "time"

// Protocol is the name of the WebSocket subprotocol and of Hello.Proto.
const Protocol = "watchfloor.v1"

// Scheme is the only way to authenticate so far (RFC 6750).
const Scheme = "bearer"

// Timing (protocol.md section 7).
const (
	DialTime  = 5 * time.Second  // dial, TLS and upgrade
	HelloTime = 5 * time.Second  // from the upgrade to a valid hello, and to its welcome
	BeatEvery = 5 * time.Second  // hb and ping, both sides
	ReadTime  = 12 * time.Second // two missed beats and some slack
	WriteTime = 5 * time.Second  // of one frame
	SlowTime  = 5 * time.Second  // how far a client may be behind on an ordered topic
	KeyEvery  = time.Second      // a key of a latest topic is sent at most this often

	RedialFirst = 200 * time.Millisecond // doubled after each failure, with full jitter
	RedialCap   = 5 * time.Second        // on a wall station
	Healthy     = 30 * time.Second       // after so long a link, redialling starts afresh

	WindowTime = 10 * time.Minute // resume of an ordered topic, or WindowDeltas if more
	QueueTime  = 12 * time.Hour   // an older command is never sent
	DedupTime  = 24 * time.Hour   // how long S remembers the result of a command
	ClockSkew  = 2 * time.Second  // more than this is worth a warning
)

// Limits (protocol.md sections 1.6 and 7); sizes are bytes.
const (
	MaxToHub       = 64 << 10
	MaxToClient    = 1 << 20
	MaxDepth       = 32 // of JSON arrays and objects
	MaxPartItems   = 500
	MaxPart        = 256 << 10
	MaxBacklog     = 1 << 20 // of an ordered topic, for one client
	MaxSendQueue   = 256     // frames of a client
	WindowDeltas   = 10_000
	CommandsPerSec = 20
)

// Close codes of the WebSocket (protocol.md section 6).
const (
	CloseBadFrame  = 4400
	CloseToken     = 4401 // unauthenticated, or the token has expired
	CloseForbidden = 4403
	CloseNoHello   = 4408
	CloseDuplicate = 4409 // a sub id used twice
	CloseRevoked   = 4410
	CloseTooBig    = 4413
	CloseSlow      = 4420
	CloseRate      = 4429
	CloseDraining  = 4503
)

// Values of SubOK.Mode.
const (
	ModeResume   = "resume"
	ModeSnapshot = "snapshot"
)

// Values of Op.Op.
const (
	Put    = "put"
	Delete = "del"
	Merge  = "merge" // only when Hello and Welcome agree on the feature
)

// Values of Ack.Status, and of Cmd.Want the first two.
const (
	Accepted = "accepted" // logged
	Effected = "effected" // confirmed by the device or peer
	Failed   = "failed"
	Rejected = "rejected"
	Expired  = "expired"
)

// Values of Fault.Code and Err.Code.
const (
	BadArgs   = "bad_args"
	Forbidden = "forbidden"
	NotFound  = "not_found"
	Rate      = "rate"
	Internal  = "internal"
	Conflict  = "version_conflict"
)

// OpAcknowledge is the command that says an operator has seen an incident:
// args {k}, class queue, so it carries no "if". It sets acked_by and acked_at
// where they are not set yet. An extension of protocol.md section 5.
const OpAcknowledge = "incident.acknowledge"

// Commands on zones (protocol.md section 5), for supervisors, class forbid:
// never sent later than asked for. The args of OpPutZone are a Putting, whose
// zone has the revision that was edited: another one is a Conflict. Those of
// OpDeleteZone are a Target.
const (
	OpPutZone    = "zone.put"
	OpDeleteZone = "zone.del"
)

// OpHistory asks for the units' positions: args Span, class live, the answer
// in detail (ReadHistory). An extension of protocol.md section 5.
const OpHistory = "unit.history"

// LiveTime is how old a command may be that is not of the class queue.
const LiveTime = 10 * time.Second
