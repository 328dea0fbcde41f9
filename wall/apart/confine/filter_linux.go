//go:build linux && (amd64 || arm64)

package confine

import (
	"fmt"
	"runtime"
	"unsafe"

	"golang.org/x/sys/unix"
)

// A rule allows one system call, where a mask is given only if the low half
// of one argument has that value under it.
type rule struct {
	call       uintptr
	arg        uint32
	mask, want uint32
}

// rules are what Go's runtime, the C library and a decoder need: memory that
// holds no code, threads of this process, time, signals to itself, and the
// descriptors that are open. The frequent ones come first.
func rules(pid int) []rule {
	all := []rule{
		{call: unix.SYS_CLONE, mask: unix.CLONE_THREAD, want: unix.CLONE_THREAD},
		{call: unix.SYS_TGKILL, mask: ^uint32(0), want: uint32(pid)},
		{call: unix.SYS_MMAP, arg: 2, mask: unix.PROT_EXEC},
		{call: unix.SYS_MPROTECT, arg: 2, mask: unix.PROT_EXEC},
		{call: unix.SYS_PRCTL, mask: ^uint32(0), want: unix.PR_SET_VMA}, // names of Go's memory
	}
	var plain []rule
	for _, call := range []uintptr{
		unix.SYS_RECVMSG, unix.SYS_WRITE, unix.SYS_FUTEX, unix.SYS_EPOLL_PWAIT, unix.SYS_READ,
		unix.SYS_NANOSLEEP, unix.SYS_CLOCK_NANOSLEEP, unix.SYS_CLOCK_GETTIME, unix.SYS_GETTIMEOFDAY,
		unix.SYS_MADVISE, unix.SYS_MUNMAP, unix.SYS_MREMAP, unix.SYS_BRK, unix.SYS_MINCORE, unix.SYS_CLOSE,
		unix.SYS_EPOLL_CTL, unix.SYS_EPOLL_CREATE1, unix.SYS_EVENTFD2, unix.SYS_PIPE2,
		unix.SYS_RT_SIGACTION, unix.SYS_RT_SIGPROCMASK, unix.SYS_RT_SIGRETURN, unix.SYS_SIGALTSTACK,
		unix.SYS_SET_ROBUST_LIST, unix.SYS_RSEQ, unix.SYS_SCHED_YIELD, unix.SYS_SCHED_GETAFFINITY,
		unix.SYS_GETPID, unix.SYS_GETTID, unix.SYS_GETRANDOM, unix.SYS_RESTART_SYSCALL,
		unix.SYS_EXIT, unix.SYS_EXIT_GROUP,
	} {
		plain = append(plain, rule{call: call})
	}
	return append(plain, all...)
}

// Where struct seccomp_data (linux/seccomp.h) has what.
const (
	offNumber = 0
	offArch   = 4
	offArgs   = 16 // eight bytes each, low half first
)

// The instructions of the kernel's packet filter that are used.
func load(offset uint32) unix.SockFilter {
	return unix.SockFilter{Code: unix.BPF_LD | unix.BPF_W | unix.BPF_ABS, K: offset}
}

func and(mask uint32) unix.SockFilter {
	return unix.SockFilter{Code: unix.BPF_ALU | unix.BPF_AND | unix.BPF_K, K: mask}
}

// equal skips that many instructions if it is equal, and if not.
func equal(value uint32, yes, no uint8) unix.SockFilter {
	return unix.SockFilter{Code: unix.BPF_JMP | unix.BPF_JEQ | unix.BPF_K, Jt: yes, Jf: no, K: value}
}

func answer(with uint32) unix.SockFilter {
	return unix.SockFilter{Code: unix.BPF_RET | unix.BPF_K, K: with}
}

// program compiles rules. Whatever they do not allow does not exist (ENOSYS),
// so that the C library does without, as it would with an old kernel.
func program(rules []rule) []unix.SockFilter {
	allow := answer(unix.SECCOMP_RET_ALLOW)
	missing := answer(unix.SECCOMP_RET_ERRNO | uint32(unix.ENOSYS))
	p := []unix.SockFilter{load(offArch), equal(arch, 1, 0), missing, load(offNumber)}
	for _, r := range rules {
		if r.mask == 0 {
			p = append(p, equal(uint32(r.call), 0, 1), allow)
			continue
		}
		p = append(p, equal(uint32(r.call), 0, 5), load(offArgs+8*r.arg), and(r.mask), equal(r.want, 0, 1), allow, missing)
	}
	return append(p, missing)
}

// filter puts the rules over all threads of this process and forbids that a
// program it starts may more than it (PR_SET_NO_NEW_PRIVS, which is demanded).
func filter() error {
	runtime.LockOSThread() // the thread that has no new privileges hands the filter to the others
	defer runtime.UnlockOSThread()
	if err := unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); err != nil {
		return err
	}
	p := program(rules(unix.Getpid()))
	prog := unix.SockFprog{Len: uint16(len(p)), Filter: &p[0]}
	other, _, errno := unix.Syscall(unix.SYS_SECCOMP, unix.SECCOMP_SET_MODE_FILTER, unix.SECCOMP_FILTER_FLAG_TSYNC,
		uintptr(unsafe.Pointer(&prog)))
	switch {
	case errno != 0:
		return errno
	case other != 0:
		return fmt.Errorf("thread %d has another filter", other)
	}
	return nil
}
