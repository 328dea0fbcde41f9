package wire

import (
	"errors"

	"watchfloor/feed"
)

// zone is a feed.Zone as JSON (protocol.md section 8).
type zone struct {
	ID        string  `json:"id"`
	Agency    string  `json:"agency"`
	Name      string  `json:"name"`
	Kind      string  `json:"kind"`
	Shape     string  `json:"shape"`
	Geometry  shape   `json:"geometry,omitzero"`
	Radius    float64 `json:"radius,omitempty"`
	Width     float64 `json:"width,omitempty"`
	UpdatedAt Time    `json:"updated_at,omitzero"`
}

func zoneOf(z feed.Zone) zone {
	return zone{
		ID: z.ID, Agency: z.Agency, Name: z.Name, Kind: z.Kind, Shape: z.Shape,
		Geometry: shape{z.Geometry}, Radius: z.Radius, Width: z.Width, UpdatedAt: TimeOf(z.UpdatedAt),
	}
}

func (d zone) entity() feed.Zone {
	return feed.Zone{
		ID: d.ID, Agency: d.Agency, Name: d.Name, Kind: d.Kind, Shape: d.Shape,
		Geometry: d.Geometry.Geometry, Radius: d.Radius, Width: d.Width, UpdatedAt: d.UpdatedAt.Time,
	}
}

func (d zone) check() error {
	if d.Radius < 0 || d.Width < 0 {
		return errors.New("radius or width is negative")
	}
	return nil
}
