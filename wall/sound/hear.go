package sound

import (
	"fmt"
	"time"

	"watchfloor/wall/stream"
)

const (
	nonsense = 50                   // units in a row that cannot be decoded
	noticed  = 5 * time.Millisecond // a gap in the time of units
)

// hear decodes a unit and hands its samples to the device.
func (s *session) hear(h heard) error {
	samples, err := s.decode(h)
	if err != nil || len(samples.Data) == 0 {
		return err
	}
	f := Format{Rate: samples.Rate, Channels: samples.Channels}
	if s.device == nil || f != s.format {
		if err := s.open(f); err != nil {
			return err
		}
		s.next, s.words = h.unit.PTS, describe(h.info.Codec, f)
	}
	if gap := h.unit.PTS - s.next; gap > noticed {
		s.buffer.pause(gap)
	}
	s.buffer.push(samples.Data)
	s.next = h.unit.PTS + time.Duration(len(samples.Data)/f.Channels)*time.Second/time.Duration(f.Rate)
	s.arrived = time.Now()
	s.player.say(s.source, func(st *Status) { st.State, st.Words = Playing, s.words })
	return nil
}

// decode returns what a unit sounds like: nothing, if it is damaged. Too many
// of these are an error.
func (s *session) decode(h heard) (samples stream.Samples, err error) {
	if s.decoder == nil {
		if s.decoder, err = s.player.config.NewDecoder(h.info); err != nil {
			return stream.Samples{}, err
		}
	}
	samples, err = s.decoder.Decode(h.unit)
	if err == nil {
		s.bad = 0
		return samples, nil
	}
	if s.bad++; s.bad == nonsense {
		return stream.Samples{}, fmt.Errorf("the camera's %s sound cannot be decoded: %w", h.info.Codec, err)
	}
	return stream.Samples{}, nil
}

// describe says what is heard: "AAC, 16 kHz, mono".
func describe(c stream.SoundCodec, f Format) string {
	channels := fmt.Sprintf("%d channels", f.Channels)
	switch f.Channels {
	case 1:
		channels = "mono"
	case 2:
		channels = "stereo"
	}
	return fmt.Sprintf("%s, %g kHz, %s", c, float64(f.Rate)/1000, channels)
}
