#!/bin/sh
# Makes the headers that size_test.go reads: the beginning of the first access
# unit of streams of many kinds. A file's name is its codec, what it is, and
# the coded size that its headers announce. Needs ffmpeg.
set -e
cd "$(dirname "$0")"

# head NAME FORMAT SKIP SIZE OPTIONS...: encodes two pictures, drops the
# container's first bytes and keeps 800.
head() {
	name=$1 format=$2 skip=$3 size=$4
	shift 4
	ffmpeg -v error -f lavfi -i "testsrc2=size=$size:rate=25" -frames:v 2 "$@" -f "$format" - |
		{ dd bs=1 skip="$skip" count=800 of="$name" status=none; cat >/dev/null; }
}

head H264_baseline_640x368 h264 0 640x360 -c:v libx264 -profile:v baseline
head H264_high_1920x1088 h264 0 1920x1080 -c:v libx264
head H264_high422-10_720x576 h264 0 720x576 -c:v libx264 -pix_fmt yuv422p10le
head H264_high444_320x240 h264 0 320x240 -c:v libx264 -pix_fmt yuv444p
head H264_fields_720x576 h264 0 720x576 -c:v libx264 -x264-params interlaced=1
head H264_scaling-lists_352x288 h264 0 352x288 -c:v libx264 -x264-params cqm=jvt
head H264_wide_16384x64 h264 0 16384x64 -c:v libx264
head H265_main_640x360 hevc 0 640x360 -c:v libx265 -x265-params log-level=none
head H265_main10_1920x1080 hevc 0 1920x1080 -c:v libx265 -pix_fmt yuv420p10le -x265-params log-level=none
head H265_main444_320x240 hevc 0 320x240 -c:v libx265 -pix_fmt yuv444p -x265-params log-level=none
head H265_layers_640x360 hevc 0 640x360 -c:v libx265 -x265-params log-level=none:temporal-layers=3
head MJPEG_420_640x360 mjpeg 0 640x360 -c:v mjpeg -pix_fmt yuvj420p
head MJPEG_444_1000x332 mjpeg 0 1000x332 -c:v mjpeg -pix_fmt yuvj444p
head MJPEG_wide_16384x16 mjpeg 0 16384x16 -c:v mjpeg -pix_fmt yuvj420p
head MPEG-4_simple_640x360 m4v 0 640x360 -c:v mpeg4
head MPEG-4_xvid_352x288 m4v 0 352x288 -c:v libxvid
head MPEG-4_aspect_704x576 m4v 0 704x576 -c:v mpeg4 -aspect 1.9
head AV1_aom_640x360 obu 0 640x360 -c:v libaom-av1 -cpu-used 8
head AV1_svt_1280x720 obu 0 1280x720 -c:v libsvtav1 -preset 12
head AV1_rav1e_322x242 obu 0 322x242 -c:v librav1e -speed 10
head AV1_wide_16384x16 obu 0 16384x16 -c:v libaom-av1 -cpu-used 8
head VP8_one_640x360 ivf 44 640x360 -c:v libvpx
head VP8_wide_16000x16 ivf 44 16000x16 -c:v libvpx
head VP9_420_640x360 ivf 44 640x360 -c:v libvpx-vp9
head VP9_444_322x242 ivf 44 322x242 -c:v libvpx-vp9 -pix_fmt yuv444p
head VP9_420-10_1280x720 ivf 44 1280x720 -c:v libvpx-vp9 -pix_fmt yuv420p10le
head VP9_rgb_320x240 ivf 44 320x240 -c:v libvpx-vp9 -pix_fmt gbrp
head VP9_wide_16384x16 ivf 44 16384x16 -c:v libvpx-vp9
