package ui

import (
	"os"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"

	"watchfloor/ui/ask"
	"watchfloor/ui/keymap"
	"watchfloor/ui/review"
	"watchfloor/ui/session"
	"watchfloor/ui/stage"
	"watchfloor/wall/layout"
)

func (a *App) footageCommands() []keymap.Command {
	r := a.review
	with := func(do func()) func() {
		return func() {
			if r.Open() {
				do()
			} else {
				a.notify("Open recorded files first: O, or drop them here")
			}
		}
	}
	return group(
		footageKeys,
		key("footage.open", "O", "Open files or a session …", a.soon(a.askFile)),
		key("footage.folder", "Shift+O", "Open a folder …", a.soon(a.askFolder)),
		key("footage.close", "Ctrl+W", "Close the files", with(a.closeFiles)),
		key("footage.slower", ", Shift+,", "Slower, down to 1/8", with(func() { r.Faster(-1) })),
		key("footage.faster", ". Shift+.", "Faster, up to 16", with(func() { r.Faster(1) })),
		key("footage.reverse", "R", "Play the other way", with(r.Reverse)),
		key("footage.in", "I", "Loop from here", with(r.LoopFrom)),
		key("footage.out", "U", "Loop to here", with(r.LoopTo)),
		key("footage.bookmark", "B", "Bookmark", with(a.soon(func() { a.askBookmark("") }))),
		key("footage.next_mark", "Shift+B", "Next bookmark", with(func() { r.NextMark(true) })),
		key("footage.first", "Home", "To the beginning", with(r.First)),
		key("footage.last", "End", "To the end", with(r.Last)),
		key("footage.goto", "/", "Go to a time", with(a.soon(a.askTime))),
		key("footage.start", "Shift+S", "Type the file's start", with(a.soon(func() { a.askStart("") }))),
		key("footage.earlier", "Shift+N", "Correct by −10 ms", with(func() { r.Nudge("", -nudge) })),
		key("footage.later", "Shift+M", "Correct by +10 ms", with(func() { r.Nudge("", nudge) })),
		key("footage.zoom_in", "Ctrl+PageUp", "Timeline: less time", with(r.Timeline().ZoomIn)),
		key("footage.zoom_out", "Ctrl+PageDown", "Timeline: more time", with(r.Timeline().ZoomOut)),
		key("footage.all", "Ctrl+Home", "Timeline: all of it", with(r.Timeline().ZoomAll)),
	)
}

// nudge is the step of a correction.
const nudge = 10 * time.Millisecond

// reviewFiles lets recorded files be opened and reviewed.
func (a *App) reviewFiles() {
	a.review.OnFiles = a.filesChanged
	a.review.OnSay = a.notify
	a.review.OnChanges = a.inputsChanged
	a.review.OnLane = func(id string) {
		if slot := a.stage.Now().Find(camera(id).Kind, id); slot >= 0 {
			a.chooseSlot(slot)
		}
	}
	a.review.OnAskStart = a.askStart
	a.review.OnAskTime = a.askTime
	a.review.OnAskBookmark = a.askBookmark
	a.win.SetOnDropped(func(_ fyne.Position, dropped []fyne.URI) {
		var paths []string
		for _, u := range dropped {
			if u.Scheme() == "file" {
				paths = append(paths, u.Path())
			}
		}
		a.say(a.openFiles(paths))
	})
}

// say tells the operator what went wrong, if anything did.
func (a *App) say(err error) {
	if err != nil {
		a.notify(err.Error())
	}
}

// openFiles opens files and folders, or a session, and shows them.
func (a *App) openFiles(paths []string) error {
	for _, p := range paths {
		if _, err := os.Stat(p); err != nil {
			return err
		}
		if strings.HasSuffix(p, session.Extension) {
			return a.openSession(p)
		}
	}
	return a.review.Add(paths)
}

// openSession opens a saved review with the view that showed it.
func (a *App) openSession(path string) error {
	v, err := a.review.Load(path)
	if err != nil || v == nil {
		return err
	}
	a.do(arranged(*v))
	a.recall(*v)
	return nil
}

// filesChanged shows the files that are open, and brings back what the wall
// showed when the last is closed.
func (a *App) filesChanged() {
	open := a.review.Open()
	switch {
	case open && a.live == nil:
		now := a.stage.Now()
		a.live = &now
	case !open && a.live != nil:
		live := *a.live
		a.live = nil
		a.do(live)
	}
	a.panels.files = open
	a.rearrange() // the wall has its size before it is divided
	if open {
		a.do(a.holding(a.review.IDs()))
		a.chooseSlot(0)
	}
	a.show(time.Now())
}

// holding shows files as large as the wall allows.
func (a *App) holding(ids []string) stage.Arrangement {
	next, aspect := showing(ids, len(ids)), 2.5 // beside nothing, over a timeline
	if size := a.wall.Size(); size.Height > 0 {
		aspect = float64(size.Width / size.Height)
	}
	return next.With(layout.Holding(len(ids), aspect))
}

func (a *App) closeFiles() {
	if !a.review.Dirty() {
		a.review.Close()
		return
	}
	ask.Sure(a.front.Canvas(), "Close the files?", "Corrections and bookmarks that were not saved are lost. Ctrl+S saves them as a session.",
		"Close", a.review.Close)
}

// inputsChanged warns that a session's files are not what they were.
func (a *App) inputsChanged(changes []session.Change) {
	rows := make([]string, len(changes))
	for i, c := range changes {
		rows[i] = c.Says
	}
	ask.List(a.front.Canvas(), "Files of this session have changed", rows, func() {})
}

func (a *App) askFile() { a.chooseFile(nil, func(path string) { a.say(a.openFiles([]string{path})) }) }

func (a *App) askFolder() {
	d := dialog.NewFolderOpen(func(dir fyne.ListableURI, err error) {
		a.say(err)
		if dir != nil {
			a.say(a.openFiles([]string{dir.Path()}))
		}
	}, a.front)
	a.showFiles(d)
}

func (a *App) askTime() {
	now := a.review.Position()
	check := func(s string) error { _, err := review.When(s, now); return err }
	q := ask.Question{
		Title: "Go to", Label: "Time", Value: now.Format("15:04:05.000"), Button: "Go", Check: check,
		Help: "15:30:12.5, 2026-11-24 15:30:12, or +90 and -2.5 for seconds from here",
	}
	ask.Line(a.front.Canvas(), q, func(answer string) {
		if t, err := review.When(answer, now); err == nil { // Check has said what is wrong
			a.review.Seek(t)
		}
	})
}

func (a *App) askStart(id string) {
	if id == "" {
		id = a.review.Selected()
	}
	now := a.review.Start(id)
	check := func(s string) error {
		if strings.TrimSpace(s) == "" {
			return nil
		}
		_, err := review.When(s, now)
		return err
	}
	q := ask.Question{
		Title: "When does this file begin?", Label: "Start", Value: now.Format("2006-01-02 15:04:05.000"), Button: "Set", Check: check,
		Help: "The time of its first picture, without the correction. Empty: as its metadata or its name says.",
	}
	ask.Line(a.front.Canvas(), q, func(answer string) {
		t, err := review.When(answer, now)
		if err != nil {
			t = time.Time{}
		}
		a.review.SetStart(id, t)
	})
}

func (a *App) askBookmark(id string) {
	q := ask.Question{Title: "Bookmark", Label: "Text", Value: a.review.Marked(id), Button: "Set"}
	if id != "" {
		q.Help = "Without a text the bookmark goes."
	}
	ask.Line(a.front.Canvas(), q, func(text string) { a.review.Mark(id, text) })
}

// saveSession keeps the review in its file, or asks for one.
func (a *App) saveSession() {
	if a.review.Path() == "" {
		a.saveSessionAs()
		return
	}
	v := a.capture("")
	a.review.Save(a.review.Path(), &v)
}

func (a *App) saveSessionAs() {
	a.chooseTarget("Save the session", "review"+session.Extension, func(path string) {
		v := a.capture("")
		a.review.Save(path, &v)
	})
}
