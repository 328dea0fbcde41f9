package rtsp_test

import (
	"fmt"
	"math/rand/v2"
	"net"
	"regexp"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/bluenviron/gortsplib/v4/pkg/base"
	"github.com/bluenviron/gortsplib/v4/pkg/conn"
)

// A network is what a relay does to the datagrams with video.
type network struct {
	drop, swap, twice float64 // shares: lost, overtaken by the next ones, and repeated
}

// A relay stands between one client and a camera: it passes RTSP on, names its
// own ports to both, and passes datagrams on as its network would.
type relay struct {
	address string
	network network
	calm    atomic.Bool // the network is perfect for now

	chance *rand.Rand
	mu     sync.Mutex
	peers  map[bool][2]*net.UDPAddr // the camera's (true) and the client's RTP and RTCP
	video  []datagram               // what became of each datagram with video
	late   [][]byte                 // overtaken, to be sent after the next
}

// A datagram is a packet with video, and what became of it.
type datagram struct {
	timestamp uint32
	key, lost bool
}

// through starts a relay to a camera, until the test ends.
func through(t *testing.T, camera string, n network, seed uint64) *relay {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	fatal(t, err)
	r := &relay{
		address: listener.Addr().String(), network: n, chance: rand.New(rand.NewPCG(seed, 0)),
		peers: map[bool][2]*net.UDPAddr{},
	}
	toCamera, toClient := sockets(t), sockets(t)
	var running sync.WaitGroup
	for i := range 2 {
		running.Go(func() { r.pass(toCamera[i], toClient[i], i, false) })
		running.Go(func() { r.pass(toClient[i], toCamera[i], i, true) })
	}
	running.Go(func() { r.talk(listener, camera, portsOf(toCamera), portsOf(toClient)) })
	t.Cleanup(func() {
		listener.Close()
		for i := range 2 {
			toCamera[i].Close()
			toClient[i].Close()
		}
		running.Wait()
	})
	return r
}

// sockets opens an even port and the next.
func sockets(t *testing.T) (pair [2]*net.UDPConn) {
	t.Helper()
	even, odd := udpPair(t)
	for i, address := range []string{even, odd} {
		at, err := net.ResolveUDPAddr("udp", address)
		fatal(t, err)
		pair[i], err = net.ListenUDP("udp", at)
		fatal(t, err)
		_ = pair[i].SetReadBuffer(2 << 20)
	}
	return pair
}

func portsOf(pair [2]*net.UDPConn) string {
	port := pair[0].LocalAddr().(*net.UDPAddr).Port
	return fmt.Sprintf("%d-%d", port, port+1)
}

// talk passes RTSP on for one client after the other.
func (r *relay) talk(listener net.Listener, camera, toCamera, toClient string) {
	for {
		client, err := listener.Accept()
		if err != nil {
			return
		}
		server, err := net.Dial("tcp", camera)
		if err != nil {
			client.Close()
			continue
		}
		var both sync.WaitGroup
		both.Go(func() { r.requests(client, server, toCamera); server.Close() })
		both.Go(func() { r.answers(server, client, toClient); client.Close() })
		both.Wait()
	}
}

func (r *relay) requests(from, to net.Conn, ports string) {
	for in := conn.NewConn(from); ; {
		req, err := in.ReadRequest()
		if err != nil {
			return
		}
		r.replace(req.Header, clientPort, ports, false)
		text, _ := req.Marshal()
		if _, err := to.Write(text); err != nil {
			return
		}
	}
}

func (r *relay) answers(from, to net.Conn, ports string) {
	for in := conn.NewConn(from); ; {
		message, err := in.Read()
		if err != nil {
			return
		}
		res, ok := message.(*base.Response)
		if !ok {
			continue
		}
		r.replace(res.Header, serverPort, ports, true)
		text, _ := res.Marshal()
		if _, err := to.Write(text); err != nil {
			return
		}
	}
}

var (
	clientPort = regexp.MustCompile(`(client_port=)(\d+)-\d+`)
	serverPort = regexp.MustCompile(`(server_port=)(\d+)-\d+`)
)

// replace puts the relay's ports in place of a peer's, which it remembers.
func (r *relay) replace(h base.Header, what *regexp.Regexp, with string, camera bool) {
	transport := h["Transport"]
	if len(transport) == 0 {
		return
	}
	if m := what.FindStringSubmatch(transport[0]); m != nil {
		port, _ := strconv.Atoi(m[2])
		r.mu.Lock()
		local := net.IPv4(127, 0, 0, 1)
		r.peers[camera] = [2]*net.UDPAddr{{IP: local, Port: port}, {IP: local, Port: port + 1}}
		r.mu.Unlock()
	}
	transport[0] = what.ReplaceAllString(transport[0], "${1}"+with)
}

// pass passes datagrams on to a peer, video to the client as the network does.
func (r *relay) pass(from, to *net.UDPConn, channel int, camera bool) {
	buf := make([]byte, 2048)
	for {
		n, err := from.Read(buf)
		if err != nil {
			return
		}
		r.mu.Lock()
		out := [][]byte{append([]byte(nil), buf[:n]...)}
		if channel == 0 && !camera {
			out = r.fate(out[0])
		}
		peer := r.peers[camera][channel]
		r.mu.Unlock()
		for _, data := range out {
			if peer != nil {
				_, _ = to.WriteToUDP(data, peer)
			}
		}
	}
}

// fate is what arrives when a datagram is sent.
func (r *relay) fate(data []byte) (out [][]byte) {
	if len(data) < 14 {
		return [][]byte{data}
	}
	d := datagram{timestamp: uint32(data[4])<<24 | uint32(data[5])<<16 | uint32(data[6])<<8 | uint32(data[7])}
	kind := data[12] & 0x1F
	d.key = kind == 5 || kind == 28 && data[13]&0x1F == 5 // FU-A
	dice := [3]float64{r.chance.Float64(), r.chance.Float64(), r.chance.Float64()}
	late := r.late
	r.late = nil
	switch {
	case r.calm.Load():
		out = append(out, data)
	case dice[0] < r.network.drop:
		d.lost = true
	case dice[1] < r.network.swap:
		r.late = append(r.late, data)
	case dice[2] < r.network.twice:
		out = append(out, data, data)
	default:
		out = append(out, data)
	}
	r.video = append(r.video, d)
	return append(out, late...)
}

// lost counts what was dropped.
func (r *relay) lost() (n, of int64) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, d := range r.video {
		if d.lost {
			n++
		}
	}
	return n, int64(len(r.video))
}

// ideal is how many pictures can be shown, and how long one must stand at most,
// in the camera's time: from a loss to the next key frame that gets through
// whole.
func (r *relay) ideal() (shown int, stands time.Duration) {
	r.mu.Lock()
	defer r.mu.Unlock()
	type picture struct{ key, torn bool }
	var order []uint32
	pictures := map[uint32]picture{}
	for _, g := range r.video {
		p, known := pictures[g.timestamp]
		if !known {
			order = append(order, g.timestamp)
		}
		pictures[g.timestamp] = picture{p.key || g.key, p.torn || g.lost}
	}
	good, broken := uint32(0), true
	for i, at := range order {
		p := pictures[at]
		broken = p.torn || broken && !p.key
		if broken {
			continue
		}
		if stood := time.Duration(at-good) * time.Second / 90000; good != 0 && i > 0 {
			stands = max(stands, stood)
		}
		good = at
		shown++
	}
	return shown, stands
}
