package link

import (
	"net"
	"net/http"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"watchfloor/feed"
)

// upgradeWithout is a WebSocket server of another kind.
func upgradeWithout(w http.ResponseWriter, r *http.Request) {
	ws, err := (&websocket.Upgrader{}).Upgrade(w, r, nil)
	if err != nil {
		return
	}
	_, _, _ = ws.ReadMessage() // until the client leaves
	_ = ws.Close()
}

// garbage answers in no known language.
func garbage(w http.ResponseWriter) {
	c, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		return
	}
	_, _ = c.Write([]byte("SSH-2.0-OpenSSH\r\n\r\n"))
	_ = c.Close()
}

// Real sockets, real time: nobody listens.
func TestClientSaysThatNobodyListens(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := l.Addr().String()
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	for url, words := range map[string]string{
		"ws://" + address + "/": address + " refuses the connection",
		"ws://%zz":              "the hub's address cannot be read",
		"http://" + address:     "there is no hub at " + address,
	} {
		store := feed.NewStore()
		run(t, Config{URL: url}, store)
		for began := time.Now(); store.Snapshot().Link.Err == "" && time.Since(began) < 5*time.Second; {
			time.Sleep(10 * time.Millisecond)
		}
		if l := store.Snapshot().Link; l.Err != words || l.State != feed.LinkConnecting {
			t.Errorf("%s: %+v, want %q", url, l, words)
		}
	}
}
