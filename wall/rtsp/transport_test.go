package rtsp_test

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"net"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/bluenviron/gortsplib/v4/pkg/base"
	"github.com/bluenviron/gortsplib/v4/pkg/multicast"
	"github.com/pion/rtcp"

	"watchfloor/wall/rtsp"
	"watchfloor/wall/stream"
)

// TestEncrypted plays over TLS, from a camera whose certificate only a private
// authority vouches for; over UDP the packets themselves are encrypted.
func TestEncrypted(t *testing.T) {
	for _, by := range []stream.Transport{stream.TCP, stream.UDP} {
		t.Run("by "+string(by), func(t *testing.T) {
			tidy(t)
			web := httptest.NewTLSServer(nil) // for its certificate
			defer web.Close()
			c := (&camera{codec: stream.H264, user: "operator", password: "hunter2", tls: web.TLS}).start(t)
			_, err := (&rtsp.Opener{}).Open(t.Context(), stream.Source{URL: c.url(), Transport: by}, new(recorder))
			wantRefusal(t, err, "certificate that is not trusted", false)
			known := x509.NewCertPool()
			known.AddCert(web.Certificate())
			var got recorder
			conn, err := (&rtsp.Opener{TLS: &tls.Config{RootCAs: known}}).Open(t.Context(), stream.Source{URL: c.url(), Transport: by}, &got)
			if err != nil {
				t.Fatal(err)
			}
			defer conn.Close()
			compare(t, stream.H264, got.wait(t, 30))
		})
	}
}

// A group is where a camera sends to everybody.
type group struct {
	ip        string
	port      int
	rtp, rtcp multicast.Conn
	source    string // whose packets they appear to be
}

// newGroup opens a group on this machine alone.
func newGroup(t *testing.T, ip string) group {
	t.Helper()
	lo := loopback(t)
	even, _ := udpPair(t)
	_, text, _ := net.SplitHostPort(even)
	g := group{ip: ip}
	_, err := fmt.Sscan(text, &g.port)
	fatal(t, err)
	for at, c := range map[int]*multicast.Conn{g.port: &g.rtp, g.port + 1: &g.rtcp} {
		*c, err = multicast.NewSingleConn(lo, fmt.Sprintf("%s:%d", ip, at), net.ListenPacket)
		if err != nil {
			t.Skipf("this machine has no multicast on its loopback interface: %v", err)
		}
		t.Cleanup(func() { (*c).Close() })
	}
	_, err = g.rtcp.WriteTo([]byte("who am I?"), &net.UDPAddr{IP: net.ParseIP(ip), Port: g.port + 1})
	fatal(t, err)
	_ = g.rtcp.SetReadDeadline(time.Now().Add(5 * time.Second))
	_, from, err := g.rtcp.ReadFrom(make([]byte, 100))
	if err != nil {
		t.Skipf("this machine has no multicast on its loopback interface: %v", err)
	}
	g.source = from.(*net.UDPAddr).IP.String()
	return g
}

func loopback(t *testing.T) *net.Interface {
	t.Helper()
	all, err := net.Interfaces()
	fatal(t, err)
	for _, i := range all {
		if i.Flags&net.FlagLoopback != 0 {
			return &i
		}
	}
	t.Fatal("no loopback interface")
	return nil
}

// send sends n pictures, a report before them, until the test ends.
func (g group) send(ctx context.Context, ssrc uint32) {
	report, _ := (&rtcp.SenderReport{SSRC: ssrc, NTPTime: ntp(epoch)}).Marshal()
	_, _ = g.rtcp.WriteTo(report, &net.UDPAddr{IP: net.ParseIP(g.ip), Port: g.port + 1})
	for i := 0; ctx.Err() == nil; i++ {
		data, _ := picture(i, ssrc).Marshal()
		_, _ = g.rtp.WriteTo(data, &net.UDPAddr{IP: net.ParseIP(g.ip), Port: g.port})
		time.Sleep(beat)
	}
}

// grants answers a SETUP with a transport.
func grants(transport string, play func(net.Conn)) answer {
	usual := plays(sdp("m=video 0 RTP/AVP 96", "a=rtpmap:96 H264/90000", "a=fmtp:96 packetization-mode=1;sprop-parameter-sets=Z0IAHukBQHsg,aM4xsg==", "a=control:trackID=0"), play, nil)
	return func(req *base.Request, to net.Conn) *base.Response {
		if req.Method != base.Setup {
			return usual(req, to)
		}
		return &base.Response{StatusCode: base.StatusOK, Header: base.Header{
			"Session": base.HeaderValue{"12345678"}, "Transport": base.HeaderValue{transport},
		}}
	}
}

// TestMulticast plays what a camera sends to a group, beside another group that
// uses the same ports.
func TestMulticast(t *testing.T) {
	tidy(t)
	g := newGroup(t, "239.255.70.1")
	other := group{ip: "239.255.70.2", port: g.port}
	var err error
	other.rtp, err = multicast.NewSingleConn(loopback(t), fmt.Sprintf("%s:%d", other.ip, other.port), net.ListenPacket)
	fatal(t, err)
	defer other.rtp.Close()
	other.rtcp = other.rtp
	s := serve(t, grants(fmt.Sprintf("RTP/AVP;multicast;destination=%s;source=%s;port=%d-%d;ttl=1", g.ip, g.source, g.port, g.port+1), func(net.Conn) {
		ctx, stop := context.WithTimeout(context.Background(), 3*time.Second)
		defer stop()
		go other.send(ctx, 8)
		g.send(ctx, 7)
	}))
	var got recorder
	conn := open(t, stream.Source{URL: "rtsp://" + s.address + "/x", Transport: stream.Multicast}, &got)
	for i, u := range got.wait(t, 50)[1:] {
		if before := got.wait(t, 50)[i]; u.PTS-before.PTS != 40*time.Millisecond || !u.Key {
			t.Fatalf("unit %d: %v after the one before, key %v", i+1, u.PTS-before.PTS, u.Key)
		}
	}
	if info := conn.Info(); info.Transport != "multicast" || info.Clock != "rtcp" || len(got.lost()) != 0 {
		t.Errorf("%+v, lost %v", info, got.lost())
	}
}

// TestUDPThatIsNotGranted: what a camera answers instead of UDP.
func TestUDPThatIsNotGranted(t *testing.T) {
	for _, by := range []stream.Transport{stream.UDP, stream.Multicast} {
		for name, c := range map[string]struct {
			transport, want string
			permanent       bool
		}{
			"unicast for multicast": {"RTP/AVP;unicast;client_port=1-2;server_port=3-4", map[stream.Transport]string{stream.Multicast: "does not offer multicast"}[by], true},
			"nonsense":              {"RTP/AVP;client_port=a-b", "RTSP with the camera failed", false},
			"TCP":                   {"RTP/AVP/TCP;unicast;interleaved=0-1", "", false},
		} {
			t.Run(name+" for "+string(by), func(t *testing.T) {
				tidy(t)
				s := serve(t, grants(c.transport, nil))
				conn, err := (&rtsp.Opener{}).Open(t.Context(), stream.Source{URL: "rtsp://" + s.address + "/x", Transport: by}, new(recorder))
				if err == nil {
					defer conn.Close()
				}
				if c.want != "" {
					wantRefusal(t, err, c.want, c.permanent)
					return
				}
				fatal(t, err)
				if got := conn.Info().Transport; name == "TCP" && got != "TCP" {
					t.Errorf("plays over %s", got)
				}
			})
		}
	}
}

// TestNothingComesByUDP, and the end is said.
func TestNothingComesByUDP(t *testing.T) {
	tidy(t)
	s := serve(t, grants("RTP/AVP;unicast;server_port=9-9", nil))
	conn := open(t, stream.Source{URL: "rtsp://" + s.address + "/x", Transport: stream.UDP}, new(recorder))
	wantRefusal(t, ended(t, conn), "sends nothing", false)
}
