// Package cli is the command line: it reads the settings, wires the parts
// together, runs them and stops them. It gives an exit status back: 0 when it
// went well, 1 when it did not, 2 when what was asked for makes no sense.
package cli
