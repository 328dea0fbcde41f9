package review

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"watchfloor/ui/session"
	"watchfloor/ui/views"
)

// Path is the session's file; "" when it was never saved.
func (r *Review) Path() string { return r.path }

// Mark sets a bookmark at the playhead, or changes the text of one; an empty
// text takes it away.
func (r *Review) Mark(id, text string) {
	r.dirty = true
	text = strings.TrimSpace(text)
	for i := range r.bookmarks {
		if r.bookmarks[i].id != id {
			continue
		}
		if r.bookmarks[i].Text = text; text == "" {
			r.bookmarks = append(r.bookmarks[:i:i], r.bookmarks[i+1:]...)
		}
		return
	}
	if text == "" {
		return
	}
	r.marks++
	b := session.Bookmark{At: r.Position(), Text: text, Made: time.Now()}
	r.bookmarks = append(r.bookmarks, mark{fmt.Sprint("mark/", r.marks), b})
}

// Marked is the text of a bookmark.
func (r *Review) Marked(id string) string {
	for _, b := range r.bookmarks {
		if b.id == id {
			return b.Text
		}
	}
	return ""
}

// NextMark goes to the bookmark after the playhead, after the last one to the
// first; or to the one before it, before the first one to the last.
func (r *Review) NextMark(after bool) {
	if len(r.bookmarks) == 0 {
		r.say("There is no bookmark yet: B sets one")
		return
	}
	times := make([]time.Time, len(r.bookmarks))
	for i, b := range r.bookmarks {
		times[i] = b.At
	}
	slices.SortFunc(times, time.Time.Compare)
	if !after {
		slices.Reverse(times)
	}
	at := r.Position()
	beyond := func(t time.Time) bool { return after && t.After(at) || !after && t.Before(at) }
	r.Seek(times[max(slices.IndexFunc(times, beyond), 0)])
}

// session is the review as it is now. The view's tiles name files by their
// place in it.
func (r *Review) session(v *views.View) session.Session {
	s := session.Session{Position: r.Position(), View: v}
	names := map[string]string{}
	for i, l := range r.lanes {
		state := l.State()
		f := session.File{Path: l.Path(), Start: state.Start, StartFrom: state.StartFrom, Correction: state.Correction}
		s.Files = append(s.Files, f)
		names[l.id] = fileID(i)
	}
	for _, b := range r.bookmarks {
		s.Bookmarks = append(s.Bookmarks, b.Bookmark)
	}
	rename(v, names)
	return s
}

func fileID(i int) string { return fmt.Sprintf("file/%d", i) }

// rename gives the cameras of a view other names.
func rename(v *views.View, names map[string]string) {
	if v == nil {
		return
	}
	for i, t := range v.Tiles {
		if to, ok := names[t.Camera]; ok {
			v.Tiles[i].Camera = to
		}
	}
}

// Save writes the session, with the view that shows it, once every file has
// been read through for its SHA-256. OnSay tells how that went.
func (r *Review) Save(path string, v *views.View) {
	if !strings.HasSuffix(path, session.Extension) {
		path += session.Extension
	}
	s := r.session(v)
	r.say("Saving " + filepath.Base(path) + ": reading the files for their SHA-256 …")
	r.do(func(ctx context.Context) func() {
		err := write(ctx, path, s)
		return func() { r.saved(path, err) }
	})
}

// write hashes the files of a session and writes it.
func write(ctx context.Context, path string, s session.Session) error {
	for i := range s.Files {
		sum, size, err := session.Sum(ctx, s.Files[i].Path)
		if err != nil {
			return err
		}
		s.Files[i].SHA256, s.Files[i].Size = sum, size
	}
	return session.Save(path, s)
}

func (r *Review) saved(path string, err error) {
	if err != nil {
		r.say("The session is not saved: " + err.Error())
		return
	}
	r.path, r.dirty = path, false
	r.say("Session saved: " + path)
}

// Load opens a session in place of what is open, and returns the view it was
// saved with, or nil. Whether its files are what they were is told by
// OnChanges, later.
func (r *Review) Load(path string) (*views.View, error) {
	s, err := session.Load(path)
	if err != nil {
		return nil, err
	}
	r.Close()
	names := map[string]string{}
	for i, f := range s.Files {
		names[fileID(i)] = fileID(r.made)
		r.add(f)
	}
	for _, b := range s.Bookmarks {
		r.marks++
		r.bookmarks = append(r.bookmarks, mark{fmt.Sprint("mark/", r.marks), b})
	}
	rename(s.View, names)
	r.changed()
	r.path, r.dirty = path, false
	if !s.Position.IsZero() {
		r.Seek(s.Position)
	}
	r.do(func(ctx context.Context) func() {
		changes := s.Changed(ctx)
		return func() { r.compared(changes) }
	})
	return s.View, nil
}

func (r *Review) compared(changes []session.Change) {
	if len(changes) == 0 {
		r.say("Every file is what it was when the session was saved (SHA-256)")
		return
	}
	call(r.OnChanges, changes)
}
