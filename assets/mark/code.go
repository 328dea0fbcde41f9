package mark

const (
	checkBits = 6
	generator = 0x43 // x^6 + x + 1
	inverted  = 0x15 // keeps the plates of one colour from being valid
)

func encode(camera, frame int) bits {
	number := bits(frame) & (Frames - 1)
	gray := number ^ number>>1
	id := bits(camera) & (Cameras - 1)
	sum := check(gray<<6|id) ^ inverted
	return gray<<12 | sum>>5<<11 | id<<5 | sum&0x1f
}

func decode(code bits) (camera, frame int, ok bool) {
	camera = int(code >> 5 & (Cameras - 1))
	number := bits(0)
	for gray := code >> 12; gray != 0; gray >>= 1 {
		number ^= gray
	}
	frame = int(number)
	return camera, frame, encode(camera, frame) == code
}

// Check is the remainder of sixteen bits of data, shifted by the check's length, divided by the generator.
func check(data bits) bits {
	rest := data << checkBits
	for bit := 15 + checkBits; bit >= checkBits; bit-- {
		if rest>>bit&1 == 1 {
			rest ^= generator << (bit - checkBits)
		}
	}
	return rest
}
