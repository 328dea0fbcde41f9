//go:build !unix

package rtsp_test

import (
	"net"
	"sync"
)

// deaf accepts connections at an address and says nothing, until end: this
// system does not drop SYNs when asked to.
func deaf(address string) (end func()) {
	var mu sync.Mutex
	var all []net.Conn
	stop := occupy(address, func(c net.Conn) {
		mu.Lock()
		defer mu.Unlock()
		all = append(all, c)
	})
	return func() {
		stop()
		for _, c := range all {
			c.Close()
		}
	}
}
