package decode_test

import (
	"image"
	"testing"

	"watchfloor/wall/stream"
)

// A live is a stream whose pictures must be exactly FFmpeg's. Its pictures are
// of 128 by 96 pixels unless size says otherwise; convert is the format to which
// the screen gets those that it does not take.
type live struct {
	name, args string
	colour     stream.Colour
	size       image.Point
	convert    string
}

const (
	x264 = "SRC -t 1.2 -c:v libx264 -preset veryfast "
	x265 = "SRC -t 1.2 -c:v libx265 -preset ultrafast -x265-params log-level=none:"
	bt20 = "-color_primaries bt2020 -color_trc bt2020-10 -colorspace bt2020nc "
	bt70 = "-color_primaries bt709 -color_trc bt709 -colorspace bt709 "
)

var lives = []live{
	{name: "baseline.h264", args: x264 + "-profile:v baseline -g 25"},
	{name: "main with CAVLC.h264", args: x264 + "-profile:v main -coder 0 -bf 2"},
	{name: "main with CABAC.h264", args: x264 + "-profile:v main -coder 1 -bf 2"},
	{name: "high with pyramid.h264", args: x264 + "-profile:v high -x264-params bframes=4:b-pyramid=normal:ref=4:8x8dct=1"},
	{name: "open gop.h264", args: x264 + "-x264-params open-gop=1:keyint=20:bframes=3"},
	{name: "4 slices.h264", args: x264 + "-slices 4"},
	{name: "8 slices, no threads of them.h264", args: x264 + "-x264-params slices=8:sliced-threads=0"},
	{name: "intra refresh.h264", args: x264 + "-x264-params intra-refresh=1:keyint=30:bframes=0"},
	{name: "MBAFF.h264", args: x264 + "-flags +ilme+ildct -x264-params tff=1:bframes=2"},
	{name: "gop of 1.h264", args: x264 + "-g 1"},
	{name: "gop of 250.h264", args: "SRC -c:v libx264 -preset veryfast -g 250"},
	{name: "AUD.h264", args: x264 + "-x264-params aud=1"},
	{name: "no timing, no hints.h264", args: x264 + "-bf 0 -bsf:v filter_units=remove_types=6"},
	{name: "cropped.h264", args: x264 + "-vf scale=322:182", size: image.Pt(322, 182)},
	{name: "cropped to 1080.h264", args: x264 + "-frames:v 3 -vf scale=1920:1080", size: image.Pt(1920, 1080), colour: stream.Colour{Matrix: stream.BT709}},
	{name: "cropped left.h264", args: x264 + "-bsf:v h264_metadata=crop_left=16:crop_top=8", size: image.Pt(112, 88)},
	{name: "full range.h264", args: x264 + "-pix_fmt yuvj420p", colour: stream.Colour{Full: true}},
	{name: "BT.709.h264", args: x264 + bt70, colour: stream.Colour{Matrix: stream.BT709}},
	{name: "BT.601.h264", args: x264 + "-colorspace smpte170m -vf scale=1280:720 -frames:v 3", size: image.Pt(1280, 720)},
	{name: "4 2 2.h264", args: x264 + "-pix_fmt yuv422p", colour: stream.Colour{Layout: stream.YUV422}},
	{name: "4 4 4.h264", args: x264 + "-pix_fmt yuv444p", colour: stream.Colour{Layout: stream.YUV444}},
	{name: "10 bit.h264", args: x264 + "-pix_fmt yuv420p10le", convert: "yuv420p"},
	{name: "10 bit 4 2 2.h264", args: x264 + "-pix_fmt yuv422p10le", convert: "yuv422p", colour: stream.Colour{Layout: stream.YUV422}},
	{name: "grey.h264", args: x264 + "-pix_fmt gray", colour: stream.Colour{Full: true}},

	{name: "closed gop.h265", args: x265 + "keyint=25:bframes=0"},
	{name: "open gop.h265", args: x265 + "keyint=20:open-gop=1:bframes=4:b-pyramid=1"},
	{name: "4 slices.h265", args: x265 + "slices=4 -vf scale=640:480", size: image.Pt(640, 480)},
	{name: "intra refresh.h265", args: x265 + "intra-refresh=1:keyint=30:bframes=0"},
	{name: "wavefronts, AUD.h265", args: x265 + "wpp=1:aud=1"},
	{name: "cropped.h265", args: x265 + "keyint=25 -vf scale=322:182", size: image.Pt(322, 182)},
	{name: "full range.h265", args: x265 + "range=full -pix_fmt yuvj420p", colour: stream.Colour{Full: true}},
	{name: "10 bit BT.2020.h265", args: x265 + "keyint=25 -pix_fmt yuv420p10le " + bt20, convert: "yuv420p", colour: stream.Colour{Matrix: stream.BT2020}},
	{name: "12 bit.h265", args: x265 + "keyint=25 -pix_fmt yuv420p12le", convert: "yuv420p"},
	{name: "4 2 2.h265", args: x265 + "keyint=25 -pix_fmt yuv422p", colour: stream.Colour{Layout: stream.YUV422}},
	{name: "4 4 4.h265", args: x265 + "keyint=25 -pix_fmt yuv444p", colour: stream.Colour{Layout: stream.YUV444}},
	{name: "grey.h265", args: x265 + "keyint=25 -pix_fmt gray", colour: stream.Colour{Layout: stream.Gray, Full: true}},

	{name: "4 2 0.mjpeg", args: "SRC -t 1 -c:v mjpeg -pix_fmt yuvj420p", colour: stream.Colour{Full: true}},
	{name: "4 2 2.mjpeg", args: "SRC -t 1 -c:v mjpeg -pix_fmt yuvj422p", colour: stream.Colour{Layout: stream.YUV422, Full: true}},
	{name: "4 4 4.mjpeg", args: "SRC -t 1 -c:v mjpeg -pix_fmt yuvj444p", colour: stream.Colour{Layout: stream.YUV444, Full: true}},
	{name: "odd size.mjpeg", args: "SRC -t 1 -vf scale=121:91 -c:v mjpeg -pix_fmt yuvj420p", size: image.Pt(121, 91), colour: stream.Colour{Full: true}},

	{name: "simple.m4v", args: "SRC -t 1.2 -c:v mpeg4 -g 25 -q 4 -f m4v"},
	{name: "advanced simple.m4v", args: "SRC -t 1.2 -c:v mpeg4 -g 25 -bf 2 -flags +qpel+mv4 -q 4 -f m4v"},
	{name: "interlaced.m4v", args: "SRC -t 1.2 -c:v mpeg4 -g 25 -flags +ilme+ildct -q 4 -f m4v"},
	{name: "xvid.m4v", args: "SRC -t 1.2 -c:v libxvid -g 25 -q 4 -f m4v"},

	{name: "vp8.ivf", args: "SRC -t 1.2 -c:v libvpx -deadline realtime -cpu-used 8 -g 20"},
	{name: "vp8 with hidden pictures.ivf", args: "SRC -t 1.2 -c:v libvpx -deadline good -cpu-used 5 -auto-alt-ref 1 -lag-in-frames 16 -g 40"},
	{name: "vp9.ivf", args: "SRC -t 1.2 -c:v libvpx-vp9 -deadline realtime -cpu-used 8 -g 20"},
	{name: "vp9 with hidden pictures.ivf", args: "SRC -t 1.2 -c:v libvpx-vp9 -deadline good -cpu-used 5 -auto-alt-ref 1 -lag-in-frames 20"},
	{name: "vp9 4 4 4.ivf", args: "SRC -t 1 -c:v libvpx-vp9 -deadline realtime -cpu-used 8 -pix_fmt yuv444p", colour: stream.Colour{Layout: stream.YUV444}},
	{name: "vp9 10 bit.ivf", args: "SRC -t 1 -c:v libvpx-vp9 -deadline realtime -cpu-used 8 -pix_fmt yuv420p10le", convert: "yuv420p"},
	{name: "av1.ivf", args: "SRC -t 1.2 -c:v libsvtav1 -preset 12 -g 25"},
	{name: "av1 in tiles.ivf", args: "SRC -t 1 -vf scale=640:480 -c:v libaom-av1 -usage realtime -cpu-used 8 -tiles 2x2", size: image.Pt(640, 480)},
	{name: "av1 10 bit BT.709.ivf", args: "SRC -t 1 -c:v libaom-av1 -usage realtime -cpu-used 8 -pix_fmt yuv420p10le " + bt70, convert: "yuv420p", colour: stream.Colour{Matrix: stream.BT709}},
}

func TestLivePicturesAreFFmpegs(t *testing.T) {
	for _, c := range lives {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			units, path := coded(t, c.name, c.args)
			want := pictures(t, path, c.convert)
			if c.size == (image.Point{}) {
				c.size = image.Pt(128, 96)
			}
			frames := decodeAll(t, open(t, units[0].Codec), units)
			if len(frames) != len(want) {
				t.Fatalf("%d pictures, want %d", len(frames), len(want))
			}
			for i, f := range frames {
				if f.Size != c.size || f.Colour != c.colour {
					t.Fatalf("picture %d is of %v, %+v, want %v, %+v", i, f.Size, f.Colour, c.size, c.colour)
				}
				if got := sum(f); got != want[i] {
					t.Fatalf("picture %d is %s, want %s", i, got, want[i])
				}
				f.Release()
			}
		})
	}
}

// pictures are the MD5s of a file's pictures by the ffmpeg program.
func pictures(t testing.TB, path, convert string) (all []string) {
	t.Helper()
	args := []string{"-flags", "+unaligned", "-i", path, "-map", "0:v:0", "-fps_mode", "passthrough", "-autoscale", "0"}
	if convert != "" {
		args = append(args, "-pix_fmt", convert, "-sws_flags", "bilinear")
	}
	out, _ := run(t, append(args, "-f", "framemd5", "-")...)
	for _, s := range sums(t, out) {
		all = append(all, s.md5)
	}
	return all
}
