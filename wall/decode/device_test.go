//go:build linux

package decode_test

import (
	"encoding/json"
	"fmt"
	"image"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"watchfloor/wall/decode"
	"watchfloor/wall/stream"
)

// On a machine without a graphics device one is laid over FFmpeg in a process
// of its own: this program again, told so by DEVICE.
func TestMain(m *testing.M) {
	if os.Getenv("DEVICE") == "" {
		os.Exit(m.Run())
	}
	if err := playOnDevice(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// A deviceTask is what that process is told, and does to each unit.
type deviceTask struct {
	Coding stream.Coding
	Units  []stream.AccessUnit
}

// A deviceResult is what came of a unit.
type deviceResult struct {
	Sum, Name, Err string
	Layout         stream.Layout
}

func playOnDevice() error {
	var task deviceTask
	if err := json.NewDecoder(os.Stdin).Decode(&task); err != nil {
		return err
	}
	d, err := decode.New(task.Coding)
	if err != nil {
		return err
	}
	defer d.Close()
	results := []deviceResult{{Name: d.Name(), Err: fmt.Sprint(decode.Errors(), " complaints")}}
	for _, u := range task.Units {
		f, err := d.Decode(u)
		r := deviceResult{Name: d.Name()}
		if err != nil {
			r.Err = err.Error()
		}
		if f != nil {
			r.Sum, r.Layout = sum(f), f.Colour.Layout
			f.Release()
		}
		results = append(results, r)
	}
	return json.NewEncoder(os.Stdout).Encode(results)
}

// onDevice plays units with a device that does so: what came of making the
// decoder, and of each unit.
func onDevice(t *testing.T, does string, c stream.Coding, units []stream.AccessUnit) (made deviceResult, all []deviceResult) {
	t.Helper()
	task, err := json.Marshal(deviceTask{c, units})
	if err != nil {
		t.Fatal(err)
	}
	var said strings.Builder
	p := exec.Command(os.Args[0])
	p.Env = append(os.Environ(), "DEVICE="+does, "LD_PRELOAD="+buildDevice(t))
	p.Stdin, p.Stderr = strings.NewReader(string(task)), &said
	out, err := p.Output()
	if err != nil || said.Len() > 0 {
		t.Fatalf("%v, it says: %s", err, said.String())
	}
	if err := json.Unmarshal(out, &all); err != nil {
		t.Fatal(err)
	}
	return all[0], all[1:]
}

// buildDevice compiles the device.
func buildDevice(t *testing.T) string {
	t.Helper()
	flags, err := exec.Command("pkg-config", "--cflags", "--libs", "libavcodec", "libavutil").Output()
	if err != nil {
		t.Fatalf("pkg-config: %v", err)
	}
	path := beside(t, "device.so")
	args := append([]string{"-shared", "-fPIC", "-O1", "-o", path, "testdata/device.c"}, strings.Fields(string(flags))...)
	if said, err := exec.Command("gcc", append(args, "-ldl")...).CombinedOutput(); err != nil {
		t.Fatalf("gcc: %v\n%s", err, said)
	}
	return path
}

func TestDevices(t *testing.T) {
	units, path := coded(t, "x.h264", x264+"-bf 0 -g 10")
	inSoftware, fetched := pictures(t, path, ""), pictures(t, path, "nv12")
	deep, deepPath := coded(t, "10 bit.h264", x264+"-bf 0 -pix_fmt yuv420p10le")
	on := stream.Coding{Codec: stream.H264, Hardware: stream.HardwareOn}
	for _, c := range []struct {
		name, does string
		units      []stream.AccessUnit
		want       []string // empty: the unit fails
		upTo       int      // units of which the device decodes
	}{
		{"works", "works", units, fetched, len(units)},
		{"is absent", "absent", units, inSoftware, 0},
		{"fails at once", "0", units, inSoftware, 0},
		{"cannot decode this", "works", deep, pictures(t, deepPath, "yuv420p"), 0},
		{"fails in mid-stream", "13", units, slices.Concat(fetched[:13], make([]string, 7), inSoftware[20:]), 13},
		{"fails at a key frame", "20", units, slices.Concat(fetched[:20], inSoftware[20:]), 20},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			_, all := onDevice(t, c.does, on, c.units)
			if len(all) != len(c.want) {
				t.Fatalf("%d results, want %d", len(all), len(c.want))
			}
			for i, r := range all {
				if r.Sum != c.want[i] || (r.Err == "") != (c.want[i] != "") {
					t.Fatalf("unit %d gave %+v, want %q", i, r, c.want[i])
				}
				if onDevice := r.Name == "vaapi"; onDevice != (i < c.upTo) || !onDevice && r.Name != "software" {
					t.Fatalf("unit %d was decoded by %s", i, r.Name)
				}
			}
		})
	}
}

// TestDevicesAreUsedWhereTheyPay and nothing is said when there is none.
func TestDevicesAreUsedWhereTheyPay(t *testing.T) {
	for _, c := range []struct {
		does   string
		coding stream.Coding
		want   string
	}{
		{"works", stream.Coding{Codec: stream.H264, Size: image.Pt(640, 360)}, "software"},
		{"works", stream.Coding{Codec: stream.H264, Size: image.Pt(640, 360), Hardware: stream.HardwareOn}, "vaapi"},
		{"works", stream.Coding{Codec: stream.H264, Size: image.Pt(1920, 1088)}, "vaapi"},
		{"works", stream.Coding{Codec: stream.H264, Size: image.Pt(1920, 1088), Hardware: stream.HardwareOff}, "software"},
		{"works", stream.Coding{Codec: stream.H265, Size: image.Pt(640, 360)}, "vaapi"},
		{"works", stream.Coding{Codec: stream.H265, Hardware: stream.HardwareOff}, "software"},
		{"works", stream.Coding{Codec: stream.VP9, Hardware: stream.HardwareOn}, "software"},
		{"absent", stream.Coding{Codec: stream.H265}, "software"},
	} {
		made, _ := onDevice(t, c.does, c.coding, nil)
		if made.Name != c.want || made.Err != "0 complaints" {
			t.Errorf("%s, %+v: %+v, want %s", c.does, c.coding, made, c.want)
		}
	}
}
