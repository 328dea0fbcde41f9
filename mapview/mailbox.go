package mapview

import (
	"image"
	"sync/atomic"
)

// A mailbox holds one value, the newest. Both ends swap, so a value has one
// owner at a time and a slow reader skips.
type mailbox[T any] struct{ p atomic.Pointer[T] }

// put publishes v and returns the value nobody took.
func (m *mailbox[T]) put(v *T) (unread *T) { return m.p.Swap(v) }

// take returns the newest value not yet taken, or nil.
func (m *mailbox[T]) take() *T {
	if m.p.Load() == nil {
		return nil
	}
	return m.p.Swap(nil)
}

// An exchange is all that Fyne's goroutine and the painter share. Pictures go
// round: the painter draws one and puts it into done, Tick takes it, shows it
// and gives the one it replaces back as spare.
type exchange struct {
	scene mailbox[scene]
	done  mailbox[picture]
	spare mailbox[image.RGBA]
	wake  chan struct{} // holds one: there is a new scene
}

func newExchange() *exchange { return &exchange{wake: make(chan struct{}, 1)} }

// publish hands the painter a scene.
func (x *exchange) publish(s *scene) {
	x.scene.put(s)
	select {
	case x.wake <- struct{}{}:
	default: // it has been woken already
	}
}

// A picture is a scene as it was drawn, and what is where on it.
type picture struct {
	image          *image.RGBA
	of             *scene
	spots          []spot // in the order of drawing
	pulses         bool   // some of them do
	sharp          bool   // no tile of the view is missing
	tiles, pending int    // at hand, and to come
}
