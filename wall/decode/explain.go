package decode

/*
#include "reader.h"
*/
import "C"

import (
	"errors"
	"fmt"
	"os"
	"strings"
)

var (
	errKind = errors.New("is no video file that FFmpeg knows, or its beginning is damaged")
	errMoov = errors.New("has no usable index (moov): it was cut off while being recorded, or is still being recorded " +
		"in a way that cannot be read before its end. A repair program needs another recording of the same camera")
	errNothing = errors.New("holds no picture that can be decoded: it is damaged, or was cut off before its first key frame")
)

// check refuses what is no regular file with something in it, before anything
// opens it: opening a pipe would wait for its other end.
func check(path string) error {
	s, err := os.Stat(path)
	var p *os.PathError
	switch {
	case errors.As(err, &p):
		return p.Err
	case err != nil:
		return err
	case s.IsDir():
		return errors.New("is a folder, not a video file")
	case !s.Mode().IsRegular():
		return errors.New("is a pipe or device, not a video file")
	case s.Size() == 0:
		return errors.New("is empty (0 bytes)")
	}
	f, err := os.Open(path) // says why when it may not be read
	if errors.As(err, &p) {
		return p.Err
	}
	return f.Close()
}

// explain turns the failure of a step of opening into why, unless the cause
// is of another kind.
func (r *reader) explain(code C.int, why error) error {
	switch code {
	case C.WF_LATE:
		return errSlow
	case C.WF_EIO:
		return errDisk
	}
	return why
}

func (r *reader) headerError() error {
	if strings.HasPrefix(r.format(), "QuickTime") {
		return errMoov
	}
	return fmt.Errorf("looks like %s, but its header is damaged", r.format())
}

func (r *reader) streamError() error {
	if C.wf_reader_streams(r.c, 1) > 0 {
		return errors.New("holds sound but no picture")
	}
	return fmt.Errorf("is %s with no picture in it", r.format())
}
