package wire

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
)

// The largest values of numbers and names.
const (
	maxSeq    = 1<<53 - 1 // what every JSON reader can hold (RFC 8259 section 6)
	maxName   = 256       // bytes of a key, topic, id or epoch
	maxWaitMS = 10 * 60 * 1000
)

func name(what, s string) error {
	switch {
	case s == "":
		return fmt.Errorf("%s is missing", what)
	case len(s) > maxName:
		return fmt.Errorf("%s is longer than %d bytes", what, maxName)
	}
	return nil
}

func number(what string, n uint64) error {
	if n > maxSeq {
		return fmt.Errorf("%s is above 2^53", what)
	}
	return nil
}

func oneOf(what, s string, values ...string) error {
	if !slices.Contains(values, s) {
		return fmt.Errorf("%s is none of %v", what, values)
	}
	return nil
}

func given(what string, t Time) error {
	if t.IsZero() {
		return fmt.Errorf("%s is missing", what)
	}
	return nil
}

// object says whether d, which is valid JSON, is an object.
func object(what string, d json.RawMessage) error {
	if d = bytes.TrimLeft(d, " \t\r\n"); len(d) == 0 || d[0] != '{' {
		return fmt.Errorf("%s is not an object", what)
	}
	return nil
}

func (h *Hello) check() error {
	return errors.Join(name("proto", h.Proto), name("auth.scheme", h.Auth.Scheme))
}

func (w *Welcome) check() error {
	err := errors.Join(name("conn", w.Conn), name("user.id", w.User.ID), given("now", w.Now))
	for _, t := range w.Topics {
		err = errors.Join(err, name("topic", t))
	}
	return err
}

func (s *Sub) check() error {
	err := errors.Join(name("topic", s.Topic), number("id", s.ID))
	if s.Cursor != nil {
		err = errors.Join(err, name("cursor.epoch", s.Cursor.Epoch), number("cursor.seq", s.Cursor.Seq))
	}
	return err
}

func (s *Sync) check() error { return (*Sub)(s).check() }

func (s *SubOK) check() error {
	return errors.Join(name("topic", s.Topic), oneOf("mode", s.Mode, ModeResume, ModeSnapshot),
		name("epoch", s.Epoch), number("seq", s.Seq))
}

func (u *Unsub) check() error { return name("topic", u.Topic) }

func (s *Snap) check() error {
	err := errors.Join(name("topic", s.Topic), name("epoch", s.Epoch), number("at", s.At))
	if s.Items == nil {
		err = errors.Join(err, errors.New("items is missing"))
	}
	if s.Part < 0 {
		err = errors.Join(err, errors.New("part is negative"))
	}
	if s.Last && (s.Count == nil || s.Hash == "") {
		err = errors.Join(err, errors.New("the last part has no count or hash"))
	}
	for _, i := range s.Items {
		err = errors.Join(err, name("k", i.K), version(i.V), object("d", i.D))
	}
	return err
}

func version(v uint64) error {
	if v == 0 {
		return errors.New("v is missing")
	}
	return number("v", v)
}

func (d *Delta) check() error {
	err := errors.Join(name("topic", d.Topic), name("epoch", d.Epoch), number("seq", d.Seq), given("at", d.At))
	if d.Seq <= d.Prev {
		err = errors.Join(err, errors.New("seq is not above prev"))
	}
	if d.Ops == nil {
		err = errors.Join(err, errors.New("ops is missing"))
	}
	for _, o := range d.Ops {
		err = errors.Join(err, o.check())
	}
	return err
}

func (o Op) check() error {
	err := errors.Join(oneOf("op", o.Op, Put, Delete, Merge), name("k", o.K), version(o.V))
	if o.Op != Delete {
		err = errors.Join(err, object("d", o.D))
	}
	return err
}

func (c *Cmd) check() error {
	return errors.Join(name("id", c.ID), name("op", c.Op), object("args", c.Args), given("ts", c.TS),
		oneOf("want", c.Want, Accepted, Effected))
}

func (a *Ack) check() error {
	return errors.Join(name("id", a.ID), oneOf("st", a.Status, Accepted, Effected, Failed, Rejected, Expired))
}

func (e *Err) check() error { return name("code", e.Code) }

func (b *Beat) check() error {
	err := given("now", b.Now)
	for t, seq := range b.Heads {
		err = errors.Join(err, name("heads", t), number("heads", seq))
	}
	return err
}

func (b *Bye) check() error {
	if b.AfterMS < 0 || b.AfterMS > maxWaitMS {
		return errors.New("after_ms is not sane")
	}
	return nil
}

func (u *Unknown) check() error { return name("t", u.T) }
