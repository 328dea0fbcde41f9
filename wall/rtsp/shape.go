package rtsp

// A shape knows what the parts of a codec's access units mean, and joins them
// as stream.AccessUnit wants them. One goroutine uses it.
type shape interface {
	// begins tells whether nothing of an access unit comes before this part.
	begins(part []byte) bool
	// join makes an access unit of its parts, of which there is one at least.
	// Unless whole, some may be missing. key tells whether decoding can begin
	// there; then all that a decoder needs is in data.
	join(parts [][]byte, whole bool) (data []byte, key bool)
}

// single is the shape of codecs whose access unit comes in one part, with all
// that its decoding needs. It tells whether a picture is a key frame.
type single func(picture []byte) bool

var _ shape = single(nil)

func (single) begins([]byte) bool { return true }

func (s single) join(parts [][]byte, whole bool) (data []byte, key bool) {
	return parts[0], whole && s(parts[0])
}

// everyOne says that each picture stands for itself, as in Motion JPEG.
func everyOne([]byte) bool { return true }
