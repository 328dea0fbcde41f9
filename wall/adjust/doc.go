// Package adjust makes a picture easier to see: brighter, clearer, sharper.
// It is one formula, for the fragment shader and for pixels in memory, and
// knows neither cameras nor screens.
package adjust
