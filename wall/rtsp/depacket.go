package rtsp

import "github.com/pion/rtp"

// A depacketiser makes the parts of access units of RTP packets, one codec's
// way. Parts come when the last packet of an access unit has, or the first of
// the next one.
type depacketiser struct {
	decode func(*rtp.Packet) ([][]byte, error)
	more   error // says that the access unit goes on in the next packet
	middle error // says that it began before we came; nil: never said
}

// An opening makes a new depacketiser.
type opening func() (depacketiser, error)

// severalParts opens a library's decoder of a codec with NAL units or the
// like.
func severalParts[D interface {
	Decode(*rtp.Packet) ([][]byte, error)
}](create func() (D, error), more, middle error,
) opening {
	return func() (depacketiser, error) {
		d, err := create()
		return depacketiser{decode: d.Decode, more: more, middle: middle}, err
	}
}

// onePart opens a library's decoder that hands over whole pictures.
func onePart[D interface {
	Decode(*rtp.Packet) ([]byte, error)
}](create func() (D, error), more, middle error,
) opening {
	return func() (depacketiser, error) {
		d, err := create()
		decode := func(pkt *rtp.Packet) ([][]byte, error) {
			picture, err := d.Decode(pkt)
			if len(picture) == 0 {
				return nil, err
			}
			return [][]byte{picture}, err
		}
		return depacketiser{decode: decode, more: more, middle: middle}, err
	}
}
