package feed

import (
	"errors"
	"fmt"
	"slices"
	"time"
	_ "time/tzdata" // systems without a time zone database

	"github.com/paulmach/orb"
)

// The most a zone may have.
const (
	MaxRules   = 64
	MaxPeriods = 64
)

// Check says, for the operator's eyes, why a zone cannot be used.
func (z Zone) Check() error {
	if z.ID == "" || z.Name == "" {
		return errors.New("the zone needs a name")
	}
	if len(z.Rules) > MaxRules || len(z.Schedule) > MaxPeriods {
		return fmt.Errorf("a zone has at most %d rules and %d periods", MaxRules, MaxPeriods)
	}
	err := errors.Join(z.checkShape(), z.checkSchedule())
	for i, r := range z.Rules {
		if slices.ContainsFunc(z.Rules[:i], func(other Rule) bool { return other.ID == r.ID }) {
			err = errors.Join(err, fmt.Errorf("two rules have the id %q", r.ID))
		}
		if bad := r.check(); bad != nil {
			err = errors.Join(err, fmt.Errorf("the rule %s: %w", r.On, bad))
		}
	}
	return err
}

func (z Zone) checkShape() error {
	ok := false
	switch g := z.Geometry.(type) {
	case orb.Point:
		ok = z.Shape == "circle" && z.Radius > 0
	case orb.LineString:
		ok = z.Shape == "corridor" && len(g) > 1 && z.Width > 0
	case orb.Polygon:
		ok = z.Shape == "polygon" && len(g) > 0
	case orb.MultiPolygon:
		ok = z.Shape == "multipolygon" && len(g) > 0
	}
	if !ok {
		return errors.New("the zone has no area: draw a polygon, a circle with a radius or a corridor with a width")
	}
	return nil
}

func (z Zone) checkSchedule() error {
	if _, err := time.LoadLocation(z.TZ); err != nil {
		return fmt.Errorf("there is no time zone %q: take one like Europe/Monaco", z.TZ)
	}
	for _, p := range z.Schedule {
		if p.From < 0 || p.From >= 24*60 || p.To < 0 || p.To > 24*60 {
			return errors.New("a period of the schedule is not between 00:00 and 24:00")
		}
	}
	return nil
}

func (r Rule) check() error {
	switch {
	case r.ID == "":
		return errors.New("it has no id")
	case !slices.Contains(Triggers(), r.On):
		return fmt.Errorf("it is none of %v", Triggers())
	case !(r.For >= 0 && r.Cooldown >= 0 && r.Hysteresis >= 0 && r.Speed >= 0 && r.Count >= 0):
		return errors.New("a number is negative")
	case r.Cooldown > 0 && r.Cooldown < time.Second:
		return errors.New("a cooldown is a second or more")
	case r.For == 0 && (r.On == OnDwell || r.On == OnAbsence):
		return errors.New("it needs a duration")
	case r.Count == 0 && r.On == OnCount:
		return errors.New("it needs a count")
	case r.Speed == 0 && r.On == OnSpeed:
		return errors.New("it needs a speed")
	}
	return nil
}
