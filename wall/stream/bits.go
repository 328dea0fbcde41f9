package stream

// bits reads a bit stream, the highest bit of each byte first. Beyond the end
// it reads zeros, and knows that it did.
type bits struct {
	data    []byte
	escaped bool // 00 00 03 stands for 00 00 (H.264 7.4.1, H.265 7.4.2)
	short   bool // more was read than there is

	at    int // of the byte after now
	zeros int // bytes before at
	now   byte
	left  int // bits of now
}

// read returns the next n bits, the last 64 of them if there are more.
func (b *bits) read(n int) (v uint64) {
	for ; n > 0 && !b.short; n-- {
		if b.left == 0 {
			b.load()
		}
		b.left--
		v = v<<1 | uint64(b.now>>b.left&1)
	}
	return v
}

func (b *bits) flag() bool { return b.read(1) == 1 }

// golomb returns the next Exp-Golomb code (H.264 9.1).
func (b *bits) golomb() uint64 {
	zeros := 0
	for zeros < 32 && !b.short && !b.flag() {
		zeros++
	}
	return 1<<zeros - 1 + b.read(zeros)
}

// signed returns the next signed Exp-Golomb code (H.264 9.1.1).
func (b *bits) signed() int64 {
	k := int64(b.golomb())
	if k&1 == 1 {
		return (k + 1) / 2
	}
	return -k / 2
}

func (b *bits) load() {
	if b.escaped && b.zeros >= 2 && b.at < len(b.data) && b.data[b.at] == 3 {
		b.at++
		b.zeros = 0
	}
	if b.at >= len(b.data) {
		b.short, b.now, b.left = true, 0, 8
		return
	}
	b.now, b.left = b.data[b.at], 8
	b.at++
	b.zeros++
	if b.now != 0 {
		b.zeros = 0
	}
}
