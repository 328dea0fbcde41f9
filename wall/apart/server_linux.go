package apart

import (
	"errors"
	"fmt"
	"os"
	"time"

	"golang.org/x/sys/unix"

	"watchfloor/wall/stream"
)

// A server is the child's side. One goroutine uses it.
type server struct {
	input      []byte
	newDecoder stream.NewDecoder
	decoder    stream.Decoder
	codec      stream.Codec
	slots      [maxSlots][]byte // nil: not there
	kept       *stream.Frame    // waits for a larger slot
	out        []byte
}

func newServer(input []byte, newDecoder stream.NewDecoder) *server {
	return &server{input: input, newDecoder: newDecoder}
}

// run answers requests until there are no more.
func (s *server) run() error {
	for {
		r, memory, err := receive()
		if err != nil || r.kind == 0 {
			return err
		}
		if memory >= 0 {
			if err := s.adopt(&r, memory); err != nil {
				return err
			}
		}
		a := s.answer(&r)
		if err := s.say(&a); err != nil {
			return err
		}
	}
}

// receive waits for a request, and the memory that comes with it or -1. The
// end of requests is one of kind 0.
func receive() (request, int, error) {
	var b [requestSize + 1]byte
	oob := make([]byte, unix.CmsgSpace(4))
	for {
		n, oobn, _, _, err := unix.Recvmsg(socketFD, b[:], oob, unix.MSG_CMSG_CLOEXEC)
		switch {
		case errors.Is(err, unix.EINTR):
			continue
		case err != nil:
			return request{}, -1, os.NewSyscallError("recvmsg", err)
		case n == 0:
			return request{}, -1, nil
		}
		r, err := parseRequest(b[:n])
		return r, descriptor(oob[:oobn]), err
	}
}

// descriptor is the one that came with a message, or -1.
func descriptor(oob []byte) int {
	messages, err := unix.ParseSocketControlMessage(oob)
	if err != nil || len(messages) != 1 {
		return -1
	}
	fds, err := unix.ParseUnixRights(&messages[0])
	if err != nil || len(fds) != 1 {
		return -1
	}
	return fds[0]
}

// adopt makes memory a slot's.
func (s *server) adopt(r *request, memory int) error {
	defer unix.Close(memory)
	if r.kind != askPut {
		return errRequest
	}
	b, err := unix.Mmap(memory, 0, r.length, unix.PROT_READ|unix.PROT_WRITE, unix.MAP_SHARED)
	if err != nil {
		return fmt.Errorf("map a slot: %w", err)
	}
	if old := s.slots[r.slot]; old != nil {
		_ = unix.Munmap(old)
	}
	s.slots[r.slot] = b
	return nil
}

func (s *server) say(a *answer) error {
	s.out = a.put(s.out[:0])
	for {
		_, err := unix.Write(socketFD, s.out)
		if !errors.Is(err, unix.EINTR) {
			return os.NewSyscallError("write", err)
		}
	}
}

func (s *server) answer(r *request) answer {
	switch {
	case r.kind == askOpen:
		return s.open(r)
	case s.decoder == nil:
		return answer{kind: sayRefused, text: "no decoder was asked for"}
	case r.kind == askPut && s.kept != nil:
		f := s.kept
		s.kept = nil
		return s.show(f, r.slot)
	case r.kind == askDecode:
		return s.decode(r)
	}
	return answer{kind: sayRefused, text: "there is no picture"}
}

func (s *server) open(r *request) answer {
	d, err := s.newDecoder(stream.Coding{Codec: r.codec, Size: r.size, Hardware: stream.HardwareOff})
	if err != nil {
		return refused(err)
	}
	s.decoder, s.codec = d, r.codec
	return answer{kind: sayOpened}
}

func refused(err error) answer {
	var p stream.Permanent
	return answer{kind: sayRefused, text: err.Error(), flag: errors.As(err, &p) && p.Permanent()}
}

// decode decodes the unit in the input. Its number travels as a time, which a
// decoder hands on from a unit to its picture.
func (s *server) decode(r *request) answer {
	s.kept.Release()
	s.kept = nil
	s.decoder.Skip(r.level)
	f, err := s.decoder.Decode(stream.AccessUnit{
		Data: s.input[:r.length], Codec: s.codec, Key: r.key, PTS: r.pts, Arrived: time.Unix(0, int64(r.number)),
	})
	switch {
	case err != nil:
		return refused(err)
	case f == nil:
		return answer{kind: sayNothing}
	}
	return s.show(f, r.slot)
}

// show copies a picture to a slot, or says how much room it needs.
func (s *server) show(f *stream.Frame, slot uint8) answer {
	p, err := describe(f)
	if err != nil {
		f.Release()
		return refused(err)
	}
	at, need := p.offsets()
	if slot == noSlot || len(s.slots[slot]) < need {
		s.kept = f
		return answer{kind: saySmall, need: need}
	}
	for i, plane := range f.Planes {
		if plane != nil {
			copy(s.slots[slot][at[i]:], plane.Pix)
		}
	}
	number := uint64(f.Arrived.UnixNano())
	f.Release()
	return answer{kind: sayPicture, number: number, picture: p}
}
