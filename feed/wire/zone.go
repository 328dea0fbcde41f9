package wire

import (
	"errors"

	"watchfloor/feed"
)

// zone is a feed.Zone as JSON (protocol.md section 8); revision is an
// extension: it counts zone.put.
type zone struct {
	ID        string   `json:"id"`
	Agency    string   `json:"agency"`
	Name      string   `json:"name"`
	Kind      string   `json:"kind"`
	Shape     string   `json:"shape"`
	Geometry  shape    `json:"geometry,omitzero"`
	Radius    float64  `json:"radius,omitempty"`
	Width     float64  `json:"width,omitempty"`
	Schedule  []period `json:"schedule,omitempty"`
	TZ        string   `json:"tz,omitempty"`
	Rules     []rule   `json:"rules,omitempty"`
	Revision  int      `json:"revision,omitempty"`
	UpdatedAt Time     `json:"updated_at,omitzero"`
}

func zoneOf(z feed.Zone) zone {
	d := zone{
		ID: z.ID, Agency: z.Agency, Name: z.Name, Kind: z.Kind, Shape: z.Shape, Geometry: shape{z.Geometry},
		Radius: z.Radius, Width: z.Width, TZ: z.TZ, Revision: z.Revision, UpdatedAt: TimeOf(z.UpdatedAt),
	}
	for _, p := range z.Schedule {
		d.Schedule = append(d.Schedule, periodOf(p))
	}
	for _, r := range z.Rules {
		d.Rules = append(d.Rules, ruleOf(r))
	}
	return d
}

func (d zone) entity() feed.Zone {
	z := feed.Zone{
		ID: d.ID, Agency: d.Agency, Name: d.Name, Kind: d.Kind, Shape: d.Shape, Geometry: d.Geometry.Geometry,
		Radius: d.Radius, Width: d.Width, TZ: d.TZ, Revision: d.Revision, UpdatedAt: d.UpdatedAt.Time,
	}
	for _, p := range d.Schedule {
		z.Schedule = append(z.Schedule, p.value())
	}
	for _, r := range d.Rules {
		z.Rules = append(z.Rules, r.value())
	}
	return z
}

func (d zone) check() error {
	if d.Radius < 0 || d.Width < 0 || d.Revision < 0 {
		return errors.New("radius, width or revision is negative")
	}
	if len(d.Rules) > feed.MaxRules || len(d.Schedule) > feed.MaxPeriods {
		return errors.New("there are too many rules or periods")
	}
	for _, p := range d.Schedule {
		if err := p.check(); err != nil {
			return err
		}
	}
	for _, r := range d.Rules {
		if err := r.check(); err != nil {
			return err
		}
	}
	return nil
}
