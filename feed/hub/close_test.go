package hub

import (
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"watchfloor/feed/wire"
)

// A closing makes the hub close a connection with a code.
type closing struct {
	do   func(*bench) *peer
	want int
}

func closings() map[string]closing {
	return map[string]closing{
		"not JSON":      {func(b *bench) *peer { p := b.join("s3cret"); p.text("nonsense"); return p }, 4400},
		"not an object": {func(b *bench) *peer { p := b.join("s3cret"); p.text("[]"); return p }, 4400},
		"no topic":      {func(b *bench) *peer { p := b.join("s3cret"); p.text(`{"t":"sub","id":1}`); return p }, 4400},
		"hub's frame":   {func(b *bench) *peer { p := b.join("s3cret"); p.send(&wire.Err{Code: wire.Internal}); return p }, 4400},
		"second hello": {func(b *bench) *peer {
			p := b.join("s3cret")
			p.send(&wire.Hello{Proto: wire.Protocol, Auth: wire.Auth{Scheme: wire.Scheme}})
			return p
		}, 4400},
		"binary": {func(b *bench) *peer {
			p := b.join("s3cret")
			_ = p.ws.WriteMessage(websocket.BinaryMessage, []byte("{}"))
			return p
		}, 4400},
		"other protocol": {func(b *bench) *peer {
			p := b.dial()
			p.send(&wire.Hello{Proto: "watchfloor.v2", Auth: wire.Auth{Scheme: wire.Scheme}})
			return p
		}, 4400},
		"sub first":   {func(b *bench) *peer { p := b.dial(); p.send(&wire.Sub{ID: 1, Topic: "cameras/pd"}); return p }, 4400},
		"wrong token": {func(b *bench) *peer { return b.join("guess") }, 4401},
		"no token":    {func(b *bench) *peer { return b.join("") }, 4401},
		"other scheme": {func(b *bench) *peer {
			p := b.dial()
			p.send(&wire.Hello{Proto: wire.Protocol, Auth: wire.Auth{Scheme: "basic", Token: "s3cret"}})
			return p
		}, 4401},
		"other agency": {func(b *bench) *peer { return b.join("fd") }, 4403},
		"no hello":     {func(b *bench) *peer { return b.dial() }, 4408},
		"duplicate sub": {func(b *bench) *peer {
			p := b.join("s3cret")
			p.send(&wire.Sub{ID: 1, Topic: "cameras/pd"})
			p.send(&wire.Sub{ID: 1, Topic: "units/pd"})
			return p
		}, 4409},
		"revoked": {func(b *bench) *peer { p := b.join("s3cret"); next[*wire.Welcome](p); b.hub.Revoke("u17"); return p }, 4410},
		"too big": {func(b *bench) *peer {
			p := b.join("s3cret")
			p.text(`{"t":"` + strings.Repeat("x", wire.MaxToHub) + `"}`)
			return p
		}, 4413},
		"far too big": {func(b *bench) *peer {
			p := b.join("s3cret")
			next[*wire.Welcome](p)
			go func() { _ = p.ws.WriteMessage(1, make([]byte, 3*wire.MaxToHub)) }()
			return p
		}, 1009},
		"commands for ever": {func(b *bench) *peer { p := b.join("s3cret"); go p.flood(); return p }, 4429},
		"draining":          {func(b *bench) *peer { p := b.join("s3cret"); next[*wire.Welcome](p); go b.stop(); return p }, 4503},
	}
}

func TestHubClosesWithACode(t *testing.T) {
	for name, c := range closings() {
		t.Run(name, func(t *testing.T) {
			inBubble(t, func(b *bench) {
				began := time.Now()
				if got := c.do(b).closed(); got != c.want {
					t.Errorf("closed with %d, want %d", got, c.want)
				}
				if took := time.Since(began); took > wire.HelloTime {
					t.Errorf("after %v", took)
				}
			})
		})
	}
}

// flood sends commands until nobody takes them any more.
func (p *peer) flood() {
	for {
		data, err := wire.Encode(command("inc-1"))
		if err != nil || p.ws.WriteMessage(websocket.TextMessage, data) != nil {
			return
		}
	}
}
