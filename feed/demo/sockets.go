package demo

import (
	"errors"
	"fmt"
	"net"
	"strconv"
)

// Sockets are where a camera server listens: a TCP port for RTSP, and an even
// UDP port for RTP with the next one for RTCP (RFC 3550 section 11).
type sockets struct {
	rtsp      net.Listener
	rtp, rtcp net.PacketConn
}

func openSockets(address string) (*sockets, error) {
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return nil, err
	}
	s := &sockets{rtsp: listener}
	host, _, err := net.SplitHostPort(listener.Addr().String())
	if err == nil {
		s.rtp, s.rtcp, err = openPair(host)
	}
	if err != nil {
		s.close()
		return nil, err
	}
	return s, nil
}

// OpenPair tries until the system hands out an even port whose neighbour is
// free too: about every second one is.
func openPair(host string) (even, odd net.PacketConn, err error) {
	for range 100 {
		if even, err = net.ListenPacket("udp", net.JoinHostPort(host, "0")); err != nil {
			return nil, nil, err
		}
		if port := even.LocalAddr().(*net.UDPAddr).Port; port%2 == 0 {
			if odd, err = net.ListenPacket("udp", net.JoinHostPort(host, strconv.Itoa(port+1))); err == nil {
				return even, odd, nil
			}
		}
		if err := even.Close(); err != nil {
			return nil, nil, err
		}
	}
	return nil, nil, errors.New("find two neighbouring UDP ports: none of 100 tries was free")
}

// Listen and listenPacket hand the sockets to the RTSP server.
func (s *sockets) listen(string, string) (net.Listener, error) { return s.rtsp, nil }

func (s *sockets) listenPacket(_, address string) (net.PacketConn, error) {
	for _, c := range []net.PacketConn{s.rtp, s.rtcp} {
		if c.LocalAddr().String() == address {
			return c, nil
		}
	}
	return nil, fmt.Errorf("%s is none of the camera server's sockets", address)
}

// Close frees the ports. It may be called twice.
func (s *sockets) close() {
	_ = s.rtsp.Close() // the second time it is closed already
	if s.rtp != nil && s.rtcp != nil {
		_ = s.rtp.Close()
		_ = s.rtcp.Close()
	}
}
