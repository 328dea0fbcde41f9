package rtsp_test

import (
	"bytes"
	"cmp"
	"context"
	"crypto/tls"
	"net"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/bluenviron/gortsplib/v4"
	"github.com/bluenviron/gortsplib/v4/pkg/auth"
	"github.com/bluenviron/gortsplib/v4/pkg/base"
	"github.com/bluenviron/gortsplib/v4/pkg/description"
	"github.com/bluenviron/gortsplib/v4/pkg/format"
	"github.com/bluenviron/gortsplib/v4/pkg/format/rtph264"
	"github.com/bluenviron/gortsplib/v4/pkg/format/rtph265"
	"github.com/bluenviron/gortsplib/v4/pkg/liberrors"
	"github.com/pion/rtcp"
	"github.com/pion/rtp"

	"watchfloor/wall/stream"
)

const (
	beat  = 4 * time.Millisecond // between pictures: ten times as fast as the clip
	ticks = 3600                 // of the RTP clock between pictures: 25 a second
)

// epoch is when the test cameras say they took their first picture.
var epoch = time.Date(2026, 11, 22, 10, 15, 0, 440_000_000, time.UTC)

// A camera is an RTSP server with one stream that loops a clip of 30 pictures,
// a key frame every 10, from its beginning for the first who plays.
type camera struct {
	codec          stream.Codec
	sets           string // where parameter sets are: "both", "description" or "stream"; it defaults to both
	user, password string
	methods        []auth.VerifyMethod   // it defaults to digest with SHA-256
	drop           func(packet int) bool // packets, from 0, that get lost on the way
	clockless      bool                  // sends no reports
	tls            *tls.Config           // nil: rtsp, else rtsps
	address        string                // it defaults to any port
	file           []byte                // H.264 in Annex B, one slice a picture; nil: the clip
	pace           time.Duration         // of pictures; it defaults to beat

	server *gortsplib.Server
	stream *gortsplib.ServerStream
	media  *description.Media
	encode func([][]byte) ([]*rtp.Packet, error)
	clip   [][][]byte // NAL units of each picture; for other codecs the picture
	coded  [][]byte   // the pictures of other codecs, as a client should get them
	play   chan struct{}
	once   sync.Once
	stop   func() // before the test ends
}

// start serves until the test ends; the url has the camera's user.
func (c *camera) start(t *testing.T) *camera {
	t.Helper()
	c.play = make(chan struct{})
	c.describe(t)
	if c.address == "" {
		c.address = "127.0.0.1:0"
	}
	listener, err := net.Listen("tcp", c.address)
	if err != nil {
		t.Fatal(err)
	}
	c.address = listener.Addr().String()
	if c.methods == nil {
		c.methods = []auth.VerifyMethod{auth.VerifyMethodDigestSHA256}
	}
	rtpAddress, rtcpAddress := udpPair(t)
	c.server = &gortsplib.Server{
		Handler: c, RTSPAddress: c.address, DisableRTCPSenderReports: true, AuthMethods: c.methods,
		UDPRTPAddress: rtpAddress, UDPRTCPAddress: rtcpAddress, TLSConfig: c.tls,
		Listen: func(string, string) (net.Listener, error) { return listener, nil },
	}
	if err := c.server.Start(); err != nil {
		t.Fatal(err)
	}
	c.stream = &gortsplib.ServerStream{Server: c.server, Desc: &description.Session{Medias: []*description.Media{c.media}}}
	if err := c.stream.Initialize(); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	var sending sync.WaitGroup
	sending.Go(func() { c.send(ctx) })
	stop := sync.OnceFunc(func() { cancel(); sending.Wait(); c.stream.Close(); c.server.Close() })
	t.Cleanup(stop)
	c.stop = stop
	return c
}

// udpPair finds an even port with a free neighbour.
func udpPair(t *testing.T) (even, odd string) {
	t.Helper()
	for range 100 {
		a, err := net.ListenUDP("udp", &net.UDPAddr{IP: net.IPv4(127, 0, 0, 1)})
		if err != nil {
			t.Fatal(err)
		}
		at := *a.LocalAddr().(*net.UDPAddr)
		next := at
		next.Port++
		b, err := net.ListenUDP("udp", &next)
		a.Close()
		if err == nil {
			b.Close()
		}
		if at.Port%2 == 0 && err == nil {
			return at.String(), next.String()
		}
	}
	t.Fatal("no two neighbouring UDP ports")
	return "", ""
}

// describe reads the clip and prepares what depends on the codec.
func (c *camera) describe(t *testing.T) {
	t.Helper()
	c.media = &description.Media{Type: description.MediaTypeVideo}
	if c.codec != stream.H264 && c.codec != stream.H265 {
		c.describeOther(t)
		return
	}
	name, params := "pattern.h264", 2
	if c.codec == stream.H265 {
		name, params = "pattern.h265", 3
	}
	var sets [][]byte
	if c.file != nil {
		c.clip, sets = cut(c.file, c.codec, params, c.sets != "description")
	} else {
		c.clip, sets = readClip(t, "../decode/testdata/"+name, c.codec, params, c.sets != "description")
	}
	if c.sets == "stream" {
		sets = make([][]byte, params)
	}
	var err error
	if c.codec == stream.H265 {
		c.media.Formats = []format.Format{&format.H265{PayloadTyp: 96, VPS: sets[0], SPS: sets[1], PPS: sets[2]}}
		e := &rtph265.Encoder{PayloadType: 96, PayloadMaxSize: 700}
		c.encode, err = e.Encode, e.Init()
	} else {
		c.media.Formats = []format.Format{&format.H264{PayloadTyp: 96, SPS: sets[0], PPS: sets[1], PacketizationMode: 1}}
		e := &rtph264.Encoder{PayloadType: 96, PayloadMaxSize: 700, PacketizationMode: 1}
		c.encode, err = e.Encode, e.Init()
	}
	if err != nil {
		t.Fatal(err)
	}
}

// describeOther does it for codecs that ffmpeg encodes. The headers of MPEG-4
// are where c.sets says.
func (c *camera) describeOther(t *testing.T) {
	t.Helper()
	c.coded = made(t, c.codec)
	headers, _, _ := bytes.Cut(c.coded[0], []byte{0, 0, 1, 0xB3})
	for i, picture := range c.coded {
		if c.codec == stream.MPEG4 && i%10 == 0 && !bytes.HasPrefix(picture, headers) {
			c.coded[i] = slices.Concat(headers, picture)
		}
		sent := c.coded[i]
		if c.sets == "description" {
			sent = bytes.TrimPrefix(sent, headers)
		}
		c.clip = append(c.clip, [][]byte{sent})
	}
	if c.sets == "stream" {
		headers = nil
	}
	f, pack := packetiser(t, c.codec, headers)
	c.media.Formats = []format.Format{f}
	c.encode = func(parts [][]byte) ([]*rtp.Packet, error) { return pack(parts[0]) }
}

// readClip cuts Annex B into pictures, one slice each, and returns the first
// parameter sets beside. They stay in the pictures if inBand.
func readClip(t *testing.T, file string, codec stream.Codec, params int, inBand bool) (clip [][][]byte, sets [][]byte) {
	t.Helper()
	data, err := os.ReadFile(file)
	fatal(t, err)
	clip, sets = cut(data, codec, params, inBand)
	if len(clip) != 30 || len(sets) != params {
		t.Fatalf("%s has %d pictures and %d parameter sets", file, len(clip), len(sets))
	}
	return clip, sets
}

func cut(data []byte, codec stream.Codec, params int, inBand bool) (clip [][][]byte, sets [][]byte) {
	var unit [][]byte
	for _, n := range bytes.Split(data, []byte{0, 0, 1})[1:] {
		n = bytes.TrimRight(n, "\x00")
		set, slice := n[0]&0x1F == 7 || n[0]&0x1F == 8, n[0]&0x1F == 1 || n[0]&0x1F == 5
		if codec == stream.H265 {
			kind := n[0] >> 1 & 0x3F
			set, slice = kind >= 32 && kind <= 34, kind < 32
		}
		if set && len(sets) < params {
			sets = append(sets, n)
		}
		if !set || inBand {
			unit = append(unit, n)
		}
		if slice {
			clip, unit = append(clip, unit), nil
		}
	}
	return clip, sets
}

// send loops the clip from when somebody plays.
func (c *camera) send(ctx context.Context) {
	select {
	case <-ctx.Done():
		return
	case <-c.play:
	}
	c.report()
	pace := time.NewTicker(cmp.Or(c.pace, beat))
	defer pace.Stop()
	packet := 0
	for i := 0; ; i++ {
		packets, err := c.encode(c.clip[i%len(c.clip)])
		if err != nil {
			panic(err)
		}
		for _, p := range packets {
			p.Timestamp = stamp(i)
			if c.drop == nil || !c.drop(packet) {
				_ = c.stream.WritePacketRTP(c.media, p)
			}
			packet++
		}
		select {
		case <-ctx.Done():
			return
		case <-pace.C:
		}
	}
}

// stamp is the RTP timestamp of picture i: it overflows after the 50th.
func stamp(i int) uint32 { return 0xFFFFFFFF - 50*ticks + uint32(i)*ticks }

// report pairs epoch with the first picture.
func (c *camera) report() {
	if c.clockless {
		return
	}
	ssrc := c.stream.Stats().Medias[c.media].Formats[c.media.Formats[0]].LocalSSRC
	_ = c.stream.WritePacketRTCP(c.media, &rtcp.SenderReport{SSRC: ssrc, NTPTime: ntp(epoch), RTPTime: stamp(0)})
}

// ntp is a time as seconds since 1900 and their binary fraction.
func ntp(t time.Time) uint64 {
	return uint64(t.Unix()+2208988800)<<32 | uint64(t.Nanosecond())<<32/uint64(time.Second)
}

func (c *camera) url() string {
	user := ""
	if c.user != "" {
		user = c.user + ":" + c.password + "@"
	}
	scheme := "rtsp://"
	if c.tls != nil {
		scheme = "rtsps://"
	}
	return scheme + user + c.address + "/cam"
}

// OnDescribe, OnSetup and OnPlay implement gortsplib's handler.
func (c *camera) OnDescribe(ctx *gortsplib.ServerHandlerOnDescribeCtx) (*base.Response, *gortsplib.ServerStream, error) {
	return c.find(ctx.Conn, ctx.Request, ctx.Path)
}

func (c *camera) OnSetup(ctx *gortsplib.ServerHandlerOnSetupCtx) (*base.Response, *gortsplib.ServerStream, error) {
	return c.find(ctx.Conn, ctx.Request, ctx.Path)
}

func (c *camera) OnPlay(*gortsplib.ServerHandlerOnPlayCtx) (*base.Response, error) {
	c.once.Do(func() { time.AfterFunc(50*time.Millisecond, func() { close(c.play) }) }) // after the answer
	return &base.Response{StatusCode: base.StatusOK}, nil
}

func (c *camera) OnDecodeError(*gortsplib.ServerHandlerOnDecodeErrorCtx) {}

func (c *camera) find(conn *gortsplib.ServerConn, req *base.Request, path string) (*base.Response, *gortsplib.ServerStream, error) {
	if c.user != "" && !conn.VerifyCredentials(req, c.user, c.password) {
		return &base.Response{StatusCode: base.StatusUnauthorized}, nil, liberrors.ErrServerAuth{}
	}
	if strings.Trim(path, "/") != "cam" {
		return &base.Response{StatusCode: base.StatusNotFound}, nil, nil
	}
	return &base.Response{StatusCode: base.StatusOK}, c.stream, nil
}
