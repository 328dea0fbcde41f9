package review

import (
	"context"
	"fmt"
	"log/slog"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"watchfloor/ui/aside"
	"watchfloor/ui/session"
	"watchfloor/ui/timeline"
	"watchfloor/wall"
	"watchfloor/wall/archive"
	"watchfloor/wall/stream"
)

// Config is what a Review needs.
type Config struct {
	Open      stream.OpenRecording // nil: no file can be played
	NewScaler func() wall.Scaler   // for stills
	Log       *slog.Logger
}

// A Review is the recorded files that are open. Its methods, but Run, belong
// to the Fyne goroutine.
type Review struct {
	OnFiles   func()             // files came or went
	OnSay     func(words string) // something to tell the operator
	OnChanges func([]session.Change)
	OnLane    func(id string) // a lane was selected on the timeline
	// OnAsk* want a text of the operator, for SetStart, Goto, and Mark.
	OnAskStart    func(id string)
	OnAskTime     func()
	OnAskBookmark func(id string)

	cfg       Config
	playback  *archive.Playback
	timeline  *timeline.Timeline
	lanes     []*lane
	made      int // lanes ever
	selected  string
	rate      float64 // chosen, also for when it plays again
	bookmarks []mark
	marks     int    // bookmarks ever
	path      string // the session's file, "" none
	dirty     bool   // since it was saved
	set       time.Time
	aside     *aside.Aside
}

// A lane is one file.
type lane struct {
	*archive.Lane
	id   string
	file session.File // as it was in the session; zero: new
}

// A mark is a bookmark with a name for the timeline.
type mark struct {
	id string
	session.Bookmark
}

// New makes an empty review.
func New(cfg Config) *Review {
	if cfg.Open == nil {
		cfg.Open = func(path string) (stream.Recording, error) {
			return nil, fmt.Errorf("open %s: this station plays no files", path)
		}
	}
	r := &Review{
		cfg: cfg, playback: archive.New(archive.Config{Open: cfg.Open, Log: cfg.Log}), timeline: timeline.New(), rate: 1,
		aside: aside.New(),
	}
	r.connect()
	return r
}

// connect lets the timeline move the playback.
func (r *Review) connect() {
	t := r.timeline
	t.OnSeek = func(at time.Time, dragging bool) { r.playback.Seek(at, !dragging) }
	t.OnPlay = func() { r.playback.Play(r.rate) }
	t.OnPause = r.playback.Pause
	t.OnRate = r.SetRate
	t.OnStep = r.playback.Step
	t.OnLoop = r.playback.SetLoop
	t.OnLane = func(id string) { r.Select(id); call(r.OnLane, id) }
	t.OnNudge = r.Nudge
	t.OnStart = func(id string) { call(r.OnAskStart, id) }
	t.OnRemove = r.Remove
	t.OnBookmark = func(id string) { call(r.OnAskBookmark, id) }
	t.OnStill = r.Still
	t.OnGoto = func() {
		if r.OnAskTime != nil {
			r.OnAskTime()
		}
	}
}

func call[T any](f func(T), v T) {
	if f != nil {
		f(v)
	}
}

// Run plays the files, and does what takes time, until ctx ends.
func (r *Review) Run(ctx context.Context) {
	var running sync.WaitGroup
	defer running.Wait()
	running.Go(func() { r.playback.Run(ctx) })
	running.Go(func() { r.aside.Run(ctx) })
}

// do gives a job to Run.
func (r *Review) do(j aside.Job) {
	if !r.aside.Do(j) {
		r.say("Too much is going on at once: try again in a moment")
	}
}

func (r *Review) say(words string) { call(r.OnSay, words) }

// Timeline is the widget under the wall.
func (r *Review) Timeline() *timeline.Timeline { return r.timeline }

// Open says whether there are files.
func (r *Review) Open() bool { return len(r.lanes) > 0 }

// IDs are the names of the files, as Content takes them, in their order.
func (r *Review) IDs() []string {
	ids := make([]string, len(r.lanes))
	for i, l := range r.lanes {
		ids[i] = l.id
	}
	return ids
}

// Content is what shows a file in a tile; false when id names none.
func (r *Review) Content(id string) (wall.Content, bool) {
	l := r.lane(id)
	if l == nil {
		return wall.Content{}, false
	}
	return wall.Content{ID: id, Title: filepath.Base(l.Path()), Footage: l.Lane}, true
}

func (r *Review) lane(id string) *lane {
	i := slices.IndexFunc(r.lanes, func(l *lane) bool { return l.id == id })
	if i < 0 {
		return nil
	}
	return r.lanes[i]
}

// Add opens files and what is in folders. Without an error all are there;
// whether each can be played, its tile and its lane say.
func (r *Review) Add(paths []string) error {
	var all []string
	for _, p := range paths {
		files, err := archive.Files(p)
		if err != nil {
			return err
		}
		all = append(all, files...)
	}
	if len(r.lanes)+len(all) > mostFiles {
		return fmt.Errorf("%d files at once are too many: at most %d fit on a wall", len(r.lanes)+len(all), mostFiles)
	}
	for _, path := range all {
		r.add(session.File{Path: path})
	}
	r.changed()
	return nil
}

// mostFiles is how many a wall has tiles for.
const mostFiles = 64

func (r *Review) add(f session.File) {
	if path, err := filepath.Abs(f.Path); err == nil {
		f.Path = path
	}
	start := f.Start
	if f.StartFrom != archive.FromTyped {
		start = time.Time{} // found again, as at first
	}
	l := &lane{Lane: r.playback.Add(f.Path, start, f.Correction), id: fmt.Sprintf("file/%d", r.made), file: f}
	r.made++
	r.lanes = append(r.lanes, l)
	if len(r.lanes) == 1 {
		r.Select(l.id)
	}
}

// changed tells that files came or went, once the timeline has its height.
func (r *Review) changed() {
	r.dirty = true
	if r.Open() {
		r.timeline.Set(r.model())
	}
	if r.OnFiles != nil {
		r.OnFiles()
	}
}

// Remove closes a file.
func (r *Review) Remove(id string) {
	l := r.lane(id)
	if l == nil {
		return
	}
	r.playback.Remove(l.Lane)
	r.lanes = slices.DeleteFunc(r.lanes, func(one *lane) bool { return one == l })
	if r.selected == id {
		r.selected = ""
		r.playback.SelectLane(nil)
	}
	r.changed()
}

// Close closes all files.
func (r *Review) Close() {
	for _, l := range r.lanes {
		r.playback.Remove(l.Lane)
	}
	r.lanes, r.bookmarks, r.path, r.selected = nil, nil, "", ""
	r.playback.Pause()
	r.playback.SetLoop(time.Time{}, time.Time{})
	r.changed()
	r.dirty = false
}

// Dirty says whether something has changed since the session was saved.
func (r *Review) Dirty() bool { return r.dirty }

// Selected is the file that Step counts and Still takes; "" without files.
func (r *Review) Selected() string {
	if l := r.current(); l != nil {
		return l.id
	}
	return ""
}

// Select chooses the file whose pictures Step counts and Still takes.
func (r *Review) Select(id string) {
	if l := r.lane(id); l != nil && id != r.selected {
		r.selected = id
		r.playback.SelectLane(l.Lane)
	}
}

// current is the selected file, else the first; nil without files.
func (r *Review) current() *lane {
	if l := r.lane(r.selected); l != nil {
		return l
	}
	if len(r.lanes) == 0 {
		return nil
	}
	return r.lanes[0]
}
