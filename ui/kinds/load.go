package kinds

import (
	"context"
	"image"
	"os"
	"sync"
	"time"

	"golang.org/x/image/draw"

	"watchfloor/wall/stream"
)

// A Loader reads the files of Pictures, one at a time, beside the Fyne
// goroutine. The zero Loader is ready for use.
type Loader struct {
	mu    sync.Mutex
	files map[*file]image.Point // with the pixels there are to fill
	once  sync.Once
	wake  chan struct{}
}

// A file is what a Picture and the Loader have in common. path never changes.
type file struct {
	path string
	news stream.Latest[loaded]

	// The Loader's alone.
	stamp  stamp
	source *image.RGBA // decoded, nil: none
	size   image.Point // of source before it was reduced
	filled image.Point // what news was made for
}

// loaded is what the Loader has to tell: a picture, or why there is none.
type loaded struct {
	image   *image.RGBA // opaque, reduced to what there is to fill
	size    image.Point // of the file's picture, in pixels
	problem string
}

// A stamp changes with a file.
type stamp struct {
	size     int64
	modified time.Time
	failed   string // why there is none
}

const every = 2 * time.Second // files are looked at

// Run reads files until ctx ends: those that are new at once, and any again
// that has changed, within two seconds.
func (l *Loader) Run(ctx context.Context) {
	again := time.NewTicker(every)
	defer again.Stop()
	for {
		for f, room := range l.all() {
			if ctx.Err() == nil {
				f.update(ctx, room)
			}
		}
		select {
		case <-ctx.Done():
			return
		case <-again.C:
		case <-l.bell():
		}
	}
}

// bell rings when there is something new to read.
func (l *Loader) bell() chan struct{} {
	l.once.Do(func() { l.wake = make(chan struct{}, 1) })
	return l.wake
}

func (l *Loader) ring() {
	select {
	case l.bell() <- struct{}{}:
	default:
	}
}

// all is a copy of what there is to read.
func (l *Loader) all() map[*file]image.Point {
	l.mu.Lock()
	defer l.mu.Unlock()
	files := make(map[*file]image.Point, len(l.files))
	for f, room := range l.files {
		files[f] = room
	}
	return files
}

func (l *Loader) add(f *file) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.files == nil {
		l.files = map[*file]image.Point{}
	}
	l.files[f] = image.Point{}
	l.ring()
}

// want says how many pixels there are to fill with a file that was added.
func (l *Loader) want(f *file, room image.Point) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if was, known := l.files[f]; known && was != room {
		l.files[f] = room
		l.ring()
	}
}

func (l *Loader) remove(f *file) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.files, f)
}

// update reads the file if it has changed, and fits it into room.
func (f *file) update(ctx context.Context, room image.Point) {
	now := stampOf(f.path)
	if now != f.stamp {
		f.stamp, f.source, f.filled = now, nil, image.Point{}
		f.read(ctx)
	}
	if f.source == nil || room == f.filled || room.X <= 0 || room.Y <= 0 {
		return
	}
	f.filled = room
	f.news.Put(&loaded{image: reduce(f.source, room, draw.CatmullRom), size: f.size})
}

// read decodes the file, or tells why it cannot.
func (f *file) read(ctx context.Context) {
	d, err := decodeFile(ctx, f.path)
	if ctx.Err() != nil {
		return
	}
	if err != nil {
		f.news.Put(&loaded{problem: err.Error()})
		return
	}
	f.size = d.lies.size(d.img.Bounds().Size())
	f.source = d.lies.turn(d.source())
}

func stampOf(path string) stamp {
	info, err := os.Stat(path)
	if err != nil {
		return stamp{failed: err.Error()}
	}
	return stamp{size: info.Size(), modified: info.ModTime()}
}
