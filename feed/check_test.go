package feed

import (
	"strings"
	"testing"
	"time"

	"github.com/paulmach/orb"
)

func TestZonesAreChecked(t *testing.T) {
	good := Zone{
		ID: "z", Name: "Port", Shape: "circle", Geometry: orb.Point{7, 43}, Radius: 50, TZ: "Europe/Monaco",
		Schedule: []Period{{From: 450, To: 1440}}, Rules: []Rule{{ID: "r", On: OnEnter}, {ID: "s", On: OnDwell, For: time.Minute}},
	}
	if err := good.Check(); err != nil {
		t.Errorf("a good zone: %v", err)
	}
	for want, change := range map[string]func(*Zone){
		"needs a name":     func(z *Zone) { z.Name = "" },
		"radius":           func(z *Zone) { z.Radius = 0 },
		"draw a polygon":   func(z *Zone) { z.Geometry = nil },
		"no time zone":     func(z *Zone) { z.TZ = "Mars/Olympus" },
		"24:00":            func(z *Zone) { z.Schedule = []Period{{From: 1440, To: 1440}} },
		"at most 64":       func(z *Zone) { z.Rules = make([]Rule, 65) },
		"the id \"r\"":     func(z *Zone) { z.Rules = []Rule{{ID: "r", On: OnEnter}, {ID: "r", On: OnExit}} },
		"no id":            func(z *Zone) { z.Rules = []Rule{{On: OnEnter}} },
		"none of":          func(z *Zone) { z.Rules = []Rule{{ID: "r", On: "fly"}} },
		"negative":         func(z *Zone) { z.Rules = []Rule{{ID: "r", On: OnEnter, Hysteresis: -1}} },
		"a second":         func(z *Zone) { z.Rules = []Rule{{ID: "r", On: OnEnter, Cooldown: 1}} },
		"needs a duration": func(z *Zone) { z.Rules = []Rule{{ID: "r", On: OnAbsence}} },
		"needs a count":    func(z *Zone) { z.Rules = []Rule{{ID: "r", On: OnCount}} },
		"needs a speed":    func(z *Zone) { z.Rules = []Rule{{ID: "r", On: OnSpeed}} },
	} {
		bad := good
		change(&bad)
		if err := bad.Check(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want an error with %q", err, want)
		}
	}
}
