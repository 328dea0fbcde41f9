package mapview

// A cache keeps what was used last, up to a limit of cost.
type cache[K comparable, V any] struct {
	limit int
	used  int
	clock int
	held  map[K]*holding[V]
}

type holding[V any] struct {
	value V
	cost  int
	used  int // the clock's time
}

func newCache[K comparable, V any](limit int) cache[K, V] {
	return cache[K, V]{limit: limit, held: map[K]*holding[V]{}}
}

func (c *cache[K, V]) get(k K) (v V, ok bool) {
	h, ok := c.held[k]
	if !ok {
		return v, false
	}
	c.clock++
	h.used = c.clock
	return h.value, true
}

// put keeps v, and drops the longest unused beyond the limit, but never v.
func (c *cache[K, V]) put(k K, v V, cost int) {
	c.drop(k)
	c.clock++
	c.held[k] = &holding[V]{v, cost, c.clock}
	c.used += cost
	for c.used > c.limit && len(c.held) > 1 {
		c.drop(c.oldest())
	}
}

func (c *cache[K, V]) oldest() (oldest K) {
	first := c.clock + 1
	for k, h := range c.held {
		if h.used < first {
			oldest, first = k, h.used
		}
	}
	return oldest
}

func (c *cache[K, V]) drop(k K) {
	if h, ok := c.held[k]; ok {
		c.used -= h.cost
		delete(c.held, k)
	}
}
