package demo

import (
	"slices"
	"strings"

	"watchfloor/feed"
)

// A plot is what can happen in the city: how it begins, goes on and ends.
type plot struct {
	kind               string // the incident's type
	title              string // the place's name follows
	severity           feed.Severity
	urgency, certainty string   // CAP 1.2 words
	zones              []string // in one of which it happens; none: on any street
	street             string   // what the street's name begins with; "" any
	crews              []string // kinds of unit; the first must come, the others if they are free
	report             string   // the first line of the log
	work               []string // what the crew tells from the scene
	worse, better      string   // why the severity may go up or down; "" it does not
	wait               string   // why it may be put on hold; "" it is not
	end                string   // how it is resolved
}

// Fits tells whether the plot can happen at a spot.
func (p plot) fits(at spot) bool {
	if (p.street == afloat) != (at.street == afloat) || !strings.HasPrefix(at.street, p.street) {
		return false
	}
	return len(p.zones) == 0 || slices.ContainsFunc(p.zones, func(z string) bool { return slices.Contains(at.zones, z) })
}

// Plots are all that can happen, each severity with several.
func plots() []plot {
	all := append(gravePlots(), severePlots()...)
	return append(append(all, moderatePlots()...), minorPlots()...)
}

func gravePlots() []plot {
	return []plot{{
		kind: "fire.structure", title: "Fire in a residential building", severity: feed.Extreme, urgency: "Immediate", certainty: "Observed",
		crews:  []string{"fire", "ambulance", "patrol"},
		report: "Several callers report smoke from the third floor, people at the windows",
		work: []string{
			"Heavy smoke on the third floor, hose line going in", "Four residents led out by the stairs", "Gas to the building shut off",
			"Street closed for both directions, hydrant in use", "Fire in one apartment, neighbours checked", "Fire under control, ventilating the stairwell",
		},
		better: "Fire is out, watching for hot spots", end: "Building handed back to the caretaker, cause goes to the police",
	}, {
		kind: "rescue.water", title: "Person in the water", severity: feed.Extreme, urgency: "Immediate", certainty: "Observed",
		zones: []string{"zone-harbour"}, street: afloat, crews: []string{"fire", "ambulance", "patrol"},
		report: "Harbour master saw a person fall between the pontoons",
		work: []string{
			"Rescue swimmer entering the water", "Person seen beside the second pontoon", "Person is out of the water, breathing",
			"Warming and oxygen on the quay", "Second caller speaks of two people: searching on", "Witness found, there was only one person",
		},
		better: "Patient stable, search continues as a precaution", end: "Search ended, patient taken to hospital",
	}, {
		kind: "collision.bus", title: "Bus collision, several injured", severity: feed.Extreme, urgency: "Immediate", certainty: "Observed",
		crews:  []string{"ambulance", "fire", "patrol"},
		report: "Bus driver pressed the emergency button after a collision with a van",
		work: []string{
			"Eleven passengers, three injured, one trapped", "Second ambulance asked for", "Trapped passenger freed",
			"Lane closed, buses diverted", "Two patients on the way to hospital", "Fuel on the road, binding it",
		},
		better: "All injured treated, none in danger of life", end: "Bus towed away, road is open",
	}}
}

func severePlots() []plot {
	return []plot{{
		kind: "collision.injury", title: "Collision with injuries", severity: feed.Severe, urgency: "Immediate", certainty: "Observed",
		crews:  []string{"ambulance", "patrol"},
		report: "Caller: scooter and car, the rider lies on the road",
		work: []string{
			"One rider, conscious, leg injury", "Traffic held at the junction", "Patient in the ambulance", "Taking measures and photographs",
		},
		worse: "Rider unconscious, doctor asked for", better: "Injury is light", end: "Road cleared, vehicles at the kerb",
	}, {
		kind: "medical.cardiac", title: "Cardiac arrest", severity: feed.Severe, urgency: "Immediate", certainty: "Likely",
		zones: []string{"zone-event", "zone-casino", "zone-harbour"}, crews: []string{"ambulance", "motorcycle"},
		report: "Caller: man about 60 collapsed, passers-by have begun resuscitation",
		work:   []string{"Defibrillator attached, one shock", "Pulse is back", "Moving the patient on the stretcher"},
		better: "Patient awake", end: "Patient handed over to the hospital",
	}, {
		kind: "traffic.wrong_way", title: "Wrong-way driver", severity: feed.Severe, urgency: "Immediate", certainty: "Likely",
		street: "Tunnel", crews: []string{"patrol", "motorcycle"},
		report: "Tunnel detector: vehicle against the direction of travel",
		work:   []string{"Tunnel signals are red", "Grey car turned round in the lay-by, driver confused", "Driver's papers checked"},
		end:    "Tunnel checked, signals back to normal",
	}, {
		kind: "vehicle.exclusion", title: "Vehicle in the exclusion zone", severity: feed.Severe, urgency: "Immediate", certainty: "Observed",
		zones: []string{"zone-event", "zone-casino"}, crews: []string{"patrol", "motorcycle"},
		report: "Analytics: van passed the barrier at walking pace",
		work:   []string{"Van stopped, driver shows a delivery note", "Load is being looked at", "Barrier guard heard: he had opened by mistake"},
		worse:  "Driver drove on when spoken to, second crew called", better: "Delivery confirmed by the organiser", end: "Van escorted out of the zone",
	}, {
		kind: "hazard.gas", title: "Smell of gas", severity: feed.Severe, urgency: "Expected", certainty: "Possible",
		crews:  []string{"fire", "patrol"},
		report: "Two callers smell gas at street works",
		work:   []string{"Pavement closed within 50 m", "Measuring: below the alarm level", "Gas works are on their way", "Cellars next to the works checked"},
		worse:  "Measured above the alarm level, clearing the ground floors", better: "Leak found and clamped", end: "Gas works have taken over",
	}}
}

func moderatePlots() []plot {
	return []plot{{
		kind: "alarm.smoke", title: "Smoke alarm", severity: feed.Moderate, urgency: "Immediate", certainty: "Possible",
		crews:  []string{"fire"},
		report: "Alarm panel: detector 14, kitchen, first floor",
		work:   []string{"No smoke to be seen from outside", "Burnt pan on the stove, window open", "Detector reset"},
		worse:  "Smoke from the kitchen duct, crew going in with breathing gear", end: "False alarm, panel reset",
	}, {
		kind: "crowd.density", title: "Crowd density", severity: feed.Moderate, urgency: "Expected", certainty: "Observed",
		zones: []string{"zone-event", "zone-casino"}, crews: []string{"patrol"},
		report: "Analytics: more than 4 people per square metre in front of the stage",
		work:   []string{"Stewards open the second exit", "Flow towards the quay is good", "Music paused for five minutes"},
		worse:  "Pushing at the barrier, two people lifted out", better: "Below 3 people per square metre", end: "Density normal for ten minutes",
	}, {
		kind: "object.unattended", title: "Unattended bag", severity: feed.Moderate, urgency: "Expected", certainty: "Observed",
		zones: []string{"zone-station", "zone-casino", "zone-event"}, crews: []string{"patrol"},
		report: "Analytics: object left for 8 minutes, nobody near it",
		work:   []string{"Area kept clear within 30 m", "Looking back in the recording: left by a woman in a green coat", "Owner called over the loudspeakers"},
		worse:  "Owner not found, bomb technicians asked for", better: "Owner is coming back for it", end: "Bag returned to its owner",
	}, {
		kind: "vessel.adrift", title: "Vessel adrift", severity: feed.Moderate, urgency: "Expected", certainty: "Observed",
		zones: []string{"zone-harbour"}, street: afloat, crews: []string{"patrol"},
		report: "Motor yacht of 14 m has slipped its stern line",
		work:   []string{"Harbour boat alongside", "Owner on the telephone, gives leave to board", "Line taken ashore"},
		wait:   "Waiting for the owner", end: "Vessel made fast on its berth",
	}, {
		kind: "disorder.fight", title: "Fight", severity: feed.Moderate, urgency: "Immediate", certainty: "Likely",
		zones: []string{"zone-casino", "zone-event", "zone-larvotto"}, crews: []string{"patrol", "motorcycle"},
		report: "Caller: four or five men in front of a bar",
		work:   []string{"Parties apart, one split lip", "Names taken", "Bar's own cameras secured"},
		worse:  "A bottle was used, ambulance asked for", better: "All calm, nobody presses charges", end: "Group has left in two directions",
	}, {
		kind: "traffic.breakdown", title: "Lorry broken down", severity: feed.Moderate, urgency: "Expected", certainty: "Observed",
		crews:  []string{"motorcycle"},
		report: "Stationary vehicle for 3 minutes, queue of 200 m",
		work:   []string{"Right lane closed", "Brakes locked, cannot be pushed", "Tow truck loading"},
		wait:   "Waiting for the tow truck", better: "Second lane open, queue dissolves", end: "Lane is open",
	}, {
		kind: "air.drone", title: "Drone above the public", severity: feed.Moderate, urgency: "Immediate", certainty: "Observed",
		zones: []string{"zone-harbour", "zone-event", "zone-larvotto"}, crews: []string{"patrol"},
		report: "Steward reports a drone at about 40 m above the crowd",
		work:   []string{"Drone went down behind the stands", "Pilot found, has no permit for today"},
		end:    "Pilot fined, drone kept",
	}}
}

func minorPlots() []plot {
	return []plot{{
		kind: "noise", title: "Noise", severity: feed.Minor, urgency: "Future", certainty: "Likely",
		crews:  []string{"patrol"},
		report: "Third call about loud music from a roof terrace",
		work:   []string{"Host spoken to, doors are closed"}, wait: "Looking again after the next call", end: "Quiet on the second visit",
	}, {
		kind: "parking.obstruction", title: "Car blocks the bus lane", severity: feed.Minor, urgency: "Expected", certainty: "Observed",
		crews:  []string{"motorcycle"},
		report: "Bus driver: cannot pass a parked car",
		work:   []string{"Holder of the car does not answer", "Ticket written, tow truck called"},
		wait:   "Waiting for the tow truck", end: "Car removed",
	}, {
		kind: "signal.fault", title: "Traffic light out", severity: feed.Minor, urgency: "Expected", certainty: "Observed",
		crews:  []string{"patrol"},
		report: "Controller reports lamp failure, signals flash amber",
		work:   []string{"Traffic flows, nobody needed at the junction", "Technician asked for"},
		worse:  "Two near misses, directing traffic by hand", wait: "Waiting for the technician", end: "Lamp changed, signals run",
	}, {
		kind: "person.lost", title: "Lost child", severity: feed.Minor, urgency: "Expected", certainty: "Observed",
		zones: []string{"zone-event", "zone-larvotto", "zone-casino"}, crews: []string{"patrol"},
		report: "Steward has a boy of about six who has lost his parents",
		work:   []string{"Boy is at the information point", "Loudspeaker call made in three languages"},
		end:    "Mother found, both well",
	}, {
		kind: "property.damage", title: "Damaged scooter stand", severity: feed.Minor, urgency: "Past", certainty: "Observed",
		crews:  []string{"patrol"},
		report: "Caller: rental scooters thrown across the pavement",
		work:   []string{"Pavement cleared", "Recording marked for the operator of the scooters"},
		wait:   "Waiting for the rental company", end: "Stand repaired",
	}, {
		kind: "road.spill", title: "Oil on the road", severity: feed.Minor, urgency: "Expected", certainty: "Likely",
		crews:  []string{"patrol"},
		report: "Motorcyclist slipped, oil trail of about 60 m",
		work:   []string{"Binder spread", "Warning signs up"},
		worse:  "A second rider fell, ambulance asked for", end: "Road cleaned",
	}}
}

func priority(i *feed.Incident) int { return feed.Priority(i.Severity, i.Urgency, i.Certainty) }
