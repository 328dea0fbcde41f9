package kinds

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"slices"
	"testing"
)

// noted is a JPEG picture in which a camera has noted an orientation.
func noted(t testing.TB, o orientation, order binary.AppendByteOrder) []byte {
	t.Helper()
	b := []byte("Exif\x00\x00II*\x00")
	if order == binary.AppendByteOrder(binary.BigEndian) {
		b = []byte("Exif\x00\x00MM\x00*")
	}
	b = order.AppendUint32(b, 8)                                                                 // where the directory is
	b = order.AppendUint16(b, 2)                                                                 // entries
	b = append(order.AppendUint16(order.AppendUint16(b, 0x010F), 2), make([]byte, 8)...)         // the maker
	b = order.AppendUint32(order.AppendUint16(order.AppendUint16(b, 0x0112), 3), 1)              // orientation, one short
	b = append(order.AppendUint16(b, uint16(o)), 0, 0)                                           // which
	segment := append(binary.BigEndian.AppendUint16([]byte{0xFF, 0xE1}, uint16(len(b)+2)), b...) // APP1
	plain := encoded(t, filled(4, 2, red), "jpeg")
	return bytes.Join([][]byte{plain[:2], segment, plain[2:]}, nil)
}

func TestOrientationIsRead(t *testing.T) {
	for o := upright; o <= 8; o++ {
		for _, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
			if got := orientationOf(noted(t, o, order)); got != o {
				t.Errorf("%d in %v is read as %d", o, order, got)
			}
		}
	}
	for _, o := range []orientation{0, 9, 0xFFFF} {
		if got := orientationOf(noted(t, o, binary.LittleEndian)); got != upright {
			t.Errorf("%d is read as %d", o, got)
		}
	}
	whole := noted(t, 6, binary.BigEndian)
	for n := range whole[:60] { // cut anywhere it is upright, or read
		if got := orientationOf(whole[:n]); got != upright && got != 6 {
			t.Errorf("cut to %d bytes it is read as %d", n, got)
		}
	}
}

func FuzzOrientation(f *testing.F) {
	f.Add(noted(f, 6, binary.BigEndian))
	f.Add(noted(f, 8, binary.LittleEndian))
	f.Add([]byte{0xFF, 0xD8, 0xFF, 0xE1, 0, 2})
	f.Fuzz(func(t *testing.T, head []byte) {
		if o := orientationOf(head); o < 1 || o > 8 {
			t.Errorf("orientation %d", o)
		}
	})
}

// TestTurn turns the letter that Exif's own table shows: an F, drawn as its
// rows lie in the file.
func TestTurn(t *testing.T) {
	upright := []string{"###", "#..", "##.", "#.."}
	for o, lies := range map[orientation][]string{
		1: {"###", "#..", "##.", "#.."},
		2: {"###", "..#", ".##", "..#"},
		3: {"..#", ".##", "..#", "###"},
		4: {"#..", "##.", "#..", "###"},
		5: {"####", "#.#.", "#..."},
		6: {"#...", "#.#.", "####"},
		7: {"...#", ".#.#", "####"},
		8: {"####", ".#.#", "...#"},
	} {
		if got := drawn(o.turn(picture(lies))); !slices.Equal(got, upright) {
			t.Errorf("orientation %d turns %q to %q", o, lies, got)
		}
	}
}

func picture(rows []string) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, len(rows[0]), len(rows)))
	for y, row := range rows {
		for x, c := range row {
			if c == '#' {
				img.Set(x, y, color.White)
			}
		}
	}
	return img
}

func drawn(img *image.RGBA) []string {
	rows := make([]string, img.Rect.Dy())
	for y := range rows {
		for x := range img.Rect.Dx() {
			if img.RGBAAt(x, y).A > 0 {
				rows[y] += "#"
			} else {
				rows[y] += "."
			}
		}
	}
	return rows
}
