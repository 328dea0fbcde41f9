// Package sound lets an operator hear one camera at a time. A Player connects
// to the sound of a Source, in a session of its own so that the picture is
// not disturbed, decodes it into a small buffer, and a Device takes its
// samples from there.
//
// The buffer holds a tenth of a second. The clocks of a camera and of a sound
// device never agree: what is too much is played a little faster, what is too
// little a little slower, and what never came is silence.
package sound
