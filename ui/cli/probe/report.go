package probe

import (
	"fmt"
	"io"
	"math"
	"strings"
	"time"
)

// A Report is what a camera sent. Its JSON is what `probe --json` prints.
type Report struct {
	Codec        string   `json:"codec"`               // "H264", "H265"; empty: none was agreed on
	Width        int      `json:"width"`               // of the picture, in pixels
	Height       int      `json:"height"`              // of the picture, in pixels
	FPS          float64  `json:"fps"`                 // pictures a second; 0: fewer than two came
	KeyInterval  *float64 `json:"keyframe_interval_s"` // between the last two key frames; null: fewer than two came
	FirstPicture float64  `json:"first_picture_ms"`    // from the start of the attempt
	Lost         int64    `json:"lost"`                // RTP packets
	Clock        string   `json:"clock"`               // "rtcp": the camera tells its time; "arrival": it does not
	Transport    string   `json:"transport"`           // "TCP", "UDP"
	Error        string   `json:"error,omitempty"`     // why there is no picture
}

func (l *look) report(err error) Report {
	s := l.player.Stats()
	r := Report{
		Codec: string(s.Codec), Width: s.Width, Height: s.Height, FPS: l.fps(),
		FirstPicture: round(float64(s.First) / float64(time.Millisecond)),
		Lost:         s.Lost, Clock: s.Clock, Transport: s.Transport,
	}
	if s.KeyInterval > 0 {
		seconds := round(s.KeyInterval.Seconds())
		r.KeyInterval = &seconds
	}
	if err != nil {
		r.Error = err.Error()
	}
	return r
}

// fps counts the intervals between pictures, not the pictures.
func (l *look) fps() float64 {
	d := l.last.arrived.Sub(l.first.arrived)
	if d <= 0 {
		return 0
	}
	return round(float64(l.last.number-l.first.number) / d.Seconds())
}

func round(v float64) float64 { return math.Round(v*100) / 100 }

// Print writes the report in lines for people.
func (r Report) Print(w io.Writer) error {
	key := "only one seen"
	if r.KeyInterval != nil {
		key = fmt.Sprintf("every %.2f s", *r.KeyInterval)
	}
	clock := "none: the time of arrival is used"
	if r.Clock == "rtcp" {
		clock = "the camera's (RTCP sender reports)"
	}
	var text strings.Builder
	for _, line := range [][2]string{
		{"codec", r.Codec},
		{"resolution", fmt.Sprintf("%d x %d", r.Width, r.Height)},
		{"frames per second", fmt.Sprintf("%.2f", r.FPS)},
		{"key frames", key},
		{"first picture after", fmt.Sprintf("%.0f ms", r.FirstPicture)},
		{"packets lost", fmt.Sprint(r.Lost)},
		{"clock", clock},
		{"transport", r.Transport},
	} {
		fmt.Fprintf(&text, "%-20s %s\n", line[0], line[1])
	}
	_, err := io.WriteString(w, text.String())
	return err
}
