package rtsp

import (
	"errors"
	"fmt"
	"net"
	"strconv"
	"sync"
)

// udpBuffer is asked of the system for received packets, in bytes. It may
// grant less.
const udpBuffer = 2 << 20

// A portPair is two UDP ports, RTP even and RTCP the next (RFC 3550, 11). The
// library would look for ports itself, for ever if there are none.
type portPair struct {
	mu   sync.Mutex
	open map[string]*net.UDPConn // not handed over yet, by address
}

// take opens a pair and returns the RTP port.
func (p *portPair) take() (int, error) {
	rtp, rtcp, err := listenPair()
	if err != nil {
		return 0, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	port := portOf(rtp)
	p.open = map[string]*net.UDPConn{address(port): rtp, address(port + 1): rtcp}
	return port, nil
}

// listenPair opens two neighbouring ports.
func listenPair() (rtp, rtcp *net.UDPConn, err error) {
	for range 100 {
		rtp, err = net.ListenUDP("udp", nil)
		if err != nil {
			return nil, nil, err
		}
		port := portOf(rtp)
		rtcp, err = net.ListenUDP("udp", &net.UDPAddr{Port: port + 1})
		if port%2 == 0 && err == nil {
			_ = rtp.SetReadBuffer(udpBuffer) // as good as the system allows
			return rtp, rtcp, nil
		}
		shut(rtp)
		shut(rtcp)
	}
	return nil, nil, errors.New("no two neighbouring UDP ports are free")
}

func portOf(c net.PacketConn) int { return c.LocalAddr().(*net.UDPAddr).Port }

// interfaceOf finds the network interface with an address of this machine.
func interfaceOf(ip net.IP) (*net.Interface, error) {
	all, err := net.Interfaces()
	if err != nil {
		return nil, err
	}
	for _, i := range all {
		addresses, err := i.Addrs()
		if err != nil {
			continue
		}
		for _, a := range addresses {
			if n, ok := a.(*net.IPNet); ok && n.IP.Equal(ip) {
				return &i, nil
			}
		}
	}
	return nil, fmt.Errorf("no network interface has the address %s", ip)
}

// listen hands a port over: gortsplib's ListenPacket.
func (p *portPair) listen(_, address string) (net.PacketConn, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	c := p.open[address]
	if c == nil {
		return nil, errors.New("this UDP port was not allotted")
	}
	delete(p.open, address)
	return c, nil
}

// close closes what was not handed over.
func (p *portPair) close() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, c := range p.open {
		shut(c)
	}
	p.open = nil
}

func shut(c *net.UDPConn) {
	if c != nil {
		c.Close() //nolint:errcheck // nothing was sent
	}
}

// address is how the library asks for a port.
func address(port int) string { return net.JoinHostPort("", strconv.Itoa(port)) }
