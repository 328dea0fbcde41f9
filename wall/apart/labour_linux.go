package apart

import (
	"os"
	"sync"
	"time"
)

// A labour is the processor time that children have used. Safe for concurrent
// use.
type labour struct {
	mu     sync.Mutex
	living map[int]time.Duration // by process, as far as was seen
	done   time.Duration         // by those that have ended
}

func (l *labour) begins(pid int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.living == nil {
		l.living = map[int]time.Duration{}
	}
	l.living[pid] = 0
}

func (l *labour) ends(p *os.ProcessState) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if p != nil {
		l.done += max(l.living[p.Pid()], p.UserTime()+p.SystemTime())
		delete(l.living, p.Pid())
	}
}

func (l *labour) sum() time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	sum := l.done
	for pid, seen := range l.living {
		l.living[pid] = max(seen, computing(pid)) // one that has just ended does not tell
		sum += l.living[pid]
	}
	return sum
}

// ProcessorTime is what all children have used, those that have ended too.
func (k *Keeper) ProcessorTime() time.Duration { return k.labour.sum() }
