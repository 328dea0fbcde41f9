package label

// recent keeps what was used last: at least limit entries, at most twice as
// many. It has two generations; what is asked for moves to the young one, and
// when that is full the old one is dropped.
type recent[K comparable, V any] struct {
	limit      int
	young, old map[K]V
}

func newRecent[K comparable, V any](limit int) recent[K, V] {
	return recent[K, V]{limit: limit, young: map[K]V{}}
}

func (r *recent[K, V]) get(k K) (V, bool) {
	if v, ok := r.young[k]; ok {
		return v, true
	}
	v, ok := r.old[k]
	if ok {
		r.put(k, v)
	}
	return v, ok
}

func (r *recent[K, V]) put(k K, v V) {
	if len(r.young) >= r.limit {
		r.young, r.old = make(map[K]V, r.limit), r.young
	}
	r.young[k] = v
}
