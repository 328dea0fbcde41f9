package stream

import (
	"fmt"
	"image"
)

// The largest pictures that are decoded.
const (
	maxSide   = 8192
	maxPixels = 64 << 20
)

// pictureSize is the coded size that the headers in an access unit announce,
// cropping not counted: of several the widest and the highest, and zero if
// there are none or they cannot be read. It is an error when a decoder would
// need absurd memory for it.
func pictureSize(u AccessUnit) (image.Point, error) {
	p := announced(u)
	if p.X > maxSide || p.Y > maxSide || p.X*p.Y > maxPixels {
		return p, fmt.Errorf("pictures of %dx%d are larger than the %dx%d that can be decoded", p.X, p.Y, maxSide, maxSide)
	}
	return p, nil
}

func announced(u AccessUnit) image.Point {
	switch u.Codec {
	case H264:
		return annexBSize(u.Data, h264Size)
	case H265:
		return annexBSize(u.Data, h265Size)
	case MJPEG:
		return jpegSize(u.Data)
	case MPEG4:
		return mpeg4Size(u.Data)
	case AV1:
		return av1Size(u.Data)
	case VP8:
		return vp8Size(u.Data)
	case VP9:
		return vp9Size(u.Data)
	}
	return image.Point{}
}

// wider is the smallest size that both fit in.
func wider(a, b image.Point) image.Point {
	return image.Pt(max(a.X, b.X), max(a.Y, b.Y))
}
