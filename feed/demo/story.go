package demo

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"time"

	"github.com/paulmach/orb/geo"

	"watchfloor/feed"
)

const (
	fewest     = 6                // incidents that are open; one more opens at once
	most       = 8                // one less, and the next opens soon
	closedKept = 4 * time.Minute  // a closed incident in the list
	apart      = 60               // metres between incidents, if possible
	before     = 40 * time.Minute // what has happened when the audience comes
	longest    = 5 * time.Second  // a step
)

// A stage is where a story happens: the hub, or a rehearsal.
type stage interface {
	Put(feed.Entities)
	Delete(kind string, ids ...string)
	Update(incident string, change func(*feed.Incident)) bool
}

// A story is what happens in the city: units drive, incidents come and go.
// The same seed and the same steps give the same story. One goroutine uses
// it.
type story struct {
	stage   stage
	town    *town
	dice    *rand.Rand
	now     time.Time
	spots   []spot
	plots   []plot
	crews   []*crew
	told    []feed.Unit // the crews' units as the stage knows them
	affairs []*affair
	count   int // of incidents so far
	opening time.Time
	cameras []feed.Camera
	ailing  int       // the camera that is not well; -1: none
	ailment time.Time // when that changes
}

// NewStory puts a city with its past of forty minutes on a stage.
func newStory(stage stage, town *town, rtspAddress string, seed uint64, now time.Time) *story {
	zones := zones(now)
	begin := now.Add(-before)
	s := &story{
		town: town, dice: rand.New(rand.NewPCG(seed, 0)), now: begin,
		spots: town.spots(zones), plots: plots(), crews: town.crews(begin), cameras: town.entities(rtspAddress, begin),
		ailing: -1, ailment: begin,
	}
	s.told = make([]feed.Unit, len(s.crews))
	past := newRehearsal()
	s.stage = past
	for s.now.Before(now) {
		s.step(s.now.Add(2 * time.Second))
	}
	s.stage = stage
	stage.Put(feed.Entities{Cameras: slices.Clone(s.cameras), Zones: zones, Units: slices.Clone(s.told), Incidents: past.all()})
	return s
}

// Run goes on with the story once a second until ctx ends.
func (s *story) run(ctx context.Context) {
	ticker := time.NewTicker(time.Second)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case now := <-ticker.C:
			s.step(now)
		}
	}
}

// Step lets the story come to a moment.
func (s *story) step(now time.Time) {
	elapsed := min(now.Sub(s.now), longest)
	s.now = now
	for _, c := range s.crews {
		c.live(&s.town.streets, now, elapsed, s.somewhere)
	}
	for _, a := range s.affairs {
		s.advance(a)
	}
	s.affairs = slices.DeleteFunc(s.affairs, func(a *affair) bool { return a.phase == forgotten })
	s.begin()
	s.tendCameras()
	s.tellUnits()
}

// Somewhere is where a patrol goes, and how long it stays there.
func (s *story) somewhere() (halt, time.Duration) {
	return halt{edge: s.dice.IntN(len(s.town.streets.Edges))}, s.between(10*time.Second, time.Minute)
}

// TellUnits puts the units that have news.
func (s *story) tellUnits() {
	var news []feed.Unit
	for i, c := range s.crews {
		if s.told[i] != c.unit {
			s.told[i] = c.unit
			news = append(news, c.unit)
		}
	}
	if len(news) > 0 {
		s.stage.Put(feed.Entities{Units: news})
	}
}

// TendCameras lets a camera fall ill now and then, and recover.
func (s *story) tendCameras() {
	if s.now.Before(s.ailment) {
		return
	}
	health := feed.Online
	if s.ailing < 0 {
		s.ailing, health = s.dice.IntN(len(s.cameras)), feed.Degraded
		s.ailment = s.now.Add(s.between(2*time.Minute, 4*time.Minute))
	}
	c := &s.cameras[s.ailing]
	c.Health, c.HealthAt, c.UpdatedAt = health, s.now, s.now
	s.stage.Put(feed.Entities{Cameras: []feed.Camera{*c}})
	if health == feed.Online {
		s.ailing = -1
		s.ailment = s.now.Add(s.between(8*time.Minute, 20*time.Minute))
	}
}

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

func (s *story) chance(part float64) bool { return s.dice.Float64() < part }

func (s *story) between(least, most time.Duration) time.Duration {
	return least + time.Duration(s.dice.Int64N(int64(most-least)+1))
}

func pick[T any](s *story, list []T) T { return list[s.dice.IntN(len(list))] }

// Prefer keeps the good ones of a list, or all when none is good.
func prefer[T any](list []T, good func(T) bool) []T {
	if kept := filter(list, good); len(kept) > 0 {
		return kept
	}
	return list
}

func filter[T any](list []T, keep func(T) bool) (kept []T) {
	for _, v := range list {
		if keep(v) {
			kept = append(kept, v)
		}
	}
	return kept
}
