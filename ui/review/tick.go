package review

import (
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"watchfloor/ui/timeline"
	"watchfloor/wall/archive"
)

// refresh is the least time between two looks at the playback.
const refresh = 33 * time.Millisecond

// Tick finishes what Run has done, and brings the timeline in step.
func (r *Review) Tick(now time.Time) {
	r.aside.Tick()
	if r.Open() && now.Sub(r.set) >= refresh {
		r.set = now
		r.timeline.Set(r.model())
	}
}

// model is what the timeline shows now.
func (r *Review) model() timeline.Model {
	s := r.playback.State()
	m := timeline.Model{
		Position: archive.Civil(s.Position, time.Local), Undated: archive.Undated(s.Position), Playing: s.Playing, Rate: r.rate, Loop: s.Loop, Selected: r.selected,
		Lanes: make([]timeline.Lane, len(r.lanes)), Bookmarks: make([]timeline.Bookmark, len(r.bookmarks)),
	}
	for i, l := range r.lanes {
		m.Lanes[i] = l.model()
	}
	for i, b := range r.bookmarks {
		m.Bookmarks[i] = timeline.Bookmark{ID: b.id, At: b.At, Text: b.Text}
	}
	return m
}

func (l *lane) model() timeline.Lane {
	s := l.State()
	return timeline.Lane{
		ID: l.id, Name: filepath.Base(l.Path()), Spans: s.Spans, Keys: s.Keys, Correction: s.Correction, Note: note(s),
		Problem: s.Reason,
	}
}

// note says what a file is and where its start is known from.
func note(s archive.LaneState) string {
	var all []string
	switch s.StartFrom {
	case "":
	case archive.FromUnknown:
		all = append(all, "start unknown")
	case archive.FromTyped:
		all = append(all, "start typed in")
	default:
		all = append(all, "start by "+s.StartFrom)
	}
	if s.Info.Codec != "" {
		all = append(all, fmt.Sprintf("%s %d×%d", strings.ToUpper(s.Info.Codec), s.Info.Size.X, s.Info.Size.Y))
	}
	if s.Info.FPS > 0 {
		all = append(all, fmt.Sprintf("%.4g fps", s.Info.FPS))
	}
	if s.Info.Damaged > 0 {
		all = append(all, fmt.Sprintf("%d damaged", s.Info.Damaged))
	}
	return strings.Join(all, " · ")
}
