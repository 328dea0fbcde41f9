package demo

import (
	"context"
	"math/rand/v2"
	"slices"
	"time"

	"watchfloor/feed"
)

const (
	past    = 40 * time.Minute // what has happened when the audience comes
	longest = 5 * time.Second  // a step
)

// A stage is where a story happens: the hub, or a rehearsal.
type stage interface {
	Put(feed.Entities)
	Delete(kind string, ids ...string)
	Update(incident string, change func(*feed.Incident)) bool
	Remember([]feed.Fix)
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
	begin := now.Add(-past)
	memory := newRehearsal()
	s := &story{
		stage: memory, town: town, dice: rand.New(rand.NewPCG(seed, 0)), now: begin,
		spots: town.spots(zones), plots: plots(), crews: town.crews(begin), cameras: town.entities(rtspAddress, begin),
		ailing: -1, ailment: begin,
	}
	s.told = make([]feed.Unit, len(s.crews))
	for s.now.Before(now) {
		s.step(s.now.Add(2 * time.Second))
	}
	s.stage = stage
	slices.SortStableFunc(memory.fixes, func(a, b feed.Fix) int { return a.Time.Compare(b.Time) })
	stage.Remember(memory.fixes)
	stage.Put(feed.Entities{Cameras: slices.Clone(s.cameras), Zones: zones, Units: slices.Clone(s.told), Incidents: memory.all()})
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
