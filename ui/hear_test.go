package ui

import (
	"strings"
	"testing"

	"watchfloor/feed"
	"watchfloor/wall/sound"
	"watchfloor/wall/stream"
)

// ears are a Sound that remembers.
type ears struct {
	to     stream.Source
	volume float64
	status sound.Status
}

func (e *ears) Listen(src stream.Source) { e.to = src }
func (e *ears) SetVolume(v float64)      { e.volume = v }
func (e *ears) Status() sound.Status     { return e.status }

func hearingDesk(t *testing.T) (*desk, *ears) {
	e := &ears{volume: 1}
	d := newDesk(t, func(c *Config) { c.Sound = e })
	cameras := hubCameras(2)
	cameras.Entities.Cameras[1].Streams = []feed.Stream{{Role: "sub", URL: "rtsp://host/sub"}, {Role: "main", URL: "rtsp://host/main"}}
	d.step(live, cameras)
	return d, e
}

func TestNothingIsHeardUntilAskedFor(t *testing.T) {
	d, e := hearingDesk(t)
	d.press("Alt+1")
	d.step()
	expect(t, "at first", e.to, stream.Source{})
	d.press("Shift+H")
	d.step()
	expect(t, "asked for", e.to.URL, "rtsp://host/c01")
	d.press("Alt+2")
	d.step()
	expect(t, "the selected camera's main stream", e.to.URL, "rtsp://host/main")
	d.press("Shift+H")
	d.step()
	expect(t, "silenced", e.to, stream.Source{})
}

func TestHearingNeedsATile(t *testing.T) {
	d, e := hearingDesk(t)
	d.press("Shift+H")
	d.step()
	expect(t, "heard", e.to, stream.Source{})
	expect(t, "said", strings.Contains(d.notice.words, "Select a tile"), true)
}

func TestVolume(t *testing.T) {
	d, e := hearingDesk(t)
	d.press("Ctrl+,", "Ctrl+,")
	expect(t, "softer", e.volume, 0.8)
	expect(t, "said", d.notice.words, "Volume 80 %")
	d.press("Ctrl+.", "Ctrl+.", "Ctrl+.")
	expect(t, "as loud as it gets", e.volume, 1.0)
}

func TestWhyNothingIsHeardIsSaid(t *testing.T) {
	d, e := hearingDesk(t)
	d.press("Alt+1", "Shift+H")
	d.step()
	e.status = sound.Status{State: sound.Failed, Source: e.to, Words: "the camera has no sound"}
	d.step()
	expect(t, "said", d.notice.words, "No sound: the camera has no sound")
	d.notice = notice{}
	d.step()
	expect(t, "said once", d.notice.words, "")
}
