//go:build unix

package rtsp_test

import (
	"net"
	"syscall"
	"time"
)

// deaf has the system drop the SYNs to an address, as it does when the queue
// of connections that nobody accepts is full, until end.
func deaf(address string) (end func()) {
	l, err := listenAgain(address)
	if err != nil {
		panic(err)
	}
	raw, err := l.(*net.TCPListener).SyscallConn()
	if err != nil {
		panic(err)
	}
	if e := raw.Control(func(fd uintptr) { err = syscall.Listen(int(fd), 0) }); e != nil || err != nil {
		panic("no short queue for connections")
	}
	end = func() { l.Close() }
	for range 8 {
		c, err := net.DialTimeout("tcp", address, 50*time.Millisecond)
		if err != nil { // the queue is full
			return end
		}
		inner := end
		end = func() { inner(); c.Close() }
	}
	panic("a queue of connections that is never full")
}
