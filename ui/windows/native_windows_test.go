package windows

import (
	"testing"
	"unsafe"
)

func TestStructuresAreAsWindowsHasThem(t *testing.T) {
	if device, mode := unsafe.Sizeof(displayDevice{}), unsafe.Sizeof(deviceMode{}); device != 840 || mode != 220 {
		t.Errorf("DISPLAY_DEVICEW has %d bytes, DEVMODEW %d", device, mode)
	}
}

func TestWindowsHasAScreen(t *testing.T) {
	if all, err := screens(); err != nil || all[0].Empty() {
		t.Errorf("%v, %v", all, err)
	}
}
