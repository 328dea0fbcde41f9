package stream

import (
	"bytes"
	"fmt"
	"image"

	"github.com/bluenviron/mediacommon/v2/pkg/codecs/h264"
	"github.com/bluenviron/mediacommon/v2/pkg/codecs/h265"
)

// The largest pictures that are decoded.
const (
	maxSide   = 8192
	maxPixels = 64 << 20
)

// pictureSize is the coded size that the sequence parameter set of a key
// frame announces, cropping not counted; zero if there is none or it cannot be
// read. It is an error when a decoder would need absurd memory for it.
func pictureSize(u AccessUnit) (image.Point, error) {
	size := image.Point{}
	for nalu := range parameterSets(u.Data) {
		var p image.Point
		if u.Codec == H265 {
			p = h265Size(nalu)
		} else {
			p = h264Size(nalu)
		}
		if p != (image.Point{}) {
			size = p
		}
		if p.X > maxSide || p.Y > maxSide || p.X*p.Y > maxPixels {
			return p, fmt.Errorf("pictures of %dx%d are larger than the %dx%d that can be decoded", p.X, p.Y, maxSide, maxSide)
		}
	}
	return size, nil
}

// parameterSets yields the first few NAL units of an access unit in Annex B,
// without start codes: parameter sets stand before the slices.
func parameterSets(data []byte) func(yield func([]byte) bool) {
	startCode := []byte{0, 0, 1}
	return func(yield func([]byte) bool) {
		for range 16 {
			i := bytes.Index(data, startCode)
			if i < 0 {
				return
			}
			data = data[i+len(startCode):]
			nalu := data
			if end := bytes.Index(data[:min(len(data), 1024)], startCode); end >= 0 {
				nalu = data[:end]
			}
			if !yield(nalu) {
				return
			}
		}
	}
}

func h264Size(nalu []byte) image.Point {
	if len(nalu) < 4 || h264.NALUType(nalu[0]&0x1F) != h264.NALUTypeSPS {
		return image.Point{}
	}
	var s h264.SPS
	if s.Unmarshal(nalu) != nil {
		return image.Point{}
	}
	lines := 16
	if !s.FrameMbsOnlyFlag {
		lines = 32
	}
	return image.Pt(16*(int(s.PicWidthInMbsMinus1)+1), lines*(int(s.PicHeightInMapUnitsMinus1)+1))
}

func h265Size(nalu []byte) image.Point {
	if len(nalu) < 4 || h265.NALUType((nalu[0]>>1)&0x3F) != h265.NALUType_SPS_NUT {
		return image.Point{}
	}
	var s h265.SPS
	if s.Unmarshal(nalu) != nil {
		return image.Point{}
	}
	return image.Pt(int(s.PicWidthInLumaSamples), int(s.PicHeightInLumaSamples))
}
