package demo

import (
	"cmp"
	"fmt"
	"io/fs"
	"math"
	"math/rand/v2"
	"strings"
	"time"

	"github.com/bluenviron/gortsplib/v4"
	"github.com/bluenviron/gortsplib/v4/pkg/description"
	"github.com/bluenviron/gortsplib/v4/pkg/format"
	"github.com/bluenviron/gortsplib/v4/pkg/format/rtph264"
	"github.com/bluenviron/gortsplib/v4/pkg/format/rtph265"
	"github.com/pion/rtcp"
	"github.com/pion/rtp"
)

const (
	frameRate   = 25
	framePeriod = time.Second / frameRate
	clockRate   = 90000 // of RTP timestamps (RFC 6184 section 8.2.1, RFC 7798 section 7.1)
	payloadType = 96
	maxPayload  = 1400 // bytes of a packet
	phaseStep   = 10 * time.Millisecond
	tooLate     = time.Second
)

// A channel is one stream of a camera: a clip in an endless loop. Which frame
// is due follows from the time since the server's start, so that everybody
// sees the same moment, however late they come.
type channel struct {
	clip    *clip
	period  time.Duration // of a frame
	media   *description.Media
	stream  *gortsplib.ServerStream
	packets func(unit [][]byte) ([]*rtp.Packet, error)
	phase   time.Duration // how much earlier than the server its frame 0 was due
	base    uint32        // RTP timestamp of frame 0
	ssrc    uint32
	next    int64 // the number of the frame to send next
	viewers map[*gortsplib.ServerSession]*viewer
	voice   *voice // nil: the camera has no microphone
}

// ReadChannels makes two channels of each camera, by path. Every other camera
// has a microphone.
func readChannels(clips fs.FS, cameras []camera) (map[string]*channel, error) {
	channels := map[string]*channel{}
	for i, camera := range cameras {
		h265 := camera.Codec == "H265"
		var heard []byte
		if i%2 == 0 {
			var err error
			if heard, err = street(i); err != nil {
				return nil, fmt.Errorf("sound of camera %s: %w", camera.ID, err)
			}
		}
		for _, role := range []string{"main", "sub"} {
			path := camera.ID + "/" + role
			clip, err := readClip(clips, camera.ID+"-"+role+"."+strings.ToLower(cmp.Or(camera.Codec, "H264")), h265)
			if err != nil {
				return nil, err
			}
			if channels[path], err = newChannel(clip, framePeriod, stagger(i, len(cameras)), h265); err != nil {
				return nil, fmt.Errorf("stream %s: %w", path, err)
			}
			if heard != nil {
				channels[path].voice = newVoice(heard)
			}
		}
	}
	return channels, nil
}

// Stagger spreads the key frames of n cameras over a second, in steps: waking up
// for each camera alone costs twice as much.
func stagger(i, n int) time.Duration {
	return (time.Second * time.Duration(i) / time.Duration(n)).Round(phaseStep)
}

func newChannel(clip *clip, period, phase time.Duration, h265 bool) (*channel, error) {
	c := &channel{
		clip: clip, period: period, phase: phase, base: rand.Uint32(), viewers: map[*gortsplib.ServerSession]*viewer{},
	}
	return c, c.describe(h265)
}

// Describe fills what depends on the codec.
func (c *channel) describe(h265 bool) error {
	c.media = &description.Media{Type: description.MediaTypeVideo}
	if h265 {
		c.media.Formats = []format.Format{&format.H265{PayloadTyp: payloadType, VPS: c.clip.vps, SPS: c.clip.sps, PPS: c.clip.pps}}
		e := &rtph265.Encoder{PayloadType: payloadType, PayloadMaxSize: maxPayload}
		c.packets = e.Encode
		return e.Init()
	}
	c.media.Formats = []format.Format{&format.H264{PayloadTyp: payloadType, SPS: c.clip.sps, PPS: c.clip.pps, PacketizationMode: 1}}
	e := &rtph264.Encoder{PayloadType: payloadType, PayloadMaxSize: maxPayload, PacketizationMode: 1}
	c.packets = e.Encode
	return e.Init()
}

// Open makes the channel known to a server that runs.
func (c *channel) open(server *gortsplib.Server) error {
	medias := []*description.Media{c.media}
	if c.voice != nil {
		medias = append(medias, c.voice.media)
	}
	stream := &gortsplib.ServerStream{Server: server, Desc: &description.Session{Medias: medias}}
	if err := stream.Initialize(); err != nil {
		return err
	}
	c.stream = stream
	c.ssrc = c.stream.Stats().Medias[c.media].Formats[c.media.Formats[0]].LocalSSRC
	return nil
}

// Due is when a frame is to be sent, since the server's start.
func (c *channel) due(frame int64) time.Duration { return time.Duration(frame)*c.period - c.phase }

// Timestamp is the RTP timestamp of a moment.
func (c *channel) timestamp(at time.Duration) uint32 {
	ticks := (at + c.phase).Nanoseconds() * (clockRate / 1000) / int64(time.Millisecond)
	return c.base + uint32(ticks)
}

// Seek makes the first frame from a moment on the next one.
func (c *channel) seek(now time.Duration) {
	c.next = int64((now + c.phase + c.period - 1) / c.period)
}

// Play sends what is due and returns the time to what comes next.
func (c *channel) play(now time.Duration, clock time.Time) (wait time.Duration, err error) {
	wait = math.MaxInt64
	if len(c.viewers) > 0 {
		wait, err = c.film(now, clock)
	}
	if c.voice != nil && len(c.voice.listeners) > 0 {
		wait = min(wait, c.voice.play(now))
	}
	return wait, err
}

// Film sends the frames that are due and returns the time to the next one.
// After a long sleep of the machine it goes on with the present.
func (c *channel) film(now time.Duration, clock time.Time) (time.Duration, error) {
	if now-c.due(c.next) > tooLate {
		c.seek(now)
		for _, v := range c.viewers {
			v.playing = false
		}
	}
	for ; c.due(c.next) <= now; c.next++ {
		if err := c.send(c.next, c.report(now, clock)); err != nil {
			return 0, err
		}
	}
	return c.due(c.next) - now, nil
}

func (c *channel) send(frame int64, report rtcp.SenderReport) error {
	i := int(frame % int64(len(c.clip.frames)))
	packets, err := c.packets(c.clip.frames[i])
	if err != nil {
		return err
	}
	for _, p := range packets {
		p.Timestamp = c.timestamp(c.due(frame))
	}
	for session, v := range c.viewers {
		if c.clip.key[i] {
			v.begin(session, c.media, report)
		}
		v.take(session, c.media, packets)
	}
	return nil
}

// Report says which RTP timestamp it is now. gortsplib v4 would write the
// fraction of its NTP time wrong.
func (c *channel) report(now time.Duration, clock time.Time) rtcp.SenderReport {
	return rtcp.SenderReport{SSRC: c.ssrc, NTPTime: ntp(clock), RTPTime: c.timestamp(now)}
}

// Ntp is a time as seconds since 1900 and their binary fraction (RFC 5905
// section 6).
func ntp(t time.Time) uint64 {
	const unixEpoch = 2208988800
	return uint64(t.Unix()+unixEpoch)<<32 | uint64(t.Nanosecond())<<32/uint64(time.Second)
}
