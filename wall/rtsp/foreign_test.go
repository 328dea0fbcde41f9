package rtsp

import (
	"bytes"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/pion/rtp"

	"watchfloor/wall/stream"
)

// TestForeignPackets has ffmpeg pack 50 pictures: its ways are not those of the
// library whose unpackers we use. What is put together is decoded by ffmpeg
// again, which must not complain.
func TestForeignPackets(t *testing.T) {
	if _, err := exec.LookPath("ffmpeg"); err != nil {
		t.Skip("ffmpeg is not installed: apt-get install ffmpeg")
	}
	for codec, c := range map[stream.Codec]struct{ encode, attributes, file string }{
		stream.H264:  {"libx264 -preset veryfast -tune zerolatency", "H264/90000", "h264"},
		stream.H265:  {"libx265 -preset ultrafast -tune zerolatency -x265-params log-level=none", "H265/90000", "hevc"},
		stream.MPEG4: {"mpeg4", "MP4V-ES/90000", "m4v"},
		stream.MJPEG: {"mjpeg -huffman default -pix_fmt yuvj420p", "JPEG/90000", "mjpeg"},
		stream.VP8:   {"libvpx -deadline realtime", "VP8/90000", ""},
		stream.VP9:   {"libvpx-vp9 -deadline realtime -lag-in-frames 0 -strict experimental", "VP9/90000", ""},
	} {
		t.Run(string(codec), func(t *testing.T) {
			description, packets := packed(t, c.encode)
			if !strings.Contains(description, c.attributes) && codec != stream.MJPEG {
				t.Fatalf("ffmpeg described %q", description)
			}
			mended, _ := mend([]byte(description))
			v, err := read(mended)
			if err != nil || v.codec != codec {
				t.Fatalf("%s: %v in %q", v.codec, err, description)
			}
			a := newAssembler(v)
			var units, keys, lost int
			var all []byte
			for _, p := range packets {
				u, n := a.add(p)
				lost += n
				if u.data == nil {
					continue
				}
				if units == 0 && !u.key {
					t.Error("the first unit is no key frame")
				}
				units++
				if u.key {
					keys++
				}
				all = append(all, u.data...)
			}
			t.Logf("%d packets, %d units, %d keys", len(packets), units, keys)
			if wantKeys := map[bool]int{true: 50, false: 5}[codec == stream.MJPEG]; units < 49 || keys < wantKeys || lost != 0 {
				t.Errorf("%d units, %d keys, %d lost of %d packets", units, keys, lost, len(packets))
			}
			if c.file != "" {
				decodes(t, c.file, all)
			}
		})
	}
}

// packed has ffmpeg encode and pack a pattern, and returns its description and
// packets.
func packed(t *testing.T, encode string) (description string, packets []*rtp.Packet) {
	t.Helper()
	video, control, err := listenPair()
	if err != nil {
		t.Fatal(err)
	}
	defer video.Close()
	defer control.Close()
	_ = video.SetReadBuffer(4 << 20)
	args := fmt.Sprintf("-v error -re -f lavfi -i testsrc2=size=320x240:rate=100 -frames:v 50 -c:v %s -g 10 -bf 0 -b:v 600k -f rtp rtp://127.0.0.1:%d?pkt_size=1200",
		encode, portOf(video))
	if !strings.Contains(encode, "lib") {
		args = strings.Replace(args, "-b:v 600k", "-q:v 5", 1)
	}
	cmd := exec.Command("ffmpeg", strings.Fields(args)...)
	var said bytes.Buffer
	cmd.Stderr = &said
	out := make(chan string, 1)
	go func() { // ends with ffmpeg
		text, err := cmd.Output()
		out <- fmt.Sprintf("%s\n%v", text, err)
		_ = video.SetReadDeadline(time.Now().Add(200 * time.Millisecond)) // what has come is there
	}()
	packets = gather(t, video)
	text := <-out
	text, result, _ := strings.Cut(text, "\n\n")
	if strings.TrimSpace(result) != "<nil>" && result != "" {
		t.Fatalf("ffmpeg: %s\n%s", result, said.String())
	}
	return strings.TrimPrefix(text, "SDP:\n"), packets
}

// gather reads packets until the socket's deadline.
func gather(t *testing.T, from *net.UDPConn) (packets []*rtp.Packet) {
	t.Helper()
	for buf := make([]byte, maxDatagram); ; {
		n, err := from.Read(buf)
		if errors.Is(err, os.ErrDeadlineExceeded) {
			return packets
		}
		if err != nil {
			t.Fatal(err)
		}
		p, err := parsePacket(buf[:n])
		if err != nil {
			t.Fatal(err)
		}
		packets = append(packets, p)
	}
}

// decodes has ffmpeg decode a file without complaint.
func decodes(t *testing.T, kind string, file []byte) {
	t.Helper()
	cmd := exec.Command("ffmpeg", strings.Fields("-v error -xerror -f "+kind+" -i - -f null -")...)
	cmd.Stdin = bytes.NewReader(file)
	if said, err := cmd.CombinedOutput(); err != nil || len(said) > 0 {
		t.Errorf("ffmpeg decodes with: %v %s", err, said)
	}
}
