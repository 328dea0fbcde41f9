// Package shelf is the panel of the saved views: it calls one up, saves the
// wall as one, and keeps their names and order.
package shelf
