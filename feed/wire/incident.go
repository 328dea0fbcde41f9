package wire

import (
	"errors"
	"slices"

	"watchfloor/feed"
)

// keptLog is how many lines of its log an incident carries, the newest.
const keptLog = 50

// incident is a feed.Incident as JSON (protocol.md section 8); acked_by and
// acked_at come from the command incident.acknowledge.
type incident struct {
	ID         string     `json:"id"`
	Agency     string     `json:"agency"`
	Title      string     `json:"title"`
	Type       string     `json:"type"`
	Status     string     `json:"status,omitempty"`
	State      feed.State `json:"state"`
	Severity   string     `json:"severity"`
	Urgency    string     `json:"urgency,omitempty"`
	Certainty  string     `json:"certainty,omitempty"`
	Priority   int        `json:"priority,omitempty"`
	Geometry   shape      `json:"geometry,omitzero"`
	Zones      []string   `json:"zones"`
	Cameras    []string   `json:"cameras"`
	Alarms     []string   `json:"alarms"`
	Units      []string   `json:"units"`
	Log        []logLine  `json:"log"`
	LogN       int        `json:"log_n"`
	Owner      string     `json:"owner,omitempty"`
	AckedBy    string     `json:"acked_by,omitempty"`
	AckedAt    Time       `json:"acked_at,omitzero"`
	OccurredAt Time       `json:"occurred_at,omitzero"`
	OpenedAt   Time       `json:"opened_at,omitzero"`
	ClosedAt   Time       `json:"closed_at,omitzero"`
	UpdatedAt  Time       `json:"updated_at,omitzero"`
}

type logLine struct {
	At   Time   `json:"at"`
	By   string `json:"by"`
	Kind string `json:"kind"`
	Text string `json:"text"`
}

// severities are CAP 1.2 words by their rank in feed.
func severities() []string { return []string{"Unknown", "Minor", "Moderate", "Severe", "Extreme"} }

func incidentOf(i feed.Incident) incident {
	d := incident{
		ID: i.ID, Agency: i.Agency, Title: i.Title, Type: i.Type, Status: i.Status, State: i.State,
		Severity: severityWord(i.Severity), Urgency: i.Urgency, Certainty: i.Certainty, Priority: i.Priority,
		Geometry: shape{i.Geometry}, Zones: list(i.Zones), Cameras: list(i.Cameras), Alarms: list(i.Alarms),
		Units: list(i.Units), Log: []logLine{}, LogN: len(i.Log), Owner: i.Owner, AckedBy: i.AckedBy,
		AckedAt: TimeOf(i.AckedAt), OccurredAt: TimeOf(i.OccurredAt), OpenedAt: TimeOf(i.OpenedAt),
		ClosedAt: TimeOf(i.ClosedAt), UpdatedAt: TimeOf(i.UpdatedAt),
	}
	for _, l := range i.Log[max(0, len(i.Log)-keptLog):] {
		d.Log = append(d.Log, logLine{TimeOf(l.At), l.By, l.Kind, l.Text})
	}
	return d
}

func severityWord(s feed.Severity) string {
	if all := severities(); s > 0 && int(s) < len(all) {
		return all[s]
	}
	return severities()[0]
}

// severityOf takes a severity of a later version for unknown.
func severityOf(word string) feed.Severity {
	return feed.Severity(max(0, slices.Index(severities(), word)))
}

func list(ids []string) []string {
	if ids == nil {
		return []string{}
	}
	return ids
}

func (d incident) entity() feed.Incident {
	i := feed.Incident{
		ID: d.ID, Agency: d.Agency, Title: d.Title, Type: d.Type, Status: d.Status, State: d.State,
		Severity: severityOf(d.Severity),
		Urgency:  d.Urgency, Certainty: d.Certainty, Priority: d.Priority, Geometry: d.Geometry.Geometry,
		Zones: filled(d.Zones), Cameras: filled(d.Cameras), Alarms: filled(d.Alarms), Units: filled(d.Units),
		Owner: d.Owner, AckedBy: d.AckedBy, AckedAt: d.AckedAt.Time, OccurredAt: d.OccurredAt.Time,
		OpenedAt: d.OpenedAt.Time, ClosedAt: d.ClosedAt.Time, UpdatedAt: d.UpdatedAt.Time,
	}
	for _, l := range d.Log {
		i.Log = append(i.Log, feed.LogLine{At: l.At.Time, By: l.By, Kind: l.Kind, Text: l.Text})
	}
	return i
}

func (d incident) check() error {
	if d.Priority < 0 || d.Priority > 4 {
		return errors.New("priority is none of 1 to 4")
	}
	return nil
}
