package main

// Grain adds the noise of a small sensor, more of it at night, when its gain is high.
func (c *canvas) grain(frame int) {
	strength := 1
	if c.shot.backdrop.light.night {
		strength = 3
	}
	width := c.shot.size.X
	for y := range c.shot.size.Y {
		h := hash(frame, y, c.shot.backdrop.scene.seed) | 1
		row := c.img.Pix[y*width*4 : (y+1)*width*4]
		for x := 0; x < len(row); x += 4 {
			h ^= h << 13
			h ^= h >> 17
			h ^= h << 5
			d := (int(h&0xff) + int(h>>8&0xff) - 255) * strength / 256
			for k := range 3 {
				row[x+k] = uint8(min(max(int(row[x+k])+d, 0), 255))
			}
		}
	}
}
