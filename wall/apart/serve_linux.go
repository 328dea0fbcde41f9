package apart

import (
	"errors"
	"fmt"

	"golang.org/x/sys/unix"

	"watchfloor/wall/apart/confine"
	"watchfloor/wall/stream"
)

// What a child is given, by descriptor.
const (
	socketFD = 3
	inputFD  = 4
)

// Serve decodes for the Keeper that started this process, until the Keeper
// lets go of it. It confines the process first, for good: newDecoder must need
// no files. It is to be called early, once, and nothing else is to be done
// with the process.
func Serve(newDecoder stream.NewDecoder) error {
	kind, err := unix.GetsockoptInt(socketFD, unix.SOL_SOCKET, unix.SO_TYPE)
	if err != nil || kind != unix.SOCK_SEQPACKET {
		return errors.New("this command is run by watchfloor itself, to decode in a process of its own")
	}
	input, err := unix.Mmap(inputFD, 0, maxUnit, unix.PROT_READ, unix.MAP_SHARED)
	if err != nil {
		return fmt.Errorf("map the memory of coded pictures: %w", err)
	}
	weakness := ""
	if err := confine.Apply(inputFD); err != nil {
		weakness = err.Error()
	}
	s := newServer(input, newDecoder)
	if err := s.say(&answer{kind: sayHello, text: weakness}); err != nil {
		return err
	}
	return s.run()
}
