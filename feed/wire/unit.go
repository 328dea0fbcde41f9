package wire

import (
	"errors"

	"watchfloor/feed"
)

// unit is a feed.Unit as JSON (protocol.md section 8).
type unit struct {
	ID        string  `json:"id"`
	Agency    string  `json:"agency"`
	Name      string  `json:"name"`
	Kind      string  `json:"kind"`
	State     string  `json:"state"`
	Emergency bool    `json:"emergency"`
	Position  place   `json:"position,omitzero"`
	Course    float64 `json:"course,omitempty"`
	Speed     float64 `json:"speed,omitempty"`
	Accuracy  float64 `json:"accuracy,omitempty"`
	FixAt     Time    `json:"fix_at,omitzero"`
	StaleAt   Time    `json:"stale_at,omitzero"`
	Incident  string  `json:"incident,omitempty"`
}

func unitOf(u feed.Unit) unit {
	return unit{
		ID: u.ID, Agency: u.Agency, Name: u.Name, Kind: u.Kind, State: u.State, Emergency: u.Emergency,
		Position: place{u.Position}, Course: u.Course, Speed: u.Speed, Accuracy: u.Accuracy,
		FixAt: TimeOf(u.FixAt), StaleAt: TimeOf(u.StaleAt), Incident: u.Incident,
	}
}

func (d unit) entity() feed.Unit {
	return feed.Unit{
		ID: d.ID, Agency: d.Agency, Name: d.Name, Kind: d.Kind, State: d.State, Emergency: d.Emergency,
		Position: d.Position.Point, Course: d.Course, Speed: d.Speed, Accuracy: d.Accuracy,
		FixAt: d.FixAt.Time, StaleAt: d.StaleAt.Time, Incident: d.Incident,
	}
}

func (d unit) check() error {
	if d.Speed < 0 || d.Accuracy < 0 {
		return errors.New("speed or accuracy is negative")
	}
	return nil
}
