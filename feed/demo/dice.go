package demo

import "time"

func (s *story) chance(part float64) bool { return s.dice.Float64() < part }

func (s *story) between(least, most time.Duration) time.Duration {
	return least + time.Duration(s.dice.Int64N(int64(most-least)+1))
}

func pick[T any](s *story, list []T) T { return list[s.dice.IntN(len(list))] }

// Prefer keeps the good ones of a list, or all when none is good.
func prefer[T any](list []T, good func(T) bool) []T {
	if kept := filter(list, good); len(kept) > 0 {
		return kept
	}
	return list
}

func filter[T any](list []T, keep func(T) bool) (kept []T) {
	for _, v := range list {
		if keep(v) {
			kept = append(kept, v)
		}
	}
	return kept
}
