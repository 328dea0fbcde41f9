package truth

import (
	"fmt"
	"image"
	"strings"
	"time"

	"watchfloor/wall/stream"
)

// A Scene is all that is told of a tile.
type Scene struct {
	Stats  stream.Stats // zero for a recording
	Rates  Rates
	Lag    Lag
	Size   image.Point   // of the picture shown; zero: there is none
	Role   string        // of the stream: "main", "sub"; empty: unknown
	Coming string        // of the stream that is to take over; empty: none
	Chosen bool          // the operator looks at it: figures go before the picture
	Record bool          // footage: nothing is received
	Points []Point       // the last minute, a second each
	Age    time.Duration // of a picture that stands still; 0: it moves
}

// A Row is one line of a panel.
type Row struct {
	Label, Value string
	Note         string // in smaller words, left out where there is no room
	Tone         Tone
}

// Tone is what a value means.
type Tone uint8

// The tones.
const (
	Plain Tone = iota
	Good
	Caution
	Fault
)

// Rows are the figures with their names, the most important first.
func (s Scene) Rows() []Row {
	if s.Record {
		return []Row{s.video(), s.frames(), s.clock()}
	}
	rows := []Row{s.video(), s.frames(), s.latency(), s.clock(), s.bits(), s.loss()}
	return append(rows, s.jitter(), s.decoding(), s.level(), s.link())
}

// Lines say the same in few words, for small tiles: a Value and a Note each.
func (s Scene) Lines() []Row {
	frames, late, clock := s.frames(), s.latency(), s.clock()
	head := Row{Value: rate(s.Rates.Shown, s.Rates.Known) + " fps", Tone: frames.Tone, Note: joined(late.Value, brief(late.Note))}
	if s.Age > 0 {
		head = Row{Value: late.Value + " old", Tone: late.Tone, Note: "the picture stands"}
	}
	lines := []Row{
		head,
		{Value: s.resolution(), Note: joined(codec(s.Stats.Codec), s.Role)},
	}
	if s.Record {
		return append(lines, Row{Value: clock.Value, Note: clock.Note})
	}
	loss, bits, decoding, link := s.loss(), s.bits(), s.decoding(), s.link()
	return append(lines,
		Row{Value: loss.Value, Note: "lost · " + bits.Value, Tone: loss.Tone},
		Row{Value: clock.Value, Note: brief(clock.Note), Tone: clock.Tone},
		Row{Value: decoding.Value, Note: joined("decoding", joined(s.Stats.Decoder, levels[s.Stats.Level])), Tone: s.level().Tone},
		Row{Value: rate(s.Rates.Decoded, s.Rates.Known) + " decoded", Note: dropped(s.Rates), Tone: frames.Tone},
		Row{Value: s.jitter().Value, Note: "jitter · " + s.Stats.Transport},
		Row{Value: link.Value, Note: link.Note, Tone: link.Tone})
}

func (s Scene) video() Row {
	role := s.Role
	if role != "" {
		role += " stream"
	}
	if s.Coming != "" {
		role = joined(role, s.Coming+" is coming")
	}
	return Row{Label: "VIDEO", Value: s.resolution(), Note: joined(codec(s.Stats.Codec), role)}
}

func (s Scene) resolution() string {
	if s.Size.X == 0 {
		return "no picture"
	}
	return fmt.Sprintf("%d×%d", s.Size.X, s.Size.Y)
}

// codec is a coding's everyday name.
func codec(c stream.Codec) string {
	switch c {
	case stream.H264:
		return "H.264"
	case stream.H265:
		return "H.265"
	}
	return string(c)
}

func (s Scene) frames() Row {
	r := Row{Label: "FRAMES", Value: rate(s.Rates.Shown, s.Rates.Known) + " fps"}
	if s.Rates.Dropped >= 0.5 {
		r.Tone = Caution
	}
	if !s.Record {
		r.Note = rate(s.Rates.Decoded, s.Rates.Known) + " decoded · " + dropped(s.Rates)
	}
	return r
}

func dropped(r Rates) string { return rate(r.Dropped, r.Known) + " dropped" }

func (s Scene) latency() Row {
	r := Row{Label: "LATENCY", Value: "–"}
	if s.Age > 0 {
		return Row{Label: "LATENCY", Value: short(s.Age), Note: "old: the picture stands", Tone: Fault}
	}
	late, clock := s.Lag.Latency()
	if clock == No {
		return r
	}
	r.Value, r.Note = short(late), string(clock)
	if clock == Arrival {
		r.Note = "since arrival"
	}
	switch {
	case late > time.Second:
		r.Tone = Fault
	case late > 250*time.Millisecond || late < -50*time.Millisecond:
		r.Tone = Caution
	case clock == Camera:
		r.Tone = Good
	}
	return r
}

func (s Scene) clock() Row {
	r := Row{Label: "TIME", Value: "–"}
	at, clock := s.Lag.Taken()
	if clock == No {
		return r
	}
	r.Note = string(clock)
	if clock != Record {
		at = at.Local()
	}
	r.Value = at.Format("15:04:05.000")
	if off := s.Lag.Off(); off.Abs() > believable {
		r.Note, r.Tone = "camera clock, "+wrong(off), Caution
	}
	return r
}

// wrong says how far a clock is off.
func wrong(off time.Duration) string {
	side := "slow"
	if off < 0 {
		side = "fast"
	}
	switch off = off.Abs(); {
	case off >= 48*time.Hour:
		return fmt.Sprintf("%d days %s", int(off.Hours()/24), side)
	case off >= 2*time.Hour:
		return fmt.Sprintf("%d h %s", int(off.Hours()), side)
	case off >= 2*time.Minute:
		return fmt.Sprintf("%d min %s", int(off.Minutes()), side)
	}
	return fmt.Sprintf("%d s %s", int(off.Seconds()), side)
}

func (s Scene) bits() Row {
	r := Row{Label: "BIT RATE", Value: bits(s.Stats.BitRate)}
	if s.Stats.KeyInterval > 0 {
		r.Note = fmt.Sprintf("key frame every %.1f s", s.Stats.KeyInterval.Seconds())
	}
	return r
}

func (s Scene) loss() Row {
	r := Row{Label: "LOSS", Value: fmt.Sprintf("%.2f %%", 100*s.Rates.Loss), Note: counted(s.Stats.Lost, "packet") + " in all"}
	switch {
	case s.Rates.Loss >= 0.01:
		r.Tone = Fault
	case s.Rates.Lost > 0:
		r.Tone = Caution
	}
	return r
}

func (s Scene) jitter() Row {
	return Row{Label: "JITTER", Value: short(s.Stats.Jitter), Note: s.Stats.Transport}
}

func (s Scene) decoding() Row {
	return Row{Label: "DECODE", Value: short(s.Stats.DecodeTime), Note: s.Stats.Decoder}
}

// levels are what is decoded, by stream.Level.
var levels = [...]string{stream.Every: "", stream.References: "reference frames", stream.Keys: "key frames only"}

func (s Scene) level() Row {
	if s.Stats.Level == stream.Every {
		return Row{Label: "LEVEL", Value: "every frame"}
	}
	return Row{Label: "LEVEL", Value: levels[s.Stats.Level], Note: joined("machine busy", fmt.Sprintf("%d left out", s.Stats.Skipped)), Tone: Caution}
}

func (s Scene) link() Row {
	r := Row{Label: "LINK", Value: counted(s.Stats.Reconnects, "reconnect")}
	var ills []string
	if s.Stats.Errors > 0 {
		ills = append(ills, counted(s.Stats.Errors, "damaged picture"))
	}
	if s.Stats.Crashes > 0 {
		ills = append(ills, counted(s.Stats.Crashes, "decoder crash"))
	}
	if len(ills) > 0 {
		r.Tone = Caution
	}
	r.Note = strings.Join(ills, " · ")
	return r
}
