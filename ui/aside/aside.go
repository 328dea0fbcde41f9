// Package aside does what takes time beside Fyne's goroutine, and hands back
// there what follows from it.
package aside

import (
	"context"
	"sync"
)

// A Job works beside Fyne's goroutine. What it returns is called there; nil:
// nothing follows.
type Job func(context.Context) (then func())

// pending is how many jobs, or results, may wait.
const pending = 64

// An Aside is a queue of jobs. Do and Tick belong to Fyne's goroutine.
type Aside struct {
	jobs chan Job
	done chan func()
}

// New makes an empty queue. Run does what is in it.
func New() *Aside { return &Aside{jobs: make(chan Job, pending), done: make(chan func(), pending)} }

// Do gives a job to Run, and never blocks; false: too many wait already.
func (a *Aside) Do(j Job) bool {
	select {
	case a.jobs <- j:
		return true
	default:
		return false
	}
}

// Run does the jobs, each at once, until ctx ends; then it waits for them.
func (a *Aside) Run(ctx context.Context) {
	var running sync.WaitGroup
	defer running.Wait()
	for {
		select {
		case <-ctx.Done():
			return
		case do := <-a.jobs:
			running.Go(func() { a.finish(ctx, do(ctx)) })
		}
	}
}

func (a *Aside) finish(ctx context.Context, then func()) {
	if then == nil {
		return
	}
	select {
	case a.done <- then:
	case <-ctx.Done():
	}
}

// Tick calls what has followed since.
func (a *Aside) Tick() {
	for {
		select {
		case then := <-a.done:
			then()
		default:
			return
		}
	}
}
