package timeline

import (
	"testing"
	"time"
)

func TestWords(t *testing.T) {
	for got, want := range map[string]string{
		correctionWords(0):                                "±0 ms",
		correctionWords(120 * time.Millisecond):           "+120 ms",
		correctionWords(-99999 * time.Millisecond):        "−99999 ms",
		correctionWords(-time.Hour - 40*time.Millisecond): "−1:00:00.040",
		correctionWords(51*time.Hour + time.Millisecond):  "+2 d 3:00:00.001",
		rateWords(1):                                       "1×",
		rateWords(-0.125):                                  "−1/8×",
		rateWords(16):                                      "16×",
		lengthWords(4200 * time.Millisecond):               "4.2 s",
		lengthWords(725 * time.Second):                     "12 min 05 s",
		lengthWords(25*time.Hour + 3*time.Minute):          "25 h 03 min",
		lengthWords(80 * time.Hour):                        "3 d 8 h",
		zoneWords(noon):                                    "UTC",
		zoneWords(noon.In(time.FixedZone("CET", 3600))):    "CET (UTC+01:00)",
		zoneWords(noon.In(time.FixedZone("+0545", 20700))): "UTC+05:45",
		zoneWords(noon.In(time.FixedZone("", -7200))):      "UTC-02:00",
		Model{Lanes: make([]Lane, 1)}.amount():             "1 file",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestRatesStayInTheirDirectionAndLimits(t *testing.T) {
	for _, c := range []struct{ rate, factor, want float64 }{
		{1, 2, 2}, {16, 2, 16}, {0.125, 0.5, 0.125}, {-1, 2, -2}, {-16, 2, -16}, {-0.25, 0.5, -0.125}, {-1, 0.5, -0.5},
	} {
		if got := faster(c.rate, c.factor); got != c.want {
			t.Errorf("%v times %v is %v", c.rate, c.factor, got)
		}
	}
}
