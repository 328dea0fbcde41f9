// Package incidents is the incident list: rows, filters, and a button to
// acknowledge each. It announces what the operator does and decides nothing.
package incidents
