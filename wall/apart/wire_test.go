package apart

import (
	"bytes"
	"image"
	"math"
	"reflect"
	"strings"
	"testing"

	"watchfloor/wall/stream"
)

var requests = []request{
	{kind: askOpen, codec: stream.H265, size: image.Pt(1920, 1088)},
	{kind: askOpen, codec: stream.VP9},
	{kind: askDecode, codec: stream.H264, level: stream.Keys, key: true, slot: noSlot, length: maxUnit, number: 1 << 40, pts: -1},
	{kind: askDecode, codec: stream.AV1, slot: maxSlots - 1, length: 1},
	{kind: askPut, codec: stream.MJPEG, slot: 3, length: maxRoom},
}

// wide is the picture that needs the most room.
var wide = picture{
	size: image.Pt(maxSide, maxSide), strides: [3]int{maxSide, maxSide, maxSide},
	colour: stream.Colour{Layout: stream.YUV444, Matrix: stream.BT2020, Full: true}, sar: 4.0 / 3,
}

var answers = []answer{
	{kind: sayHello},
	{kind: sayHello, text: "no filter"},
	{kind: sayOpened},
	{kind: sayNothing},
	{kind: sayRefused, text: strings.Repeat("x", maxText), flag: true},
	{kind: saySmall, need: maxRoom},
	{kind: sayPicture, number: 7, picture: wide},
	{kind: sayPicture, picture: picture{size: image.Pt(1, 1), strides: [3]int{4, 4, 0}, colour: stream.Colour{Layout: stream.NV12}}},
	{kind: sayPicture, picture: picture{size: image.Pt(641, 3), strides: [3]int{704}, colour: stream.Colour{Layout: stream.Gray}}},
}

func TestWireGoesBothWays(t *testing.T) {
	for _, want := range requests {
		var b [requestSize]byte
		want.put(b[:])
		if got, err := parseRequest(b[:]); err != nil || got != want {
			t.Errorf("%+v became %+v: %v", want, got, err)
		}
	}
	for _, want := range answers {
		if got, err := parseAnswer(want.put(nil)); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%+v became %+v: %v", want, got, err)
		}
	}
}

func TestNonsenseIsRefused(t *testing.T) {
	for name, r := range map[string]request{
		"unknown kind":     {kind: 9, codec: stream.H264},
		"open with a unit": {kind: askOpen, codec: stream.H264, length: 1},
		"open in a slot":   {kind: askOpen, codec: stream.H264, slot: maxSlots},
		"unknown codec":    {kind: askOpen, codec: "JPEG 2000"},
		"too large":        {kind: askOpen, codec: stream.H264, size: image.Pt(maxSide+1, 1)},
		"only a width":     {kind: askOpen, codec: stream.H264, size: image.Pt(100, 0)},
		"empty unit":       {kind: askDecode},
		"long unit":        {kind: askDecode, length: maxUnit + 1},
		"unknown slot":     {kind: askDecode, length: 1, slot: maxSlots},
		"put nowhere":      {kind: askPut, slot: noSlot, length: 1},
		"put in no room":   {kind: askPut},
		"unknown level":    {kind: askDecode, length: 1, level: stream.Keys + 1},
		"put in much room": {kind: askPut, length: maxRoom + 1},
	} {
		var b [requestSize]byte
		r.put(b[:])
		if _, err := parseRequest(b[:]); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
	for name, change := range map[string]func(a *answer){
		"unknown kind":      func(a *answer) { a.kind = 99 },
		"no width":          func(a *answer) { a.size.X = 0 },
		"negative":          func(a *answer) { a.size.X = -1 },
		"wide":              func(a *answer) { a.size.X = maxSide + 1 },
		"unknown layout":    func(a *answer) { a.colour.Layout = 9 },
		"unknown matrix":    func(a *answer) { a.colour.Matrix = 9 },
		"short lines":       func(a *answer) { a.strides[1] -= 4 },
		"odd lines":         func(a *answer) { a.strides[0]++ },
		"absurd lines":      func(a *answer) { a.strides[0] = math.MaxInt32 - 3 },
		"too many planes":   func(a *answer) { a.colour.Layout = stream.Gray },
		"no number":         func(a *answer) { a.sar = math.NaN() },
		"endless samples":   func(a *answer) { a.sar = math.Inf(1) },
		"backward samples":  func(a *answer) { a.sar = -1 },
		"more than fits":    func(a *answer) { a.strides = [3]int{2 * maxSide, 2 * maxSide, 2 * maxSide} },
		"no room":           func(a *answer) { a.kind, a.need = saySmall, 0 },
		"too much room":     func(a *answer) { a.kind, a.need = saySmall, maxRoom+1 },
		"no room at all, -": func(a *answer) { a.kind, a.need = saySmall, -1 },
	} {
		a := answer{kind: sayPicture, picture: wide}
		change(&a)
		if got, err := parseAnswer(a.put(nil)); err == nil {
			t.Errorf("%s: accepted as %+v", name, got)
		}
	}
}

func TestTextsAreMadePlain(t *testing.T) {
	a, err := parseAnswer((&answer{kind: sayRefused, text: "a\x1b[2Jb\nc\xff"}).put(nil))
	if want := "a [2Jb c "; err != nil || a.text != want {
		t.Errorf("%q, %v", a.text, err)
	}
}

func FuzzRequest(f *testing.F) {
	for _, r := range requests {
		var b [requestSize]byte
		r.put(b[:])
		f.Add(b[:])
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		r, err := parseRequest(b)
		if err != nil {
			return
		}
		var again [requestSize]byte
		r.put(again[:])
		if same, err := parseRequest(again[:]); err != nil || same != r {
			t.Errorf("%+v became %+v: %v", r, same, err)
		}
		if r.length > maxRoom || r.slot >= maxSlots && r.slot != noSlot {
			t.Errorf("accepted %+v", r)
		}
	})
}

// FuzzAnswer lays every picture that is believed into exactly the room that it
// is said to need.
func FuzzAnswer(f *testing.F) {
	for _, a := range answers {
		f.Add(a.put(nil))
	}
	memory := make([]byte, maxRoom)
	f.Fuzz(func(t *testing.T, b []byte) {
		a, err := parseAnswer(b)
		if err != nil {
			return
		}
		if !bytes.Equal(a.put(nil)[answerSize:], []byte(a.text)) {
			t.Errorf("text %q", a.text)
		}
		if a.kind != sayPicture {
			return
		}
		_, room := a.offsets()
		frame, headers := stream.NewFrame(nil), [3]image.RGBA{}
		a.lay(frame, &headers, memory[:room])
		for i, p := range frame.Planes {
			if p != nil && (len(p.Pix) != p.Stride*p.Rect.Dy() || p.Stride < a.width(i)) {
				t.Errorf("plane %d of %+v: %d bytes, %v", i, a, len(p.Pix), p.Rect)
			}
		}
	})
}
