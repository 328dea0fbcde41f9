package demo

import (
	"fmt"
	"slices"
	"time"

	"github.com/paulmach/orb/geo"

	"watchfloor/feed"
)

const (
	fewest = 6  // incidents that are open; one less, and the next opens at once
	most   = 8  // one less, and the next opens soon
	apart  = 60 // metres between incidents, if possible
)

// Open counts the incidents of a severity, or of all, that are not resolved.
func (s *story) open(severity feed.Severity) (n int) {
	for _, a := range s.affairs {
		if a.phase < resolved && (severity == feed.SeverityUnknown || a.plot.severity == severity) {
			n++
		}
	}
	return n
}

// Short is how many incidents of a severity are missing from a usual day.
func (s *story) short(severity feed.Severity) int {
	switch severity {
	case feed.Extreme:
		return 1 - s.open(severity)
	case feed.Severe:
		return 2 - s.open(severity)
	}
	return 3 - s.open(severity)
}

// Begin opens incidents, as many as the day needs.
func (s *story) begin() {
	for s.open(feed.SeverityUnknown) < fewest || s.open(feed.SeverityUnknown) < most && !s.now.Before(s.opening) {
		s.opening = s.now.Add(s.between(40*time.Second, 100*time.Second))
		a := s.plan()
		s.affairs = append(s.affairs, a)
		s.stage.Put(feed.Entities{Incidents: []feed.Incident{s.incident(a)}})
	}
}

// Plan chooses what happens next, and where.
func (s *story) plan() *affair {
	p := s.choose()
	gravity := time.Duration(p.severity) // the graver, the sooner crews are sent and the longer it takes
	s.count++
	a := &affair{
		id: fmt.Sprintf("inc-%s-%03d", s.now.UTC().Format("0102"), s.count), plot: p, spot: s.place(p), by: dispatcher,
		next:  s.now.Add(s.between(15*time.Second, 150*time.Second/gravity)),
		pause: s.between(30*time.Second, 100*time.Second) + gravity*12*time.Second,
		work:  p.work, turns: s.chance(0.5), waits: p.wait != "" && s.chance(0.7),
	}
	if s.chance(0.5) {
		a.ack = s.now.Add(s.between(90*time.Second, 5*time.Minute))
	}
	return a
}

// Choose takes a plot of a severity that is missing, and of which there is
// none at present.
func (s *story) choose() plot {
	var fit []plot
	for _, p := range s.plots {
		if s.short(p.severity) > 0 && !slices.ContainsFunc(s.affairs, func(a *affair) bool { return a.plot.kind == p.kind }) {
			fit = append(fit, p)
		}
	}
	if len(fit) == 0 {
		fit = s.plots[len(s.plots)-len(minorPlots()):]
	}
	severity := pick(s, fit).severity
	return pick(s, slices.DeleteFunc(slices.Clone(fit), func(p plot) bool { return p.severity != severity }))
}

// Place is where a plot happens: mostly where several cameras look, and not
// where something happens already.
func (s *story) place(p plot) spot {
	spots := filter(s.spots, p.fits)
	if s.chance(0.9) {
		spots = prefer(spots, func(x spot) bool { return len(x.cameras) > 1 })
	}
	return pick(s, prefer(spots, func(x spot) bool {
		return !slices.ContainsFunc(s.affairs, func(a *affair) bool { return geo.Distance(a.spot.at, x.at) < apart })
	}))
}

// Incident is an affair as it begins.
func (s *story) incident(a *affair) feed.Incident {
	i := feed.Incident{
		ID: a.id, Agency: Agency, Title: a.plot.title + ", " + a.spot.name, Type: a.plot.kind, Status: "Actual", State: feed.New,
		Severity: a.plot.severity, Urgency: a.plot.urgency, Certainty: a.plot.certainty,
		Geometry: a.spot.at, Zones: a.spot.zones, Cameras: a.spot.cameras,
		OccurredAt: s.now.Add(-s.between(10*time.Second, time.Minute)), OpenedAt: s.now, UpdatedAt: s.now,
	}
	i.Priority = priority(&i)
	s.note(&i, dispatcher, "open", a.plot.report)
	return i
}
