package rtsp

import (
	"bytes"
	"errors"
	"fmt"
	"net"
	"os"
	"slices"
	"time"

	"github.com/bluenviron/gortsplib/v4/pkg/base"
	"github.com/bluenviron/gortsplib/v4/pkg/headers"
	"github.com/bluenviron/gortsplib/v4/pkg/multicast"
	"github.com/pion/rtcp"
	"github.com/pion/rtp"

	"watchfloor/wall/stream"
)

const (
	maxDatagram = 16 << 10        // bytes; networks carry less
	reportEvery = 5 * time.Second // some cameras end a session that reports more rarely
)

// datagrams receives a camera's video over UDP in the library's place, which
// would hold back up to 64 packets behind a missing one, however long they
// take. The library is made to believe that it plays over TCP.
type datagrams struct {
	multicast bool
	rtp, rtcp net.PacketConn // nil until they are open
	hosts     []net.IP       // where the camera sends from
	control   *net.UDPAddr   // where it takes reports; nil: unknown
	granted   bool           // the camera does send over UDP
}

// open prepares to ask for a transport.
func (d *datagrams) open(t stream.Transport) error {
	if d.multicast = t == stream.Multicast; d.multicast {
		return nil // the camera names the group
	}
	rtp, rtcp, err := listenPair()
	if err != nil {
		return err
	}
	d.rtp, d.rtcp = rtp, rtcp
	return nil
}

// ask makes a SETUP request one for UDP (RFC 2326, 12.39).
func (d *datagrams) ask(req *base.Request) {
	text := "RTP/AVP;multicast"
	if !d.multicast {
		text = fmt.Sprintf("RTP/AVP;unicast;client_port=%d-%d", portOf(d.rtp), portOf(d.rtcp))
	}
	req.Header["Transport"] = base.HeaderValue{text}
}

// answer takes the answer to it, and makes it one for TCP.
func (d *datagrams) answer(res *base.Response, tcp net.Conn) error {
	var t headers.Transport
	if res.StatusCode != base.StatusOK || t.Unmarshal(res.Header["Transport"]) != nil || t.Protocol != headers.TransportProtocolUDP {
		return nil // the library says what is wrong with it, or does play over TCP
	}
	remote := tcp.RemoteAddr().(*net.TCPAddr)
	d.hosts = append(d.hosts, remote.IP)
	if t.Source != nil {
		d.hosts = append(d.hosts, *t.Source)
	}
	if d.multicast {
		if err := d.join(t, tcp); err != nil {
			return err
		}
	}
	if ports := t.ServerPorts; !d.multicast && ports != nil {
		d.control = &net.UDPAddr{IP: remote.IP, Port: ports[1], Zone: remote.Zone}
		d.punch(&net.UDPAddr{IP: remote.IP, Port: ports[0], Zone: remote.Zone})
	}
	d.granted = true
	res.Header["Transport"] = base.HeaderValue{"RTP/AVP/TCP;unicast;interleaved=0-1"}
	return nil
}

// join becomes a member of the group that the camera sends to, on the network
// by which the camera is reached.
func (d *datagrams) join(t headers.Transport, tcp net.Conn) (err error) {
	if t.Destination == nil || t.Ports == nil || !t.Destination.IsMulticast() {
		return permanent(errors.New("the camera does not offer multicast: try TCP or UDP"))
	}
	by, err := interfaceOf(tcp.LocalAddr().(*net.TCPAddr).IP)
	if err != nil {
		return err
	}
	open := func(port int) (net.PacketConn, error) {
		address := (&net.UDPAddr{IP: *t.Destination, Port: port}).String()
		c, err := multicast.NewSingleConn(by, address, net.ListenPacket)
		if err != nil {
			return nil, fmt.Errorf("join the multicast group %s: %w", address, err)
		}
		_ = c.SetReadBuffer(udpBuffer) // as good as the system allows
		return c, nil
	}
	if d.rtp, err = open(t.Ports[0]); err != nil {
		return err
	}
	d.rtcp, err = open(t.Ports[1])
	return err
}

// punch opens firewalls on the way for what the camera will send.
func (d *datagrams) punch(to *net.UDPAddr) {
	empty, _ := (&rtp.Packet{Header: rtp.Header{Version: 2}}).Marshal()
	_, _ = d.rtp.WriteTo(empty, to) // lost, it does no harm
	d.report(&rtcp.ReceiverReport{})
}

func (d *datagrams) report(r *rtcp.ReceiverReport) {
	if d.control == nil {
		return
	}
	if text, err := r.Marshal(); err == nil {
		_, _ = d.rtcp.WriteTo(text, d.control) // the next one may get through
	}
}

// receive hands over packets in order, until the sockets are closed or nothing
// has come for so long that nothing will.
func (d *datagrams) receive(take func(arrival), garbled func(error)) error {
	var line order
	buf := make([]byte, maxDatagram)
	last := time.Now()
	for {
		deadline := line.due()
		if deadline.IsZero() {
			deadline = last.Add(readTimeout)
		}
		data, err := d.read(d.rtp, buf, deadline)
		now := time.Now()
		switch {
		case err != nil && !errors.Is(err, os.ErrDeadlineExceeded):
			return err
		case err != nil && now.Sub(last) >= readTimeout:
			return errSilent
		case data != nil:
			last = now
			if pkt, err := parsePacket(data); err != nil {
				garbled(err)
			} else {
				line.push(arrival{pkt, now})
			}
		}
		for p, ok := line.pop(now); ok; p, ok = line.pop(now) {
			take(p)
		}
	}
}

// parsePacket reads a packet from data that will be overwritten.
func parsePacket(data []byte) (*rtp.Packet, error) {
	pkt := new(rtp.Packet)
	return pkt, pkt.Unmarshal(bytes.Clone(data))
}

// read returns a datagram of the camera, or nil for one of somebody else.
func (d *datagrams) read(from net.PacketConn, buf []byte, until time.Time) ([]byte, error) {
	_ = from.SetReadDeadline(until)
	n, by, err := from.ReadFrom(buf)
	if err != nil {
		return nil, err
	}
	if a, ok := by.(*net.UDPAddr); !ok || !slices.ContainsFunc(d.hosts, a.IP.Equal) {
		return nil, nil
	}
	return buf[:n], nil
}

// close ends receive and exchange.
func (d *datagrams) close() {
	for _, c := range []net.PacketConn{d.rtp, d.rtcp} {
		if c != nil {
			c.Close() //nolint:errcheck // nothing is lost with it
		}
	}
}

// exchange hands over the camera's reports and sends ours, until the sockets
// are closed.
func (d *datagrams) exchange(take func(rtcp.Packet), ours func() *rtcp.ReceiverReport, garbled func(error)) {
	buf := make([]byte, maxDatagram)
	next := time.Now().Add(reportEvery)
	for {
		data, err := d.read(d.rtcp, buf, next)
		switch {
		case errors.Is(err, os.ErrDeadlineExceeded):
			d.report(ours())
			next = time.Now().Add(reportEvery)
			continue
		case err != nil:
			return
		case data == nil:
			continue
		}
		packets, err := rtcp.Unmarshal(data)
		if err != nil {
			garbled(err)
		}
		for _, p := range packets {
			take(p)
		}
	}
}
