package confine

import "golang.org/x/sys/unix"

// arch is the kernel's name of the processor whose calls are numbered so.
const arch = unix.AUDIT_ARCH_AARCH64
