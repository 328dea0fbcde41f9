package windows

import (
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

// onScreen says whether a window's upper edge is on a screen.
func onScreen(grip image.Rectangle) bool {
	r := struct{ left, top, right, bottom int32 }{ // RECT
		int32(grip.Min.X), int32(grip.Min.Y), int32(grip.Max.X), int32(grip.Max.Y),
	}
	const none = 0 // MONITOR_DEFAULTTONULL
	monitor, _, _ := syscall.NewLazyDLL("user32.dll").NewProc("MonitorFromRect").Call(uintptr(unsafe.Pointer(&r)), none)
	return monitor != 0
}
