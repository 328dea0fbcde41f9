package link

import (
	"context"
	"errors"
	"sync"
	"time"

	"watchfloor/feed"
	"watchfloor/feed/wire"
)

// A session is one connection from hello to its end. Its loop alone touches
// the replica and the store.
type session struct {
	client  *Client
	socket  *socket
	welcome *wire.Welcome // nil before
	bye     *wire.Bye     // nil before
	batch   batch
	resend  *time.Timer // asks the outbox again
	silence *time.Timer // until the hub is taken for dead
	skewed  bool        // the operator's clock has been found wrong
}

// connect makes one connection and serves it until it ends; it returns why,
// and leaves nothing behind.
func (c *Client) connect(ctx context.Context) error {
	ws, err := c.dial(ctx)
	if err != nil {
		return err
	}
	s := &session{client: c, socket: newSocket(ws), resend: time.NewTimer(0), silence: time.NewTimer(wire.ReadTime)}
	defer s.resend.Stop()
	defer s.silence.Stop()
	var group sync.WaitGroup
	group.Go(s.socket.read)
	group.Go(s.socket.write)
	err = s.run(ctx)
	s.socket.end()
	group.Wait()
	s.batch.flush(c.store)
	return s.reason(err)
}

// reason is the most telling of what is known about the end.
func (s *session) reason(err error) error {
	t := troubleOf(err)
	if timedOut(s.socket.writeErr) { // then the writer has closed the connection
		t = deaf(s.socket.writeErr)
	}
	if s.bye != nil && !t.forever {
		told := closeTrouble(s.bye.Code)
		told.least = max(told.least, time.Duration(s.bye.AfterMS)*time.Millisecond)
		told.to = s.bye.To
		if !s.bye.Reconnect {
			told.least = max(told.least, slow)
		}
		return told
	}
	return t
}

// hello is the first frame.
func (s *session) hello() error {
	cfg := s.client.cfg
	return s.send(&wire.Hello{
		Proto: wire.Protocol, Auth: wire.Auth{Scheme: wire.Scheme, Token: cfg.Token},
		Client: wire.Client{App: "watchfloor", Version: cfg.Version, Station: cfg.Station}, Feat: []string{},
	})
}

// run says hello, then takes what comes until the connection or ctx ends.
func (s *session) run(ctx context.Context) error {
	beat := time.NewTicker(wire.BeatEvery)
	defer beat.Stop()
	err := s.hello()
	for err == nil {
		err = s.turn(ctx, beat.C)
		s.publish()
	}
	return err
}

// turn waits for one thing to happen and deals with it.
func (s *session) turn(ctx context.Context, beat <-chan time.Time) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case f, ok := <-s.socket.frames:
		if !ok {
			return s.socket.readErr
		}
		return s.take(f, time.Now())
	case now := <-beat:
		return s.beat(now)
	case <-s.silence.C:
		return silent()
	case <-s.client.outbox.wake:
		return s.mail(time.Now())
	case now := <-s.resend.C:
		return s.mail(now)
	}
}

// publish folds into the store what has waited long enough.
func (s *session) publish() {
	if s.batch.due(time.Now(), len(s.socket.frames) == 0) {
		s.batch.flush(s.client.store)
	}
}

// take takes one frame.
func (s *session) take(f wire.Frame, now time.Time) error {
	s.silence.Reset(wire.ReadTime)
	switch f := f.(type) {
	case *wire.Welcome:
		return s.greeted(f, now)
	case *wire.Bye:
		s.bye = f
		return nil // the close follows
	case *wire.Unknown:
		return nil
	case *wire.Hello, *wire.Sub, *wire.Sync, *wire.Unsub, *wire.Cmd:
		return foreign(errors.New("a frame that only clients send"))
	case *wire.Ack:
		s.batch.add(now, s.client.outbox.answer(f, now)...)
		return s.mail(now)
	case *wire.Beat:
		s.skew(now.Sub(f.Now.Time))
	}
	if s.welcome == nil {
		return foreign(errors.New("no welcome"))
	}
	next, err := s.client.replica.take(f, now)
	return errors.Join(s.do(next, now), foreignly(err))
}

func foreignly(err error) error {
	if err == nil {
		return nil
	}
	return foreign(err)
}

// greeted starts the subscriptions.
func (s *session) greeted(w *wire.Welcome, now time.Time) error {
	if s.welcome != nil {
		return foreign(errors.New("a second welcome"))
	}
	s.welcome = w
	s.batch.add(now, s.client.outbox.reconnected(now)...)
	s.client.link.User = w.User.ID
	s.skew(now.Sub(w.Now.Time))
	return s.do(s.client.replica.welcome(w.Topics, now), now)
}

// do sends and publishes, and goes live when every topic is in step.
func (s *session) do(next step, now time.Time) error {
	s.batch.add(now, next.events...)
	for _, f := range next.send {
		if err := s.send(f); err != nil {
			return err
		}
	}
	if s.client.link.State == feed.LinkLive || !s.client.replica.level() {
		return nil
	}
	s.batch.flush(s.client.store)
	s.client.enter(feed.LinkLive, nil)
	return s.mail(now)
}

// mail sends what the outbox has, once the link is live.
func (s *session) mail(now time.Time) error {
	if s.client.link.State != feed.LinkLive {
		return nil
	}
	due, wait := s.client.outbox.take(now, s.welcome.Limits.PerSec)
	for _, data := range due {
		if err := s.post(data); err != nil {
			return err
		}
	}
	if wait > 0 {
		s.resend.Reset(wait)
	}
	return nil
}

// beat says that this station lives, and looks whether the hub does.
func (s *session) beat(now time.Time) error {
	if s.welcome == nil {
		return &trouble{words: "the hub does not welcome this station"}
	}
	if err := s.client.replica.stuck(now); err != nil {
		return &trouble{words: "the hub does not send what it owes", err: err}
	}
	return s.send(&wire.Beat{Now: wire.TimeOf(now)})
}

// skew warns once of a clock that is wrong.
func (s *session) skew(ahead time.Duration) {
	if ahead.Abs() > wire.ClockSkew && !s.skewed {
		s.skewed = true
		s.client.cfg.Log.Warn("this station's clock differs from the hub's", "ahead", ahead)
	}
}

func (s *session) send(f wire.Frame) error {
	data, err := wire.Encode(f)
	if err != nil {
		return err
	}
	return s.post(data)
}

// post hands bytes to the writer; a full queue is a dead connection.
func (s *session) post(data []byte) error {
	select {
	case s.socket.out <- data:
		return nil
	default:
		return deaf(errors.New("the queue is full"))
	}
}
