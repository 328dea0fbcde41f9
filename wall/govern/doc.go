// Package govern decides what a wall leaves out while the machine is busy:
// above 70 % of its processors for 2 s one step, below 50 % for 10 s one step
// back. A step is a quarter of the tiles, smallest and unselected first: they
// lose the pictures that no other needs, and, when all have, all but key
// frames. The selected tile is the last to lose anything.
//
// It is arithmetic: no clock, no processes, no pictures. Its user measures
// the load once a second and does what Step answers.
package govern
