package main

import "github.com/paulmach/orb"

// A wish says roughly where a camera should stand and what it should look
// at; the rest is geometry.
type wish struct {
	name             string
	district         string // the tag it gets
	near, look       orb.Point
	fov, tilt, mount float64 // degrees, degrees, metres
	far              float64 // metres
	night, h265, hd  bool
}

var wishes = []wish{
	{name: "Place du Casino West", district: "casino", near: orb.Point{7.4268, 43.7394}, look: orb.Point{7.4279, 43.7391}, fov: 70, tilt: 11, mount: 9, far: 160, hd: true},
	{name: "Place du Casino East", district: "casino", near: orb.Point{7.4281, 43.7389}, look: orb.Point{7.4272, 43.7392}, fov: 72, tilt: 11, mount: 9, far: 160},
	{name: "Boulingrins Gardens", district: "casino", near: orb.Point{7.4262, 43.7401}, look: orb.Point{7.4273, 43.7392}, fov: 62, tilt: 10, mount: 10, far: 200},
	{name: "Avenue de Monte-Carlo", district: "casino", near: orb.Point{7.4270, 43.7380}, look: orb.Point{7.4275, 43.7391}, fov: 64, tilt: 10, mount: 8, far: 180, night: true},
	{name: "Quai Albert 1er South", district: "port_hercule", near: orb.Point{7.4222, 43.7333}, look: orb.Point{7.4228, 43.7355}, fov: 66, tilt: 9, mount: 10, far: 280, h265: true, hd: true},
	{name: "Boulevard Albert 1er", district: "port_hercule", near: orb.Point{7.4210, 43.7346}, look: orb.Point{7.4214, 43.7364}, fov: 60, tilt: 10, mount: 8, far: 220},
	{name: "Port Hercule North", district: "port_hercule", near: orb.Point{7.4231, 43.7369}, look: orb.Point{7.4236, 43.7350}, fov: 74, tilt: 9, mount: 12, far: 280},
	{name: "Quai Antoine 1er", district: "port_hercule", near: orb.Point{7.4250, 43.7330}, look: orb.Point{7.4238, 43.7352}, fov: 74, tilt: 9, mount: 10, far: 280},
	{name: "Rond-Point Sainte-Dévote", district: "sainte_devote", near: orb.Point{7.4216, 43.7371}, look: orb.Point{7.4214, 43.7360}, fov: 70, tilt: 11, mount: 9, far: 200, night: true},
	{name: "Avenue d'Ostende", district: "port_hercule", near: orb.Point{7.4232, 43.7376}, look: orb.Point{7.4216, 43.7367}, fov: 58, tilt: 9, mount: 8, far: 220},
	{name: "Station Sainte-Dévote", district: "sainte_devote", near: orb.Point{7.4196, 43.7383}, look: orb.Point{7.4212, 43.7371}, fov: 68, tilt: 11, mount: 9, far: 180, h265: true},
	{name: "Larvotto Coast Road", district: "larvotto", near: orb.Point{7.4330, 43.7455}, look: orb.Point{7.4350, 43.7473}, fov: 60, tilt: 9, mount: 10, far: 250, hd: true},
	{name: "Place d'Armes", district: "fontvieille", near: orb.Point{7.4192, 43.7327}, look: orb.Point{7.4178, 43.7318}, fov: 72, tilt: 11, mount: 9, far: 180, night: true},
	{name: "Fontvieille Harbour", district: "fontvieille", near: orb.Point{7.4180, 43.7296}, look: orb.Point{7.4205, 43.7296}, fov: 68, tilt: 9, mount: 10, far: 250},
}
