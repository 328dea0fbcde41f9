package wire

import "encoding/json"

// A Frame is one message of the protocol (protocol.md section 2). The set is
// closed: pointers to the structs of this file.
type Frame interface {
	kind() string // the value of "t"
	check() error // what its schema asks beyond JSON types
}

// Hello is the client's first frame.
type Hello struct {
	Proto  string   `json:"proto"`
	Auth   Auth     `json:"auth"`
	Client Client   `json:"client"`
	Feat   []string `json:"feat"`
}

// Auth is how a client proves who it is.
type Auth struct {
	Scheme string `json:"scheme"`
	Token  string `json:"token"`
}

// Client names a program and where it stands.
type Client struct {
	App     string `json:"app"`
	Version string `json:"ver"`
	Station string `json:"station"`
}

// Welcome is the answer to a Hello.
type Welcome struct {
	Conn   string   `json:"conn"`
	User   User     `json:"user"`
	Now    Time     `json:"now"`
	Beat   int      `json:"hb"` // seconds
	Limits Limits   `json:"limits"`
	Feat   []string `json:"feat"`
	Topics []string `json:"topics"` // that this user may read
}

// User is who is signed in.
type User struct {
	ID     string   `json:"id"`
	Name   string   `json:"name"`
	Roles  []string `json:"roles"`
	Agency string   `json:"agency"`
}

// Limits are what a hub bears.
type Limits struct {
	Frame  int `json:"frame"` // bytes
	PerSec int `json:"cmd_per_s"`
}

// A Cursor is how far a client has read a topic.
type Cursor struct {
	Epoch string `json:"epoch"`
	Seq   uint64 `json:"seq"`
}

// Sub asks for a topic.
type Sub struct {
	ID     uint64  `json:"id"`
	Topic  string  `json:"topic"`
	Cursor *Cursor `json:"cursor,omitempty"` // nil: from scratch
}

// Sync is Sub for a topic already held.
type Sync Sub

// SubOK is the answer to Sub and Sync; Seq is where the client now stands.
type SubOK struct {
	ID    uint64 `json:"id"`
	Topic string `json:"topic"`
	Mode  string `json:"mode"`
	Epoch string `json:"epoch"`
	Seq   uint64 `json:"seq"`
}

// Unsub ends a subscription.
type Unsub struct {
	Topic string `json:"topic"`
}

// Snap is one part of a snapshot; the last has Count and Hash.
type Snap struct {
	Topic string `json:"topic"`
	Epoch string `json:"epoch"`
	At    uint64 `json:"at"`
	Part  int    `json:"part"`
	Last  bool   `json:"last"`
	Items []Item `json:"items"`
	Count *int   `json:"count,omitempty"`
	Hash  string `json:"hash,omitempty"`
}

// An Item is an entity: its key, version and data.
type Item struct {
	K string          `json:"k"`
	V uint64          `json:"v"`
	D json.RawMessage `json:"d"`
}

// Delta is changes of a topic; Prev is the Seq of the frame before it.
type Delta struct {
	Topic string `json:"topic"`
	Epoch string `json:"epoch"`
	Prev  uint64 `json:"prev"`
	Seq   uint64 `json:"seq"`
	At    Time   `json:"at"`
	Ops   []Op   `json:"ops"`
}

// An Op is one change of an entity.
type Op struct {
	Op string          `json:"op"`
	K  string          `json:"k"`
	V  uint64          `json:"v"`
	By string          `json:"by,omitempty"` // the user who did it
	D  json.RawMessage `json:"d,omitempty"`
}

// Cmd is an operator's command. ID is a ULID made by the client.
type Cmd struct {
	ID   string          `json:"id"`
	Op   string          `json:"op"`
	Args json.RawMessage `json:"args"`
	If   *If             `json:"if,omitempty"`
	Exp  Time            `json:"exp,omitzero"`
	TS   Time            `json:"ts"` // the operator's time
	Want string          `json:"want"`
}

// A Target is the args of a command that names an entity and nothing else.
type Target struct {
	K string `json:"k"`
}

// If is optimistic locking on the entity of a command.
type If struct {
	Ver uint64 `json:"ver"`
}

// Ack is how a command went.
type Ack struct {
	ID     string          `json:"id"`
	Status string          `json:"st"`
	Dup    bool            `json:"dup"`
	At     *At             `json:"at,omitempty"`
	Detail json.RawMessage `json:"detail,omitempty"`
	Err    *Fault          `json:"err,omitempty"`
}

// At is the change a command made.
type At struct {
	Topic string `json:"topic"`
	Seq   uint64 `json:"seq"`
}

// A Fault is why a command was refused.
type Fault struct {
	Code  string `json:"code"`
	Msg   string `json:"msg"`
	Retry bool   `json:"retry"`
}

// Err refuses a Sub or Sync; the connection stays up.
type Err struct {
	ID   uint64 `json:"id"`
	Code string `json:"code"`
	Msg  string `json:"msg"`
}

// Beat is the heartbeat "hb"; Heads is the Seq last queued for this client by
// topic, and is sent by hubs only.
type Beat struct {
	Now   Time              `json:"now"`
	Heads map[string]uint64 `json:"heads,omitempty"`
}

// Bye announces the end of the connection.
type Bye struct {
	Code      int      `json:"code"`
	Reason    string   `json:"reason"`
	Reconnect bool     `json:"reconnect"`
	AfterMS   int      `json:"after_ms"`
	To        []string `json:"to"`
}

// An Unknown is a frame of a later version of the protocol: ignore it.
type Unknown struct {
	T string `json:"-"`
}

func (*Hello) kind() string     { return "hello" }
func (*Welcome) kind() string   { return "welcome" }
func (*Sub) kind() string       { return "sub" }
func (*Sync) kind() string      { return "sync" }
func (*SubOK) kind() string     { return "subok" }
func (*Unsub) kind() string     { return "unsub" }
func (*Snap) kind() string      { return "snap" }
func (*Delta) kind() string     { return "delta" }
func (*Cmd) kind() string       { return "cmd" }
func (*Ack) kind() string       { return "ack" }
func (*Err) kind() string       { return "err" }
func (*Beat) kind() string      { return "hb" }
func (*Bye) kind() string       { return "bye" }
func (u *Unknown) kind() string { return u.T }

// blank is an empty frame to decode into.
func blank(t string) Frame {
	for _, f := range []Frame{
		&Hello{}, &Welcome{}, &Sub{}, &Sync{}, &SubOK{}, &Unsub{}, &Snap{}, &Delta{},
		&Cmd{}, &Ack{}, &Err{}, &Beat{}, &Bye{},
	} {
		if f.kind() == t {
			return f
		}
	}
	return &Unknown{T: t}
}
