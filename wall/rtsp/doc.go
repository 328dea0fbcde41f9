// Package rtsp plays cameras over RTSP: a stream.Opener on gortsplib v4. It
// is the only package of the wall that knows that library, and works around
// what is known of it: it counts redirects and losses, computes camera time,
// mends session descriptions and allots UDP ports itself.
package rtsp
