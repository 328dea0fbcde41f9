package archive

import (
	"context"
	"slices"
	"time"

	"watchfloor/wall/stream"
)

const (
	mostSurveys   = 64   // places of a file that are looked at for gaps
	surveyedPart  = 3000 // pictures that are decoded at each, at most
	unusuallyLong = 3    // times the usual distance of key frames
)

// survey finds the gaps of a file before somebody plays across them, with a
// recording of its own: where the index has key frames unusually far apart.
func (l *Lane) survey(ctx context.Context, info stream.RecordingInfo) {
	places := suspects(info)
	if len(places) == 0 {
		return
	}
	rec, err := l.p.cfg.Open(l.path)
	if err != nil {
		return // the lane itself was opened, and finds them when it comes there
	}
	defer rec.Close()
	for _, place := range places {
		for _, g := range surveyGaps(ctx, rec, place, paceOf(info.FPS)) {
			l.p.surveyed(l, g)
		}
	}
}

// suspects are the parts of a file between key frames that may have a gap.
func suspects(info stream.RecordingInfo) (places []gap) {
	keys := info.Keys
	if len(keys) < 2 {
		return nil
	}
	distances := make([]time.Duration, len(keys)-1)
	for i := range distances {
		distances[i] = keys[i+1] - keys[i]
	}
	usual := slices.Sorted(slices.Values(distances))[len(distances)/2]
	for i, d := range distances {
		if d > paceOf(info.FPS).hold && d > unusuallyLong*usual && len(places) < mostSurveys {
			places = append(places, gap{keys[i], keys[i+1]})
		}
	}
	return places
}

// surveyGaps reads a part of a file and returns the gaps in it.
func surveyGaps(ctx context.Context, rec stream.Recording, part gap, p pace) (gaps []gap) {
	if rec.Seek(part.from) != nil {
		return nil
	}
	last := time.Duration(-1)
	for range surveyedPart {
		f, err := rec.Next()
		if err != nil || ctx.Err() != nil {
			f.Release()
			return gaps
		}
		at := f.PTS
		f.Release()
		if g, is := p.between(last, at); is {
			gaps = append(gaps, g)
		}
		if last = at; at >= part.to {
			break
		}
	}
	return gaps
}
