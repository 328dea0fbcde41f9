package windows

import (
	"errors"
	"image"
	"syscall"
	"unsafe"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
)

// origin is where the upper left corner of a window's content is on the
// desktop; not ok while the window is minimised.
func origin(w fyne.Window) (at image.Point, ok bool) {
	n, native := w.(driver.NativeWindow)
	if !native {
		return image.Point{}, false
	}
	n.RunNative(func(context any) {
		if c, is := context.(driver.WindowsWindowContext); is && c.HWND != 0 {
			at, ok = onDesktop(c.HWND)
		}
	})
	return at, ok
}

func onDesktop(window uintptr) (image.Point, bool) {
	user32 := syscall.NewLazyDLL("user32.dll")
	if minimised, _, _ := user32.NewProc("IsIconic").Call(window); minimised != 0 {
		return image.Point{}, false // Windows keeps it far outside
	}
	var corner struct{ x, y int32 } // POINT
	done, _, _ := user32.NewProc("ClientToScreen").Call(window, uintptr(unsafe.Pointer(&corner)))
	return image.Pt(int(corner.x), int(corner.y)), done != 0
}

// screens are the monitors that the desktop extends over, in its pixels.
func screens() ([]image.Rectangle, error) {
	const attached, current = 1, 0xFFFFFFFF // DISPLAY_DEVICE_ATTACHED_TO_DESKTOP, ENUM_CURRENT_SETTINGS
	user32 := syscall.NewLazyDLL("user32.dll")
	var all []image.Rectangle
	for i := uintptr(0); ; i++ {
		d := displayDevice{size: uint32(unsafe.Sizeof(displayDevice{}))}
		if more, _, _ := user32.NewProc("EnumDisplayDevicesW").Call(0, i, uintptr(unsafe.Pointer(&d)), 0); more == 0 {
			break
		}
		m := deviceMode{size: uint16(unsafe.Sizeof(deviceMode{}))}
		known, _, _ := user32.NewProc("EnumDisplaySettingsW").Call(
			uintptr(unsafe.Pointer(&d.name)), current, uintptr(unsafe.Pointer(&m)))
		if d.flags&attached != 0 && known != 0 {
			at := image.Pt(int(m.x), int(m.y))
			all = append(all, image.Rectangle{Min: at, Max: at.Add(image.Pt(int(m.width), int(m.height)))})
		}
	}
	if len(all) == 0 {
		return nil, errors.New("Windows tells no screens")
	}
	return all, nil
}

// A displayDevice is DISPLAY_DEVICEW.
type displayDevice struct {
	size    uint32
	name    [32]uint16
	details [128]uint16
	flags   uint32
	id, key [128]uint16
}

// A deviceMode is DEVMODEW, as displays fill it in.
type deviceMode struct {
	name            [32]uint16
	version, driver uint16
	size, extra     uint16
	fields          uint32
	x, y            int32 // on the desktop
	turned, fixed   uint32
	printer         [5]int16
	form            [32]uint16
	density         uint16
	depth           uint32
	width, height   uint32
	display         [10]uint32
}
