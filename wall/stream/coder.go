package stream

import "image"

// A coder holds a session's decoder and knows what it can be given next. The
// decoding goroutine's own.
type coder struct {
	player  *Player
	decoder Decoder     // nil: none
	codec   Codec       // of decoder
	size    image.Point // by the stream's headers; zero: unknown
	level   Level       // in force
	needKey bool        // what was skipped or broken is needed by what follows
	poison  int64       // serial number of the unit that crashed a decoder last
}

// prepare makes the decoder fit u, and tells whether it can be given u. What
// cannot is counted. Its error ends the session.
func (c *coder) prepare(u taken) (ready bool, err error) {
	begins := u.Key || u.lenient && (c.needKey || c.decoder == nil)
	c.follow(u.Key)
	switch {
	case begins:
	case c.level == Keys && !u.lenient:
		c.needKey = true
		c.player.report.skipped()
		return false, nil
	case c.needKey || c.decoder == nil || c.codec != u.Codec:
		c.needKey = true
		c.player.report.dropped(1)
		return false, nil
	}
	size, err := pictureSize(u.AccessUnit)
	if err != nil {
		return false, permanent{err}
	}
	if begins {
		if u.torn && u.Codec == H265 {
			c.close() // it would show leading pictures (RASL) made of those that are missing
		}
		c.needKey = false
		err = c.fit(Coding{Codec: u.Codec, Size: size, Hardware: c.player.source.Hardware})
	}
	return err == nil, err
}

// fit makes a decoder for what begins, if there is none that fits it. One that
// was told the size fits what announces none.
func (c *coder) fit(coding Coding) error {
	same := c.size == coding.Size || coding.Size == (image.Point{})
	if c.decoder != nil && c.codec == coding.Codec && same {
		return nil
	}
	c.close()
	c.codec, c.size = coding.Codec, coding.Size
	d, err := c.player.newDecoder(coding)
	if err != nil {
		return err
	}
	c.decoder = d
	d.Skip(c.level)
	return nil
}

// follow takes the level that is wanted. What follows on a key frame alone
// lacks the pictures between, so that only a key frame ends Keys.
func (c *coder) follow(key bool) {
	want := c.player.wanted()
	if want == c.level || c.level == Keys && !key {
		return
	}
	c.level = want
	if c.decoder != nil {
		c.decoder.Skip(want)
	}
	c.player.report.levelled(want)
}

func (c *coder) close() {
	if c.decoder != nil {
		c.decoder.Close()
		c.decoder = nil
	}
}
